import type { AdminParts } from '../../bot/admin/parts.ts';
import { type AdminHouse, openAdmin } from './house.ts';

export type Form = Readonly<Record<string, string>>;

/** The house as Petra sees its week. */
export type WeekHouse = {
  readonly house: AdminHouse;
  readonly cookie: string;
  get(path: string): Promise<string>;
  post(path: string, form: Form): Promise<Response>;
  rows<Row extends object>(sql: string, ...values: unknown[]): Promise<Row[]>;
  idOf(series: string, day: string): Promise<string>;
  /** How an occasion stands now, as a form carries it. */
  seenOf(id: string): Promise<string>;
};

export async function openWeekHouse(changes: () => Partial<AdminParts> = () => ({})): Promise<WeekHouse> {
  const house = await openAdmin(changes);
  const cookie = await house.signIn();
  const rows: WeekHouse['rows'] = async <Row extends object>(sql: string, ...values: unknown[]) =>
    (await house.fresh.database.pool.query<Row>(sql, values)).rows;
  return {
    ...{ house, cookie, rows },
    get: async (path) => (await house.ask(`/admin/week${path}`, { cookie })).text(),
    post: (path, form) => house.ask(`/admin/week${path}`, { cookie, form }),
    async idOf(series, day) {
      const sql = 'SELECT id FROM occasion WHERE series_id = $1 AND day = $2';
      return (await rows<{ id: string }>(sql, series, day))[0]?.id ?? '';
    },
    seenOf: async (id) => (await house.parts.desk.week.occasion(id))?.seen ?? '',
  };
}

/** The fields that a page asks to send once more. */
export const hidden = (page: string): Form =>
  Object.fromEntries(
    [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/gu)].map(([, name, value]) => [name, value]),
  );

/** What a page says, without how. */
export const said = (page: string): string => page.replace(/<[^>]+>/gu, ' ').replace(/\s+/gu, ' ');

/** A Wednesday morning, as a form about a time sends it. */
export const WHEN: Form = { day: '2026-11-25', time: '10:00', minutes: '60', place: 'De Mussen, kamer 5', venue: '' };
