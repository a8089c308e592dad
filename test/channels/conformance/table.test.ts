import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DRIVERS } from './drivers/index.ts';
import { GROUPS, type PromiseName } from './names.ts';
import { type Cell, renderTable, withTable } from './table.ts';

const PAGE = join(import.meta.dirname, '../../../docs/channels.md');

/** What the suite says where every one of its tests passes, which is for the suite to prove. */
const cells: readonly Cell[] = Object.entries(GROUPS).flatMap(([group, promises]) =>
  (promises as readonly PromiseName[]).flatMap((promise) =>
    DRIVERS.map(({ title: driver, limits, how }): Cell => {
      const limit = limits[promise];
      return limit === undefined
        ? { group, promise, driver, outcome: 'kept', note: how[promise] ?? '' }
        : { group, promise, driver, outcome: 'limit', note: limit.why };
    }),
  ),
);

it('the table in docs/channels.md is the one that the suite yields; `npm run conformance` writes it', () => {
  const page = readFileSync(PAGE, 'utf8');
  const titles = DRIVERS.map(({ title }) => title);
  expect(page).toBe(withTable(page, renderTable(cells, titles)));
});

it('every driver is tried', () => {
  const files = readdirSync(import.meta.dirname).filter(
    (name) => name.endsWith('.test.ts') && name !== 'table.test.ts',
  );
  expect(files).toHaveLength(DRIVERS.length);
});
