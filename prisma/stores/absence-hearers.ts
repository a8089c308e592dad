import type { Pool } from 'pg';
import {
  type Heard,
  type Hearing,
  heard,
  hearers,
  type Waiting,
  waiting,
} from '../../bot/capabilities/absence/hearing.ts';
import { localTime } from '../../bot/engine/weekly.ts';
import type { RecordStore } from '../record.ts';
import { holidaysFrom } from '../timetable/closed.ts';
import { together } from '../together.ts';
import { type Answer, answering } from './answer.ts';

/** While nobody knows until when, so many days hold every weekly thing once for everybody who waits at it. */
const OPEN_DAYS = 14;
/** So far ahead the rules look for a working day. */
const CLOSED_DAYS = 15;

/** Days `o` that are missed by `q`, a report as it names itself: person, child, series, extent, from_day, until_day, zone. */
const MISSED = `o.state = 'planned' AND (q.extent <> 'once' OR o.series_id = q.series)
  AND o.starts_at >= q.from_day::timestamp AT TIME ZONE q.zone
  AND o.starts_at < (coalesce(q.until_day, q.from_day + ${OPEN_DAYS - 1}) + 1)::timestamp AT TIME ZONE q.zone`;

const ON_HER_DAYS = `o.day >= e.from_day AND o.day <= coalesce(e.until_day, 'infinity'::date)`;

/** Who waits at each of them: the other half of a match and its coordinator, teacher and coach, a host, the other guardian. */
const WAITING_AT = `
SELECT x.person, x."as", o.starts_at FROM match m JOIN occasion o ON o.series_id = m.id
CROSS JOIN LATERAL (VALUES (m.coordinator_id, 'coach'),
  (CASE WHEN m.mentor_id = q.person THEN m.mentee_id ELSE m.mentor_id END, CASE WHEN m.mentor_id = q.person THEN 'mentee' ELSE 'mentor' END)) AS x(person, "as")
WHERE q.child IS NULL AND q.person IN (m.mentor_id, m.mentee_id) AND ${MISSED}
UNION ALL
SELECT x.person, x."as", o.starts_at FROM timetable_entry e JOIN group_session g ON g.id = e.group_session_id
JOIN occasion o ON o.series_id = g.id AND ${ON_HER_DAYS}
CROSS JOIN LATERAL (SELECT g.teacher_id, 'teacher' UNION ALL SELECT n.coach_id, 'coach' FROM enrolment n
  WHERE n.programme_id = g.programme_id AND n.person_id = q.person AND q.from_day BETWEEN n.from_day AND coalesce(n.until_day, 'infinity')) AS x(person, "as")
WHERE q.child IS NULL AND e.person_id = q.person AND ${MISSED}
UNION ALL
SELECT x.person, x."as", o.starts_at FROM timetable_entry e JOIN group_session g ON g.id = e.group_session_id
JOIN occasion o ON o.series_id = g.id AND ${ON_HER_DAYS}
CROSS JOIN LATERAL (SELECT g.teacher_id, 'teacher' UNION ALL SELECT w.person_id, 'guardian' FROM guardian w
  WHERE w.child_id = e.child_id AND (cardinality(w.weekdays) = 0 OR extract(isodow FROM o.day)::int = ANY(w.weekdays))) AS x(person, "as")
WHERE e.child_id = q.child AND ${MISSED}
UNION ALL
SELECT a.host_id, 'host', o.starts_at FROM appointment a JOIN occasion o ON o.series_id = a.id
WHERE q.child IS NULL AND a.person_id = q.person AND ${MISSED}`;

/** Each of them once, with what she would wait at next; who looks after the person hears as her coach. */
const HEARERS = `
SELECT h.person, CASE WHEN bool_or(h."as" = 'coach') THEN 'coach' ELSE min(h."as") END AS "as",
       to_char(coalesce(min(h.starts_at) FILTER (WHERE h.starts_at > q.now), min(h.starts_at)) AT TIME ZONE q.zone, 'YYYY-MM-DD"T"HH24:MI') AS starts
FROM (${WAITING_AT}) AS h WHERE h.person <> q.person GROUP BY h.person`;

const HEARING = `
SELECT (SELECT coalesce(json_agg(h ORDER BY h.person), '[]') FROM (${HEARERS}) AS h) AS hearers,
       coalesce(c.work_from, '09:00') AS "from", coalesce(c.work_until, '17:00') AS "until", coalesce(c.work_days, '{1,2,3,4,5}') AS days
FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::date[], $6::date[], $7::timestamptz[], $8::text[])
  WITH ORDINALITY AS q(person, child, series, extent, from_day, until_day, now, zone, n)
JOIN person p ON p.id = q.person LEFT JOIN centre c ON c.id = p.centre_id ORDER BY q.n`;

/** A word `k` about an absence that is told, or waits to be. */
const IS_NEWS = `k.inbound->'place'->>'room' = 'absence' AND k.inbound->'place'->>'step' = 'news'`;
const SAID = `k.inbound->'place'->'data'`;
/** … about the report `r`, as it was made: of what was taken back and reported anew only the last. */
const IS_ABOUT = `r.person_id = (${SAID}->>'person')::uuid AND r.child_id IS NOT DISTINCT FROM (${SAID}->>'child')::uuid
  AND r.series_id = (${SAID}->>'series')::uuid AND r.from_day = (${SAID}->>'from')::date AND r.reported_at = (${SAID}->>'at')::timestamptz`;

/** Put off by quiet hours a word goes on under another key: who has been told has none left that is open. */
const HEARD = `
SELECT k.person_id AS person, ${SAID}->>'as' AS "as", ${SAID}->>'starts' AS starts, coalesce(r.child_id, r.person_id) AS who,
       coalesce(child.name, p.name, '') AS name
FROM absence r JOIN person p ON p.id = r.person_id LEFT JOIN child ON child.id = r.child_id
CROSS JOIN LATERAL (SELECT r.person_id, r.child_id, r.series_id, r.extent, r.from_day, r.until_day, $3::timestamptz, $4::text) AS q(person, child, series, extent, from_day, until_day, now, zone)
CROSS JOIN LATERAL (${HEARERS}) AS h
JOIN knock k ON k.person_id = h.person AND ${IS_NEWS} AND ${IS_ABOUT}
WHERE r.person_id = $1 AND r.reported_at = $2
GROUP BY 1, 2, 3, 4, 5 HAVING bool_and(k.done_at IS NOT NULL) ORDER BY starts, person`;

const WAITING = `
SELECT (SELECT coalesce(json_agg(w ORDER BY w.starts, w.key), '[]') FROM (
  SELECT k.key, coalesce(${SAID}->>'child', ${SAID}->>'person') AS who, coalesce(child.name, p.name, '') AS name, ${SAID}->>'as' AS "as", ${SAID}->>'starts' AS starts,
         CASE WHEN r.until_day IS NULL OR r.until_day >= left(${SAID}->>'starts', 10)::date
           THEN to_json((SELECT x FROM (SELECT r.reason, r.extent, r.late WHERE r.id IS NOT NULL) AS x)) END AS report
  FROM knock k LEFT JOIN absence r ON ${IS_ABOUT}
  LEFT JOIN person p ON p.id = r.person_id LEFT JOIN child ON child.id = r.child_id
  WHERE k.person_id = q.person AND k.done_at IS NULL AND k.at <= q.now AND ${IS_NEWS}
) AS w) AS words FROM unnest($1::uuid[], $2::timestamptz[]) WITH ORDINALITY AS q(person, now, n) ORDER BY q.n`;

type Asked = {
  readonly person: string;
  readonly child: string | null;
  readonly series: string;
  readonly extent: string;
  readonly from: string;
  readonly until: string | null;
  readonly now: string;
};
type Found = Omit<Hearing['work'], 'closed'> & Pick<Hearing, 'hearers'>;

const hearingIn = (pool: Pool, zone: string) =>
  together(async (asked: readonly Asked[]): Promise<Found[]> => {
    const names = ['person', 'child', 'series', 'extent', 'from', 'until', 'now'] as const;
    const values = [...names.map((name) => asked.map((one) => one[name])), asked.map(() => zone)];
    return (await pool.query<Found>({ name: 'absence-hearers', text: HEARING, values })).rows;
  });

const waitingIn = (pool: Pool) =>
  together(async (asked: readonly { readonly person: string; readonly now: string }[]): Promise<Waiting[][]> => {
    const values = [asked.map(({ person }) => person), asked.map(({ now }) => now)];
    const { rows } = await pool.query<{ words: Waiting[] }>({ name: 'absence-waiting', text: WAITING, values });
    return rows.map(({ words }) => words);
  });

/** Answers who has to hear of an absence, who has heard, and what somebody still has to hear. */
export function absenceHearersAnswers(pool: Pool, zone: string): readonly Answer[] {
  const hearingOf = hearingIn(pool, zone);
  const waitingFor = waitingIn(pool);
  return [
    answering(hearers, async (missed, { id }, now) => {
      const { hearers, ...work } = await hearingOf({ ...missed, person: id, now });
      return { hearers, work: { ...work, closed: holidaysFrom(localTime(now, zone).slice(0, 10), CLOSED_DAYS) } };
    }),
    answering(heard, async ({ reportedAt }, { id }, now) => {
      const values = [id, reportedAt, now, zone];
      return (await pool.query<Heard>({ name: 'absence-heard', text: HEARD, values })).rows;
    }),
    answering(waiting, (_, { id }, now) => waitingFor({ person: id, now })),
  ];
}

/** Words that were said together with others, or are not worth saying, wait no longer. */
export const toldStore: RecordStore = {
  record: 'absence.told',
  applies: [
    `UPDATE knock SET done_at = mine.at FROM mine CROSS JOIN LATERAL jsonb_array_elements(mine.data->'words') AS word
     WHERE knock.key = word->>'key' AND knock.person_id = mine.person AND knock.done_at IS NULL`,
  ],
};
