import { describe, expect, it } from 'vitest';
import { figuresOf, type MonthFigures } from '../../bot/admin/small-numbers.ts';
import type { Count } from '../../bot/staff-absence-ports.ts';

const MONTH = '2026-11';
const REASONS = ['ill', 'appointment', 'other'];

/** Who was absent how often: `{ werkfit: { ill: { ann: 2, bea: 1 } } }`. */
type Times = Readonly<Record<string, number>>;
type World = Readonly<Record<string, Readonly<Record<string, Times>>>>;

const countsOf = (world: World): Count[] =>
  Object.entries(world).flatMap(([programme, reasons]) =>
    Object.entries(reasons).flatMap(([reason, times]) => {
      const people = Object.keys(times).filter((name) => (times[name] ?? 0) > 0);
      const sum = people.reduce((total, name) => total + (times[name] ?? 0), 0);
      return people.length === 0 ? [] : [{ month: MONTH, programme, reason, times: sum, people }];
    }),
  );
/** A programme stands there whatever happened in it this month. */
const known = (world: World): Count[] =>
  Object.keys(world).map((programme) => ({ month: '2026-01', programme, reason: 'ill', times: 0, people: [] }));
const shownOf = (world: World): MonthFigures =>
  figuresOf([...known(world), ...countsOf(world)], [MONTH], REASONS)[0] as MonthFigures;
const printed = (world: World): string => {
  const { total, programmes } = shownOf(world);
  return JSON.stringify([total, programmes.map((one) => [one.programme, one.total, [...one.cells]])]);
};
const many = (count: number, times = 1, prefix = 'p'): Times =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, times]));
const cell = (world: World, reason: string, programme = 'werkfit') =>
  shownOf(world)
    .programmes.find((one) => one.programme === programme)
    ?.cells.get(reason);

describe('a number', () => {
  it.each([0, 1, 4])('about %i people is not shown, however often they were absent', (count) => {
    expect(cell({ werkfit: { ill: many(count, 7) } }, 'ill')).toBeNull();
  });

  it('about five people is how often they were absent', () => {
    expect(cell({ werkfit: { ill: many(5, 2) } }, 'ill')).toBe(10);
  });
});

describe('a total', () => {
  const total = (reasons: Readonly<Record<string, Times>>) => shownOf({ werkfit: reasons }).programmes[0]?.total;

  it('is the sum, where nothing is hidden', () => {
    expect(total({ ill: many(5), appointment: many(6), other: many(7) })).toBe(18);
  });

  it('is not told where it would betray the one hidden number', () => {
    expect(total({ ill: many(5), appointment: many(6), other: many(3) })).toBeNull();
  });

  it('is not told where few people stand behind what is hidden, or none: the rest would be nothing', () => {
    expect(total({ ill: many(5), appointment: many(2), other: many(2, 9) })).toBeNull();
    expect(total({ ill: many(5) })).toBeNull();
  });

  it('is told where enough people stand behind several hidden numbers', () => {
    expect(total({ ill: many(5), appointment: many(3), other: many(3, 1, 'q') })).toBe(11);
  });

  it('of the month keeps what its programmes keep, and tells what they told', () => {
    const open = { ill: many(5), appointment: many(6), other: many(7) };
    expect(shownOf({ werkfit: open, werkplaats: open }).total).toBe(36);
    expect(shownOf({ werkfit: open, werkplaats: { ...open, other: many(3) } }).total).toBeNull();
    const two = shownOf({ werkfit: { ...open, other: many(3) }, werkplaats: { ...open, other: many(3, 1, 'q') } });
    expect(two.programmes.map((one) => one.total)).toEqual([null, null]);
    expect(two.total).toBe(28);
  });
});

/** A small random number, the same in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const PROGRAMMES = ['werkfit', 'werkplaats'];
function randomWorld(roll: (sides: number) => number): World {
  const times = () => Object.fromEntries(Array.from({ length: roll(9) }, () => [`p${roll(12)}`, 1 + roll(3)]));
  return Object.fromEntries(
    PROGRAMMES.map((programme) => [programme, Object.fromEntries(REASONS.map((reason) => [reason, times()]))]),
  );
}

const NAMES = [...Array.from({ length: 12 }, (_, index) => `p${index}`), 'somebody'];
const CELLS = PROGRAMMES.flatMap((programme) => REASONS.map((reason) => ({ programme, reason })));
type At = (typeof CELLS)[number];
const timesAt = (world: World, { programme, reason }: At): Times => world[programme]?.[reason] ?? {};
const sumAt = (world: World, at: At): number => Object.values(timesAt(world, at)).reduce((sum, one) => sum + one, 0);
const changed = (world: World, at: At, name: string, by: number): World | null => {
  const before = timesAt(world, at);
  const after = (before[name] ?? 0) + by;
  if (after < 0) return null;
  const cells = { ...world[at.programme], [at.reason]: { ...before, [name]: after } };
  return { ...world, [at.programme]: cells };
};

/** Other worlds with another number in this cell: one time more or less, alone or moved from or to another cell. */
function* others(world: World, at: At): Generator<World> {
  for (const [by, name] of [1, -1].flatMap((by) => NAMES.map((name) => [by, name] as const))) {
    const one = changed(world, at, name, by);
    if (one === null) continue;
    yield one;
    for (const there of CELLS.filter((cell) => cell !== at))
      for (const other of NAMES) {
        const two = changed(one, there, other, -by);
        if (two !== null) yield two;
      }
  }
}

describe('a hidden number', () => {
  it('cannot be worked out: another one would have given the very same page', () => {
    const roll = dice(2026);
    let hidden = 0;
    let totals = 0;
    for (let play = 0; play < 60; play += 1) {
      const world = randomWorld(roll);
      const page = printed(world);
      totals += shownOf(world).programmes.filter(({ total }) => total !== null).length;
      for (const at of CELLS.filter((one) => cell(world, one.reason, one.programme) === null)) {
        hidden += 1;
        const twin = [...others(world, at)].find(
          (other) => sumAt(other, at) !== sumAt(world, at) && printed(other) === page,
        );
        expect(twin, `${JSON.stringify(world)} betrays ${at.programme} ${at.reason}`).toBeDefined();
      }
    }
    expect(hidden).toBeGreaterThan(100);
    expect(totals).toBeGreaterThan(10);
  });
});
