import { describe, expect, it } from 'vitest';
import { type Register, register, type State } from '../../../bot/capabilities/attendance/facts.ts';
import { attendance } from '../../../bot/capabilities/attendance/index.ts';
import { pageOf } from '../../../bot/capabilities/attendance/rules.ts';
import type { Answer, Visit } from '../../../bot/engine/capability.ts';
import { withAnswer } from '../../../bot/engine/fact.ts';
import type { Data } from '../../../bot/engine/saying.ts';

const NAMES = ['Ali', 'Bo', 'Can', 'Dina', 'Eva', 'Fatma', 'Gül'];
const HERE = { occasion: 'lesson' };

const lesson = (reported: readonly string[] = [], states: Readonly<Record<string, State>> = {}): Register => ({
  starts: '2026-11-23T09:30',
  what: 'Naailes',
  people: NAMES.map((name) => ({ id: name, name, reported: reported.includes(name), state: states[name] ?? null })),
});

function visits(step: string, data: Data, told: Register | null, id?: string) {
  const answer: Answer | null = id === undefined ? null : { kind: 'choice', id, choice: { id, label: '' } };
  const visit = { place: { room: 'attendance', step, data }, answer } as Visit;
  return attendance.step(visit, withAnswer(new Map(), register(HERE), told));
}
const naming = (away: readonly string[] = [], from = 0, anew = false): Data => ({
  ...HERE,
  away: away.map((id) => ({ id, state: 'no-show' })),
  from,
  anew,
});
const idsOf = (move: ReturnType<typeof visits>) => move.saying?.choices?.map(({ id }) => id);
const marksOf = (move: ReturnType<typeof visits>) =>
  move.effects.flatMap((effect) =>
    effect.kind === 'record' ? (effect.data as { marks: { id: string; state: string }[] }).marks : [],
  );

describe('more names than fit in a message', () => {
  it('come four at a time, and after the last ones the first again', () => {
    expect(idsOf(visits('who', naming(), lesson()))).toEqual(['Ali', 'Bo', 'Can', 'Dina', 'more']);
    const next = visits('who', naming(), lesson(), 'more');
    expect(next).toMatchObject({ kind: 'go', step: 'who', data: { from: 4 } });
    expect(idsOf(visits('who', naming([], 4), lesson()))).toEqual(['Eva', 'Fatma', 'Gül', 'more']);
    expect(visits('who', naming([], 4), lesson(), 'more')).toMatchObject({ data: { from: 0 } });
  });

  it('leave out whoever was named, and leave room for "that was all"', () => {
    expect(idsOf(visits('who', naming(['Ali']), lesson()))).toEqual(['Bo', 'Can', 'Dina', 'more', 'done']);
    expect(idsOf(visits('who', naming(['Ali', 'Bo', 'Can']), lesson()))).toEqual([
      'Dina',
      'Eva',
      'Fatma',
      'Gül',
      'done',
    ]);
  });

  it.each([0, 1, 4, 5, 6, 11])('show everybody of %i people at some page, in at most five choices', (count) => {
    const people = Array.from({ length: count }, (_, index) => index);
    for (const others of [0, 1]) {
      const seen: number[] = [];
      for (let from: number | null = 0, turns = 0; from !== null && turns < 6; turns += 1) {
        const { things, next }: ReturnType<typeof pageOf<number>> = pageOf(people, from, others);
        expect(things.length + others + (next === null ? 0 : 1)).toBeLessThanOrEqual(5);
        seen.push(...things);
        from = next === 0 ? null : next;
      }
      expect(seen).toEqual(people);
    }
  });
});

describe('what is written', () => {
  it('is one who did not come at once, and the others when that was all', () => {
    const named = visits('how', { ...(naming() as object), who: 'Bo', name: 'Bo' } as Data, lesson(), 'no-show');
    expect(marksOf(named)).toEqual([{ id: 'Bo', state: 'no-show' }]);
    const all = marksOf(visits('who', naming(['Bo']), lesson(['Eva']), 'done'));
    expect(all.filter(({ state }) => state === 'present').map(({ id }) => id)).toEqual([
      'Ali',
      'Can',
      'Dina',
      'Fatma',
      'Gül',
    ]);
    expect(all.filter(({ state }) => state !== 'present')).toEqual([{ id: 'Eva', state: 'absent' }]);
  });

  it('never is what staff have seen already, nor "present" for whoever had reported it', () => {
    const all = marksOf(visits('register', HERE, lesson(['Ali'], { Bo: 'late' }), 'everybody'));
    expect(all).not.toContainEqual(expect.objectContaining({ id: 'Bo' }));
    expect(all).toContainEqual({ id: 'Ali', state: 'absent' });
    expect(all.filter(({ state }) => state === 'present')).toHaveLength(5);
  });

  it('is nothing where everybody is known, or it is not hers to say', () => {
    expect(visits('register', HERE, lesson(NAMES)).effects).toEqual([{ kind: 'silent', because: 'answered' }]);
    expect(visits('register', HERE, null).effects).toEqual([{ kind: 'silent', because: 'gone' }]);
    expect(visits('who', naming(), null, 'done').saying?.key).toBe('attendance.gone');
  });

  it('names somebody who is expected, and nobody else', () => {
    expect(visits('who', naming(), lesson(['Ali']), 'Ali').kind).toBe('miss');
    expect(visits('who', naming(), lesson(), 'Zed').kind).toBe('miss');
  });
});
