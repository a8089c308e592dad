import type { Unmet } from '../hsds/map/keeping/ports.ts';

/** A number of fewer questions than this could point at one person. */
const FEWEST = 5;
/** What a reader knows of a hidden number. */
const MOST_HIDDEN = FEWEST - 1;

/** A number; `few`: fewer than five; `unsaid`: it would tell of a hidden one. */
export type Told = number | 'few' | 'unsaid';

/** What one domain tells: its questions, and the same ones by language and by district. */
export type DomainFigures = {
  readonly domain: string;
  readonly total: Told;
  readonly languages: ReadonlyMap<string, Told>;
  /** Null: the district was not said. */
  readonly districts: ReadonlyMap<string | null, Told>;
};
export type UnmetFigures = { readonly month: string; readonly total: Told; readonly domains: readonly DomainFigures[] };

/** The least and the most that something can be, as a reader can work it out. */
type Range = readonly [least: number, most: number];

/** One way of dividing the questions of a domain: by language, or by district. */
type Side = { readonly counts: ReadonlyMap<string | null, number>; readonly shown: number; readonly hidden: number };
type Row = { readonly domain: string; readonly total: number; readonly sides: readonly [Side, Side] };

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((all, one) => all + one, 0);

function sideOf(counts: ReadonlyMap<string | null, number>): Side {
  const shown = [...counts.values()].filter((count) => count >= FEWEST);
  return { counts, shown: sum(shown), hidden: counts.size - shown.length };
}

/** The totals that fit what both sides show: the hidden numbers of each are from nothing to four. */
const rangeOf = ({ sides }: Row): Range => [
  Math.max(...sides.map(({ shown }) => shown)),
  Math.min(...sides.map(({ shown, hidden }) => shown + hidden * MOST_HIDDEN)),
];

/**
 * Whether none of the hidden numbers of a side can be told, where its total is within a range: a single one by what is
 * left for it, several by all of them being nothing or all of them four; nor that few are behind all together.
 */
function isSafe({ shown, hidden }: Side, [least, most]: Range): boolean {
  if (hidden === 0) return true;
  const [from, until] = [least - shown, most - shown];
  if (from < until) return true;
  return hidden > 1 && from >= FEWEST && from < hidden * MOST_HIDDEN;
}

const areSafe = ({ sides }: Row, range: Range): boolean => sides.every((side) => isSafe(side, range));

/** How a domain is shown: with its total, without it, or not at all. */
type Shape = 'whole' | 'open' | 'closed';

function shapeOf(row: Row): Shape {
  if (row.total >= FEWEST && areSafe(row, [row.total, row.total])) return 'whole';
  return areSafe(row, rangeOf(row)) ? 'open' : 'closed';
}

function shown(row: Row, shape: Shape): DomainFigures {
  const [languages, districts] = row.sides.map(
    ({ counts }) =>
      new Map([...counts].map(([key, count]) => [key, shape === 'closed' ? 'unsaid' : count < FEWEST ? 'few' : count])),
  ) as [Map<string, Told>, Map<string | null, Told>];
  return { domain: row.domain, total: shape === 'whole' ? row.total : 'unsaid', languages, districts };
}

/**
 * Whether the total of a month may be told: it says what the untold totals are together, and so narrows each of them.
 */
function maySum(untold: readonly { readonly row: Row; readonly range: Range }[]): boolean {
  if (untold.length === 0) return true;
  const together = sum(untold.map(({ row }) => row.total));
  const [least, most] = [sum(untold.map(({ range }) => range[0])), sum(untold.map(({ range }) => range[1]))];
  if (together < FEWEST) return false;
  return untold.every(({ row, range: [from, until] }) => {
    const narrowed: Range = [Math.max(from, together - (most - until)), Math.min(until, together - (least - from))];
    return narrowed[0] < narrowed[1] && areSafe(row, narrowed);
  });
}

function monthOf(month: string, rows: readonly Row[]): UnmetFigures {
  const shaped = rows.map((row) => ({ row, shape: shapeOf(row) }));
  const untold = shaped.filter(({ shape }) => shape === 'open').map(({ row }) => ({ row, range: rangeOf(row) }));
  // That a domain is not shown at all says something of its total already: no other number may say more.
  const isClosed = shaped.some(({ shape }) => shape === 'closed');
  return {
    month,
    total: !isClosed && maySum(untold) ? sum(rows.map(({ total }) => total)) : 'unsaid',
    domains: shaped.map(({ row, shape }) => shown(row, shape)),
  };
}

/** What the figures are about, each with a row or a column whatever was asked. */
export type Dimensions = {
  readonly months: readonly string[];
  readonly domains: readonly string[];
  readonly languages: readonly string[];
  readonly districts: readonly (string | null)[];
};

/**
 * Questions that ended without a place, per month and domain, by language and by district. No number under five stands
 * there, and none can be worked out from all that does: each number is asked whether a reader who knows the rules could
 * tell a hidden one by it. What is nothing is hidden like what is little.
 */
export function unmetFigures(
  counts: readonly Unmet[],
  { months, domains, languages, districts }: Dimensions,
): UnmetFigures[] {
  return months.map((month) =>
    monthOf(
      month,
      domains.map((domain) => {
        const own = counts.filter((one) => one.month === month && one.domain === domain);
        const by = (field: 'language' | 'district', keys: readonly (string | null)[]): Side =>
          sideOf(
            new Map(keys.map((key) => [key, sum(own.filter((one) => one[field] === key).map(({ count }) => count))])),
          );
        return {
          domain,
          total: sum(own.map(({ count }) => count)),
          sides: [by('language', languages), by('district', districts)],
        };
      }),
    ),
  );
}
