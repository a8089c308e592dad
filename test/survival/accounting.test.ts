import { describe, expect, it } from 'vitest';
import { account } from './accounting.ts';
import { type Said, WINDOW_MS } from './excuse.ts';
import type { Life, Send } from './history.ts';

const KILL = 10_000;
const REF = 'her 3.1';

const said = (turn: number, platformId: number | null, looks = `turn ${turn}`): Said => ({
  ref: `her ${turn}.1`,
  chat: '88',
  turn,
  position: 1,
  looks,
  platformId,
});
const send = (id: number, at: number, looks: string): Send => ({ id, chat: '88', at, looks });

/** A life that was killed with one message in its hands, under a lease of a minute, and the one after it. */
const lives = (killed: Partial<Life> = {}): Life[] => [
  { number: 1, born: 0, died: KILL, orphans: new Map([[REF, KILL + 50_000]]), ...killed },
  { number: 2, born: KILL + 10, died: null, orphans: new Map() },
];
const first = send(1, KILL - 5, 'turn 3');
const second = send(2, KILL + 60_000, 'turn 3');
const twice = (killed: Partial<Life> = {}, sends = [first, second]) =>
  account([said(3, 2)], { sends, lives: lives(killed) });

describe('a message that came twice', () => {
  it('is excused where its first sender was killed before it could write it down', () => {
    const { doubles, faults } = twice();
    expect(faults).toEqual([]);
    expect(doubles).toMatchObject([{ life: 1, window: 5, said: { ref: REF } }]);
  });

  it.each<[string, Partial<Life>]>([
    ['nobody was killed', { died: null }],
    ['the life that was killed did not hold it', { orphans: new Map() }],
    ['its lease had run out when it was sent', { orphans: new Map([[REF, KILL - 1]]) }],
  ])('is a fault where %s', (_, killed) => {
    const { doubles, faults } = twice(killed);
    expect(doubles).toEqual([]);
    expect(faults).toEqual(['chat 88: message 1 "turn 3" is one too many, unexcused']);
  });

  it('is a fault where there was time enough to write it down', () => {
    const early = send(1, KILL - WINDOW_MS - 1, 'turn 3');
    expect(twice({}, [early, second]).faults).toHaveLength(1);
  });

  it('is a fault where it was sent again although it was written down', () => {
    const { faults } = account([said(3, 1)], { sends: [first, second], lives: lives() });
    expect(faults).toEqual(['chat 88: message 2 "turn 3" is one too many, unexcused']);
  });

  it('is a fault where one life sent it twice, killed or not', () => {
    const again = send(2, KILL - 3, 'turn 3');
    const { doubles, faults } = twice({}, [first, again, { ...second, id: 3 }]);
    expect(doubles).toEqual([]);
    expect(faults.length).toBeGreaterThan(0);
    const recorded = account([said(3, 3)], { sends: [first, again, { ...second, id: 3 }], lives: lives() });
    expect(recorded.doubles).toHaveLength(1);
    expect(recorded.faults).toEqual(['chat 88: message 2 "turn 3" is one too many, unexcused']);
  });
});

describe('everything else', () => {
  it('is in order where each message stands once and in its place', () => {
    const sends = [send(1, 1, 'turn 1'), send(2, 2, 'turn 2')];
    expect(account([said(2, 2), said(1, 1)], { sends, lives: lives() })).toEqual({ doubles: [], late: 0, faults: [] });
  });

  it.each<[string, Said[], Send[], string]>([
    ['was not sent', [said(1, null)], [], 'chat 88: her 1.1 "turn 1" was never recorded as delivered'],
    ['is recorded and was not sent', [said(1, 7)], [], 'recorded as message 7, which this chat never got'],
    ['arrived as another', [said(1, 1)], [send(1, 1, 'menu')], 'chat 88: her 1.1 "turn 1" arrived as "menu"'],
    ['nobody meant', [], [send(1, 1, 'menu')], 'chat 88: message 1 "menu" is one too many, unexcused'],
  ])('is a fault: a message that %s', (_, meant, sends, fault) => {
    const { faults } = account(meant, { sends, lives: lives() });
    expect(faults).toEqual([expect.stringContaining(fault)]);
  });

  it('is a fault: one delivery recorded for two messages', () => {
    const meant = [said(1, 1, 'stale'), said(2, 1, 'stale')];
    expect(account(meant, { sends: [send(1, 1, 'stale')], lives: lives() }).faults).toHaveLength(2);
  });

  it('is a fault: an answer below a later one', () => {
    const sends = [send(1, 1, 'turn 2'), send(2, 2, 'turn 1')];
    const { faults } = account([said(1, 2), said(2, 1)], { sends, lives: lives() });
    expect(faults).toEqual(['chat 88: her 1.1 "turn 1" arrived below her 2.1, said later']);
  });

  it('is no fault: a second arrival below a later answer, when the first one stood in its place', () => {
    const sends = [first, send(2, KILL + 100, 'turn 4'), { ...second, id: 3 }];
    const { doubles, late, faults } = account([said(3, 3), said(4, 2)], { sends, lives: lives() });
    expect(faults).toEqual([]);
    expect(doubles).toHaveLength(1);
    expect(late).toBe(1);
  });
});
