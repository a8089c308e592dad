/** What came of one promise on one driver. */
export type Cell = {
  readonly group: string;
  readonly promise: string;
  readonly driver: string;
  /** `kept`, and how; `limit`: the platform does not let it, and why; `broken`. */
  readonly outcome: 'kept' | 'limit' | 'broken';
  readonly note: string;
};

const BEGIN = '<!-- conformance: written by `npm run conformance` -->';
const END = '<!-- /conformance -->';

const MARKS: Readonly<Record<Cell['outcome'], string>> = { kept: '✓', limit: '—', broken: '✗ **broken**' };

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];
const row = (columns: readonly string[]): string => `| ${columns.join(' | ')} |`;

function cellText(cells: readonly Cell[], promise: string, driver: string): string {
  const cell = cells.find((one) => one.promise === promise && one.driver === driver);
  if (cell === undefined) throw new Error(`${driver} was not asked whether it keeps: ${promise}`);
  return [MARKS[cell.outcome], cell.note.replaceAll('|', '\\|')].filter(Boolean).join(' ');
}

/** The promises of each group, one a row; the drivers side by side. */
export function renderTable(cells: readonly Cell[], drivers: readonly string[]): string {
  const groups = unique(cells.map(({ group }) => group));
  return groups
    .map((group) => {
      const promises = unique(cells.filter((cell) => cell.group === group).map(({ promise }) => promise));
      const rows = promises.map((promise) =>
        row([promise, ...drivers.map((driver) => cellText(cells, promise, driver))]),
      );
      return [row([group, ...drivers]), row(['---', ...drivers.map(() => '---')]), ...rows].join('\n');
    })
    .join('\n\n');
}

/** The page with this table between its marks. Throws where it has none. */
export function withTable(page: string, table: string): string {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`no place for the table: ${BEGIN} … ${END}`);
  return `${page.slice(0, from)}${BEGIN}\n\n${table}\n\n${page.slice(to)}`;
}
