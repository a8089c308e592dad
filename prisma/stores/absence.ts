import type { Pool } from 'pg';
import { circumstances, named, type Running, running, upcoming } from '../../bot/capabilities/absence/facts.ts';
import { dayAfter, instantOf, localTime } from '../../bot/engine/weekly.ts';
import { together } from '../together.ts';
import { type Expected, NAMED, occasionOf, RUNNING, UPCOMING } from './absence-expected.ts';
import { type Answer, answering } from './answer.ts';

/** What a report depends on: whether her centre asks for reasons, and what became of her reports of late. */
const CIRCUMSTANCES = `
SELECT coalesce(c.asks_reason, true) AS "asksReason",
  coalesce(p.help_offered_at > q.since, false) AS offered,
  EXISTS (SELECT 1 FROM absence r WHERE r.person_id = q.id AND r.reported_at > q.since AND r.reason = 'bereavement') AS grieving
FROM unnest($1::uuid[], $2::timestamptz[]) WITH ORDINALITY AS q(id, since, n)
JOIN person p ON p.id = q.id LEFT JOIN centre c ON c.id = p.centre_id ORDER BY q.n`;

const DAY_MS = 86_400_000;
const before = (now: string, days: number): string => new Date(Date.parse(now) - days * DAY_MS).toISOString();
const midnightAfter = (now: string, days: number, zone: string): string =>
  instantOf(`${dayAfter(localTime(now, zone).slice(0, 10), days + 1)}T00:00`, zone);

type Ahead = { readonly id: string; readonly now: string; readonly until: string; readonly most: number };

/** What several people have before them, in one statement: a report begins with this question. */
const planner = (pool: Pool, zone: string) =>
  together(async (asked: readonly Ahead[]): Promise<(readonly Expected[])[]> => {
    const columns = [asked.map(({ id }) => id), asked.map(({ now }) => now), asked.map(({ until }) => until)];
    const values = [...columns, asked.map(({ most }) => most), asked.map(() => zone)];
    const { rows } = await pool.query<{ expected: Expected[] }>({ name: 'absence-upcoming', text: UPCOMING, values });
    return rows.map(({ expected }) => expected);
  });

type OfName = Parameters<typeof named>[0] & { readonly id: string; readonly now: string };
type Found = Expected & { readonly ahead: boolean; readonly reported: boolean };

const finder = (pool: Pool, zone: string) =>
  together(async (asked: readonly OfName[]): Promise<(readonly Found[])[]> => {
    const columns = (['id', 'now', 'occasion', 'series', 'day', 'child'] as const).map((name) =>
      asked.map((one) => one[name]),
    );
    const values = [...columns, asked.map(() => zone)];
    const { rows } = await pool.query<{ expected: Found[] | null }>({ name: 'absence-named', text: NAMED, values });
    return rows.map(({ expected }) => expected ?? []);
  });

type Since = { readonly id: string; readonly since: string };
type Known = ReturnType<typeof circumstances.from>;

const circumstancer = (pool: Pool) =>
  together(async (asked: readonly Since[]): Promise<Known[]> => {
    const values = [asked.map(({ id }) => id), asked.map(({ since }) => since)];
    return (await pool.query<Known>({ name: 'absence-circumstances', text: CIRCUMSTANCES, values })).rows;
  });

const UNASKED: Known = { asksReason: true, offered: false, grieving: false };

/** Answers what the room asks around a report: what is ahead, what is named, what runs, and what it depends on. */
export function absenceAnswers(pool: Pool, zone: string): readonly Answer[] {
  const expectedOf = planner(pool, zone);
  const find = finder(pool, zone);
  const circumstancesOf = circumstancer(pool);
  return [
    answering(upcoming, async ({ days, most }, { id }, now) => {
      const until = midnightAfter(now, days, zone);
      return (await expectedOf({ id, now, until, most })).map(occasionOf);
    }),
    answering(named, async (name, { id }, now) => {
      const [found] = await find({ ...name, id, now });
      if (found === undefined) return null;
      const state = found.ahead ? (found.reported ? 'reported' : 'open') : 'gone';
      return { occasion: occasionOf(found), state };
    }),
    answering(
      circumstances,
      async ({ days }, { id }, now) => (await circumstancesOf({ id, since: before(now, days) })) ?? UNASKED,
    ),
    answering(running, async ({ days }, { id }, now) => {
      const values = [id, now, midnightAfter(now, days, zone), zone];
      const { rows } = await pool.query<Omit<Running, 'reportedAt'> & { reportedAt: Date }>(RUNNING, values);
      return rows.map(({ reportedAt, ...row }) => ({ ...row, reportedAt: reportedAt.toISOString() }));
    }),
  ];
}
