import type { Count } from '../staff-absence-ports.ts';

/** A number about fewer people than this could point at one of them. */
export const FEWEST_PEOPLE = 5;

/** How often; null where that could tell of somebody. */
export type Shown = number | null;

export type ProgrammeFigures = {
  readonly programme: string | null;
  readonly total: Shown;
  /** By reason; every reason has one. */
  readonly cells: ReadonlyMap<string, Shown>;
};

export type MonthFigures = {
  readonly month: string;
  readonly total: Shown;
  readonly programmes: readonly ProgrammeFigures[];
};

type Cell = { readonly times: number; readonly people: readonly string[] };
const NOBODY: Cell = { times: 0, people: [] };

const timesOf = (cells: readonly Cell[]): number => cells.reduce((sum, { times }) => sum + times, 0);
const peopleIn = (cells: readonly Cell[]): number => new Set(cells.flatMap(({ people }) => people)).size;
const isHidden = ({ people }: Cell): boolean => people.length < FEWEST_PEOPLE;

/**
 * Whether the sum of hidden numbers may be known. With one of them it would be that number; with several it tells of
 * nobody as long as enough people stand behind it together. A sum of nothing would say that each is nothing.
 */
const maySum = (hidden: readonly Cell[]): boolean =>
  hidden.length === 0 || (hidden.length > 1 && peopleIn(hidden) >= FEWEST_PEOPLE);

type Row = { readonly programme: string | null; readonly cells: ReadonlyMap<string, Cell> };

const hiddenIn = ({ cells }: Row): Cell[] => [...cells.values()].filter(isHidden);
const cellsIn = ({ cells }: Row): Cell[] => [...cells.values()];

const shown = (row: Row): ProgrammeFigures => ({
  programme: row.programme,
  total: maySum(hiddenIn(row)) ? timesOf(cellsIn(row)) : null,
  cells: new Map([...row.cells].map(([reason, cell]) => [reason, isHidden(cell) ? null : cell.times])),
});

/** The total of a month gives away what its programmes hide, unless a total of theirs has told it already. */
function monthOf(month: string, rows: readonly Row[]): MonthFigures {
  const untold = rows.filter((row) => !maySum(hiddenIn(row))).flatMap(hiddenIn);
  const total = maySum(untold) ? timesOf(rows.flatMap(cellsIn)) : null;
  return { month, total, programmes: rows.map(shown) };
}

/**
 * Figures per month, programme and reason in which no number about fewer than five people stands, or can be worked out
 * from the totals: totals are published from the inside out, and each only where what it would betray is a sum over
 * several hidden numbers and at least five people. What is nothing is hidden like what is little.
 */
export function figuresOf(
  counts: readonly Count[],
  months: readonly string[],
  reasons: readonly string[],
): readonly MonthFigures[] {
  const programmes = [...new Set(counts.map(({ programme }) => programme))].toSorted((one, other) =>
    (one ?? '\uffff').localeCompare(other ?? '\uffff', 'nl'),
  );
  const found = new Map(counts.map((count) => [JSON.stringify([count.month, count.programme, count.reason]), count]));
  return months.map((month) =>
    monthOf(
      month,
      programmes.map((programme) => ({
        programme,
        cells: new Map(
          reasons.map((reason) => [reason, found.get(JSON.stringify([month, programme, reason])) ?? NOBODY]),
        ),
      })),
    ),
  );
}
