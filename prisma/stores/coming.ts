import type { Pool } from 'pg';
import { ahead, type Expected, expected } from '../../bot/engine/coming.ts';
import { localTime } from '../../bot/engine/weekly.ts';
import type { RecordStore } from '../record.ts';
import { together } from '../together.ts';
import { type Answer, answering } from './answer.ts';
import { coveredIn } from './reported.ts';
import { whatOf } from './what.ts';

/** What the person of a question `q` is expected at, for herself or with a child on her own days, as far as `which`. */
const mine = (which: string): string => `
SELECT o.*, NULL::uuid AS child FROM timetable_entry e JOIN occasion o ON o.series_id = e.group_session_id
WHERE e.person_id = q.person AND o.day >= e.from_day AND o.day <= coalesce(e.until_day, 'infinity'::date) AND ${which}
UNION ALL
SELECT o.*, w.child_id FROM guardian w JOIN timetable_entry e ON e.child_id = w.child_id JOIN occasion o ON o.series_id = e.group_session_id
WHERE w.person_id = q.person AND o.day >= e.from_day AND o.day <= coalesce(e.until_day, 'infinity'::date) AND ${which}
  AND (cardinality(w.weekdays) = 0 OR extract(isodow FROM o.day)::int = ANY(w.weekdays))
UNION ALL
SELECT o.*, NULL FROM appointment a JOIN occasion o ON o.series_id = a.id WHERE a.person_id = q.person AND ${which}`;

/** Nobody reminds of a match here: that has a room of its own. */
const told = (which: string, order: string): string => `
SELECT (SELECT coalesce(json_agg(x ORDER BY x."startsAt", x.occasion, x.child->>'id'), '[]') FROM (
  SELECT o.id AS occasion, o.kind, o.state, o.starts_at AS "startsAt", g.title, a.kind AS appointment, o.place,
    CASE WHEN v.id IS NOT NULL THEN json_build_object(
      'name', v.name, 'address', v.address, 'latitude', v.latitude, 'longitude', v.longitude) END AS venue,
    CASE WHEN k.id IS NOT NULL THEN json_build_object('id', k.id, 'name', k.name) END AS child,
    EXISTS (SELECT 1 FROM absence r WHERE (CASE WHEN k.id IS NULL THEN r.person_id = q.person AND r.child_id IS NULL ELSE r.child_id = k.id END)
      AND ${coveredIn('$4')}) AS absent,
    ARRAY(SELECT DISTINCT s.said FROM answer s WHERE s.occasion_id = o.id AND s.attendee_id = coalesce(k.id, q.person)
      AND s.said_at >= coalesce(o.changed_at, '-infinity')) AS said,
    CASE WHEN a.id IS NOT NULL THEN a.host_id WHEN k.id IS NOT NULL THEN g.teacher_id ELSE coalesce(
      (SELECT n.coach_id FROM enrolment n WHERE n.programme_id = g.programme_id AND n.person_id = q.person AND n.coach_id IS NOT NULL LIMIT 1),
      g.teacher_id) END AS hearer
  FROM (${mine(which)}) AS o
  LEFT JOIN group_session g ON o.kind = 'group-session' AND g.id = o.series_id
  LEFT JOIN appointment a ON o.kind = 'appointment' AND a.id = o.series_id
  LEFT JOIN child k ON k.id = o.child LEFT JOIN venue v ON v.id = o.venue_id
) AS x ${order}) AS told`;

const EXPECTED = `${told('o.id = q.occasion', "WHERE (x.child->>'id')::uuid IS NOT DISTINCT FROM q.child")}
FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) WITH ORDINALITY AS q(occasion, child, person, n) ORDER BY q.n`;

const AHEAD = `${told("o.starts_at > q.now AND o.starts_at < q.now + make_interval(hours => q.hours) AND o.state = 'planned'", 'WHERE NOT x.absent AND cardinality(x.said) = 0')}
FROM unnest($1::uuid[], $2::timestamptz[], $3::int[]) WITH ORDINALITY AS q(person, now, hours, n) ORDER BY q.n`;

type Row = Omit<Expected, 'starts' | 'zone' | 'what'> & { readonly title: Readonly<Record<string, string>> | null };

const expectedIn =
  (zone: string) =>
  ({ title, ...row }: Row): Expected => {
    const startsAt = new Date(row.startsAt).toISOString();
    return { ...row, startsAt, starts: localTime(startsAt, zone), zone, what: whatOf({ title, ...row }) };
  };

/** What people are expected at. At six in the evening half a centre is reminded at once: asked for together. */
export function comingAnswers(pool: Pool, zone: string): readonly Answer[] {
  const ask = async (name: string, text: string, values: readonly unknown[]) => {
    const { rows } = await pool.query<{ told: Row[] }>({ name, text, values: [...values, zone] });
    return rows.map(({ told }) => told.map(expectedIn(zone)));
  };
  type One = { readonly occasion: string; readonly child: string | null; readonly person: string };
  const one = together((asked: readonly One[]) => {
    const columns = [asked.map(({ occasion }) => occasion), asked.map(({ child }) => child)];
    return ask('coming-expected', EXPECTED, [...columns, asked.map(({ person }) => person)]);
  });
  type All = { readonly person: string; readonly now: string; readonly hours: number };
  const all = together((asked: readonly All[]) => {
    const columns = [asked.map(({ person }) => person), asked.map(({ now }) => now)];
    return ask('coming-ahead', AHEAD, [...columns, asked.map(({ hours }) => hours)]);
  });
  return [
    answering(expected, async ({ occasion, child }, { id }) => (await one({ occasion, child, person: id }))[0] ?? null),
    answering(ahead, ({ hours }, { id }, now) => all({ person: id, now, hours })),
  ];
}

/** What was said about coming: kept by whom, of whom, and when. Said again, it counts anew. */
export const saidStore = (record: string): RecordStore => ({
  record,
  applies: [
    `INSERT INTO answer (occasion_id, person_id, attendee_id, said, said_at)
     SELECT o.id, mine.person, coalesce((mine.data->>'child')::uuid, mine.person), mine.data->>'said', mine.at
     FROM mine JOIN occasion o ON o.id = (mine.data->>'occasion')::uuid
     ON CONFLICT (occasion_id, person_id, attendee_id, said) DO UPDATE SET said_at = excluded.said_at`,
  ],
});
