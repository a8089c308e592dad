import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { together } from '../../prisma/together.ts';

type Thing = { readonly id: number; readonly bad: boolean; readonly patient: boolean };

const things = fc
  .array(fc.record({ bad: fc.boolean(), patient: fc.boolean() }), { minLength: 1, maxLength: 200 })
  .map((all) => all.map((one, id): Thing => ({ ...one, id })));

/** Something that does things together, whole or not at all, and remembers what it did. */
function doer(scheduler: fc.Scheduler | null) {
  const rounds: number[][] = [];
  const done: number[] = [];
  const doAll = async (round: readonly Thing[]): Promise<string[]> => {
    rounds.push(round.map(({ id }) => id));
    await scheduler?.schedule(Promise.resolve());
    if (round.some(({ bad }) => bad)) throw new Error(`a bad apple among ${round.length}`);
    done.push(...round.map(({ id }) => id));
    return round.map(({ id }) => `done ${id}`);
  };
  return { doAll, rounds, done };
}

const outcomeOf = ({ id, bad }: Thing) =>
  bad ? { status: 'rejected', reason: new Error('a bad apple among 1') } : { status: 'fulfilled', value: `done ${id}` };

describe('together', () => {
  it('gives everybody her own result, does each good thing once, and lets a bad one fail alone', async () => {
    await fc.assert(
      fc.asyncProperty(
        things,
        fc.scheduler(),
        fc.array(fc.nat(5), { maxLength: 20 }),
        async (all, scheduler, pauses) => {
          const { doAll, done } = doer(scheduler);
          const one = together(doAll, ({ patient }) => patient);
          const asked: Promise<string>[] = [];
          for (const [index, thing] of all.entries()) {
            asked.push(one(thing));
            // Some come in one breath, others while rounds are under way.
            if (pauses[index % 20] === 0) await new Promise(setImmediate);
          }
          const settled = Promise.allSettled(asked);
          const outcomes = await scheduler.waitFor(settled);
          expect(outcomes).toEqual(all.map(outcomeOf));
          expect(done.sort((a, b) => a - b)).toEqual(all.filter(({ bad }) => !bad).map(({ id }) => id));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('does a lone thing alone, and what is asked for meanwhile in few rounds', async () => {
    const scheduler = fc.sample(fc.scheduler(), 1)[0] as fc.Scheduler;
    const { doAll, rounds } = doer(scheduler);
    const one = together(doAll);
    const good = (id: number): Thing => ({ id, bad: false, patient: false });
    const first = one(good(0));
    await new Promise(setImmediate);
    expect(rounds).toEqual([[0]]);
    const others = Array.from({ length: 40 }, (_, n) => one(good(n + 1)));
    await scheduler.waitFor(Promise.all([first, ...others]));
    expect(rounds.length).toBeLessThan(5);
  });

  it('never does more than 128 in one round', async () => {
    const { doAll, rounds } = doer(null);
    const one = together(doAll);
    await Promise.all(Array.from({ length: 300 }, (_, id) => one({ id, bad: false, patient: false })));
    expect(Math.max(...rounds.map((round) => round.length))).toBe(128);
    expect(rounds.flat()).toHaveLength(300);
  });

  it('keeps the order in which things were asked for', async () => {
    const { doAll, rounds } = doer(null);
    const one = together(doAll);
    await Promise.all(Array.from({ length: 300 }, (_, id) => one({ id, bad: false, patient: false })));
    expect(rounds.flat()).toEqual(Array.from({ length: 300 }, (_, id) => id));
  });

  it('tells a large round in portions: those told first are under way again while the others still wait', async () => {
    const { doAll, rounds } = doer(null);
    const one = together(doAll);
    const twice = async (id: number): Promise<void> => {
      await one({ id, bad: false, patient: false });
      await one({ id: id + 100, bad: false, patient: false });
    };
    await Promise.all(Array.from({ length: 32 }, (_, id) => twice(id)));
    expect(rounds.map((round) => round.length)).toEqual([32, 16, 16]);
    expect(rounds.flat()).toHaveLength(64);
  });

  it('does a patient thing also where nothing else comes', async () => {
    const { doAll, rounds } = doer(null);
    const one = together(doAll, ({ patient }) => patient);
    expect(await one({ id: 1, bad: false, patient: true })).toBe('done 1');
    expect(rounds).toEqual([[1]]);
  });

  it('takes a patient thing along with the next that is not', async () => {
    const { doAll, rounds } = doer(null);
    const one = together(doAll, ({ patient }) => patient);
    await Promise.all([one({ id: 1, bad: false, patient: true }), one({ id: 2, bad: false, patient: false })]);
    expect(rounds).toEqual([[1, 2]]);
  });
});
