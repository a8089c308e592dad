import { COLUMNS, type Column, headerOf, type ValuesOf } from './columns.ts';
import type { Given, Problem, Warning, Where, Wrong } from './given.ts';
import type { Kind } from './kinds.ts';

/** A row whose cells have been read. */
export type Row<K extends Kind> = {
  readonly kind: K;
  /** Its place in the whole file: what it adds is called by it until it is written. */
  readonly at: number;
  readonly where: Where;
  readonly values: ValuesOf<K>;
  /** A cell could not be read, which has been told already. */
  readonly isBroken: boolean;
};

/** What is found out about a file on the way. */
export type Findings = { readonly problems: Problem[]; readonly warnings: Warning[] };

const MOST_SHOWN = 60;

/** Notes what is wrong with a row; `column` is the field of which it is told. */
export function findProblem(findings: Findings, given: Given, column: string, what: Wrong, may?: string): void {
  const cell = given.values[column];
  findings.problems.push({
    where: given.where,
    column: headerOf(given.kind, column),
    what,
    value: typeof cell === 'string' ? cell.slice(0, MOST_SHOWN) : '',
    ...(may === undefined ? {} : { may }),
  });
}

function readRow(given: Given, at: number, findings: Findings): Row<Kind> {
  const columns: Readonly<Record<string, Column<unknown>>> = COLUMNS[given.kind];
  let isBroken = false;
  // In the order of our columns: what waits in the database has lost that of the file.
  const values = Object.entries(columns).flatMap(([field, column]) => {
    const cell = given.values[field];
    if (cell === undefined) return [];
    if (cell === '') return [[field, null] as const];
    const read = typeof cell === 'string' ? column.read(cell) : cell;
    if ('value' in read) return [[field, read.value] as const];
    isBroken = true;
    findProblem(findings, given, field, read.wrong);
    return [];
  });
  return { kind: given.kind, at, where: given.where, values: Object.fromEntries(values), isBroken };
}

/** Reads every cell of every row, and says of each that cannot be read what is wrong with it. */
export function readRows(given: readonly Given[], findings: Findings): <K extends Kind>(kind: K) => readonly Row<K>[] {
  const rows = given.map((one, at) => readRow(one, at, findings));
  return <K extends Kind>(kind: K) => rows.filter((row): row is Row<K> => row.kind === kind);
}
