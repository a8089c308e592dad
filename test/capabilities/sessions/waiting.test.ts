import { beforeEach, describe, expect, it } from 'vitest';
import { memoryStores } from '../../memory/index.ts';
import { alone } from '../answering.ts';

/** The sewing lesson of Wednesday at one; it is reminded of at eleven, and from half past twelve on that is too late. */
const SEWING = '00000000-0000-4000-8000-000000000201:2026-11-25';
const ELEVEN = '2026-11-25T10:00:00Z';
const TOO_LATE = '2026-11-25T11:30:00.000Z';

let selam: ReturnType<typeof alone>;
beforeEach(async () => {
  selam = alone('selam', '2026-11-25T09:55:00Z', 'nl');
  await selam.begin();
});
const remind = () => selam.nudge('sessions', 'soon', SEWING, TOO_LATE);
const keys = (said: Awaited<ReturnType<typeof remind>>) => said.map(({ key }) => key);
/** When the words will knock again. */
const again = () => [...selam.state.knocks.values()].findLast(({ inbound }) => inbound.kind === 'nudge-due')?.at;

describe('the reminder two hours before', () => {
  it('waits while she talks, and is said when she rests', async () => {
    await selam.says('ik kan niet komen');
    selam.playing.now = ELEVEN;
    expect(await remind()).toEqual([]);
    expect(selam.silence()).toEqual({ kind: 'silent', because: 'running-conversation' });
    expect(again()).toBe('2026-11-25T10:05:00Z');
    selam.playing.now = '2026-11-25T10:05:00Z';
    expect(keys(await remind())).toEqual(['sessions.soon']);
  });

  it('waits no longer than until it would be late, and is then dropped with the reason', async () => {
    await selam.says('ik kan niet komen');
    selam.playing.now = ELEVEN;
    for (let round = 0; round < 20 && Date.parse(selam.playing.now) < Date.parse(TOO_LATE); round++) {
      expect(await remind()).toEqual([]);
      const next = again() as string;
      selam.playing.now = new Date(Date.parse(next) - 60_000).toISOString();
      await selam.says('bla');
      selam.playing.now = next;
    }
    expect(selam.playing.now >= TOO_LATE.slice(0, 19)).toBe(true);
    expect(await remind()).toEqual([]);
    expect(selam.silence()).toEqual({ kind: 'silent', because: 'too-late' });
  });

  it('is not worth saying when she has answered meanwhile, and leaves what is open as it is', async () => {
    selam.playing.now = '2026-11-25T10:20:00Z';
    expect(keys(await remind())).toEqual(['sessions.soon']);
    expect(keys(await selam.picks('coming'))).toEqual(['coming.noted']);
    await selam.says('ik kan niet komen');
    selam.playing.now = '2026-11-25T10:40:00Z';
    const [before] = [...selam.state.conversations.values()];
    expect(await remind()).toEqual([]);
    expect(selam.silence()).toEqual({ kind: 'silent', because: 'answered' });
    const [after] = [...selam.state.conversations.values()];
    expect(after?.session).toEqual(before?.session);
  });

  it('says nothing about what she cannot come to, what is elsewhere, and what is none of hers', async () => {
    selam.playing.now = '2026-11-25T10:20:00Z';
    const other = '00000000-0000-4000-8000-000000000210:2026-11-27';
    expect(await selam.nudge('sessions', 'soon', other, TOO_LATE)).toEqual([]);
    expect(selam.silence()).toEqual({ kind: 'silent', because: 'gone' });
    const monday = SEWING.replace('201:2026-11-25', '200:2026-11-30');
    expect(await selam.nudge('sessions', 'soon', monday, '2026-12-01T00:00:00Z')).toEqual([]);
    expect(selam.silence()).toEqual({ kind: 'silent', because: 'moved' });
  });
});

describe('an answer', () => {
  it('that comes after the lesson has begun is met kindly', async () => {
    selam.playing.now = '2026-11-25T11:00:00Z';
    await remind();
    selam.playing.now = '2026-11-25T12:00:00Z';
    expect(keys(await selam.picks('coming'))).toEqual(['coming.gone']);
    expect(selam.state.answers).toEqual([]);
  });

  it('has at most five choices, and a human among them', async () => {
    selam.playing.now = '2026-11-24T17:00:00Z';
    const [evening] = await selam.nudge('sessions', 'reminder', SEWING, '2026-11-25T10:00:00Z');
    expect(evening?.choices?.map(({ id }) => id)).toEqual(['coming', 'cannot-come', 'where', 'childcare', 'human']);
    selam.playing.now = ELEVEN;
    const [soon] = await remind();
    expect(soon?.choices?.map(({ id }) => id)).toEqual(['coming', 'cannot-come', 'where', 'human']);
  });
});

it('plays in a world in which these lessons are', async () => {
  const { lessons } = memoryStores().state.world;
  expect(lessons.map(({ id, weekday }) => [id.slice(-3), weekday])).toEqual([
    ['200', 1],
    ['201', 3],
  ]);
});
