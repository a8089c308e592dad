import { createHash } from 'node:crypto';
import { localTime } from '../engine/weekly.ts';
import { asCsv } from '../files/csv.ts';
import { readTables } from '../files/tables.ts';
import { asXlsx } from '../files/xlsx.ts';
import type { Clock } from '../ports.ts';
import type { RosterDesk, Written } from './plan/desk.ts';
import { type Plan, plan } from './plan/plan.ts';
import type { RosterStore } from './plan/ports.ts';
import { fromSheets } from './plan/sheets.ts';
import { templateOf } from './template.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Names exactly what a plan does; null where it does nothing, or something is to be mended first. */
function nameOf({ changes, problems }: Plan): string | null {
  const isNothing = Object.values(changes).every((rows) => rows.length === 0);
  if (isNothing || problems.length > 0) return null;
  return createHash('sha256').update(JSON.stringify(changes)).digest('base64url');
}

/** Import of people and timetables, over the store that keeps them. `zone` is the centre's. */
export function createRosterDesk(store: RosterStore, { clock, zone }: { clock: Clock; zone: string }): RosterDesk {
  const today = (): string => localTime(clock(), zone).slice(0, 10);
  const planned = async (waiting: Parameters<RosterDesk['preview']>[0]): Promise<Plan | null> => {
    const upload = await store.held(waiting);
    return upload === null ? null : plan(await store.known(), upload, today());
  };
  return {
    async upload(name, bytes, staff) {
      const read = await readTables(name, bytes);
      if (typeof read === 'string') return { unreadable: read };
      const upload = fromSheets(read.sheets);
      if (upload === null) return { unreadable: 'not-a-table' };
      if (upload === 'too-big') return { unreadable: 'too-big' };
      const old = read.old.map((sheet) => ({ what: 'old-letters', where: null, about: [sheet.slice(0, 60)] }) as const);
      return { id: await store.hold({ ...upload, warnings: [...old, ...upload.warnings] }, staff) };
    },
    async preview(waiting) {
      const found = await planned(waiting);
      return found && { plan: found, shown: nameOf(found) };
    },
    async problems(waiting, todo, header) {
      const found = await planned(waiting);
      if (found === null) return null;
      const rows = found.problems.map((problem) => {
        const { where, column, value } = problem;
        return [where.sheet, where.row, column, value, todo(problem)];
      });
      const bytes = new TextEncoder().encode(asCsv({ name: 'problems', rows: [header, ...rows] }));
      return { bytes, name: 'te-verbeteren.csv', type: 'text/csv; charset=utf-8' };
    },
    confirm: (waiting, shown) =>
      store.apply(waiting, today(), (known, upload) => {
        const found = plan(known, upload, today());
        return nameOf(found) === shown ? found.changes : null;
      }),
    async template(which): Promise<Written> {
      const bytes = await asXlsx(templateOf(which, await store.known(), today()));
      return { bytes, name: which === 'example' ? 'mensen-voorbeeld.xlsx' : 'mensen-leeg.xlsx', type: XLSX };
    },
  };
}
