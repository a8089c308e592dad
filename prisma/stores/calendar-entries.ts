import type { Pool } from 'pg';
import type { Entry } from '../../bot/calendar/entry.ts';
import type { Entries } from '../../bot/calendar/ports.ts';
import type { Param } from '../../bot/engine/saying.ts';
import { whatOf } from './what.ts';

const NOBODY = `'{}'::text[]`;
const first = (...people: readonly string[]): string =>
  `array_remove(ARRAY[${people.map((person) => `${person}.name`).join(', ')}], NULL)`;

/** A row of `o` with the names that its reader may know, and the child whom she brings. */
const row = (names: string, child = 'NULL::uuid'): string => `SELECT o.*, ${names} AS names, ${child} AS child`;

const RUNS = `o.day >= e.from_day AND o.day <= coalesce(e.until_day, 'infinity'::date)`;

/** What the person `$1` is expected at herself, as far as `which`: of a match she knows whom she meets. */
const own = (which: string): string => `
${row(first('p'))} FROM match m JOIN occasion o ON o.series_id = m.id
  JOIN person p ON p.id = CASE WHEN m.mentor_id = $1 THEN m.mentee_id ELSE m.mentor_id END
WHERE (m.mentor_id = $1 OR m.mentee_id = $1) AND ${which}
UNION ALL
${row(NOBODY)} FROM timetable_entry e JOIN occasion o ON o.series_id = e.group_session_id
WHERE e.person_id = $1 AND ${RUNS} AND ${which}
UNION ALL
${row(NOBODY)} FROM group_session l JOIN occasion o ON o.series_id = l.id WHERE l.teacher_id = $1 AND ${which}
UNION ALL
${row(NOBODY)} FROM appointment b JOIN occasion o ON o.series_id = b.id WHERE b.person_id = $1 AND ${which}
UNION ALL
${row(first('p'))} FROM appointment b JOIN occasion o ON o.series_id = b.id JOIN person p ON p.id = b.person_id
WHERE b.host_id = $1 AND ${which}`;

/** With a child, on the days on which it is with her. */
const brought = (which: string): string => `
${row(first('y'), 'y.id')} FROM guardian w JOIN child y ON y.id = w.child_id JOIN timetable_entry e ON e.child_id = y.id
  JOIN occasion o ON o.series_id = e.group_session_id
WHERE w.person_id = $1 AND ${RUNS} AND ${which}
  AND (cardinality(w.weekdays) = 0 OR extract(isodow FROM o.day)::int = ANY(w.weekdays))`;

/** The days of the centre `$1`, or of every centre where that is null. */
const ofCentre = (which: string): string => `
${row(first('mentor', 'mentee'))} FROM match m JOIN programme c ON c.id = m.programme_id JOIN occasion o ON o.series_id = m.id
  JOIN person mentor ON mentor.id = m.mentor_id JOIN person mentee ON mentee.id = m.mentee_id
WHERE ($1::text IS NULL OR c.centre_id = $1) AND ${which}
UNION ALL
${row(NOBODY)} FROM group_session l JOIN programme c ON c.id = l.programme_id JOIN occasion o ON o.series_id = l.id
WHERE ($1::text IS NULL OR c.centre_id = $1) AND ${which}
UNION ALL
${row(first('visitor', 'host'))} FROM appointment b JOIN occasion o ON o.series_id = b.id
  JOIN person visitor ON visitor.id = b.person_id LEFT JOIN person host ON host.id = b.host_id
  LEFT JOIN venue c ON c.id = o.venue_id
WHERE ($1::text IS NULL OR coalesce(c.centre_id, visitor.centre_id) = $1) AND ${which}`;

/** Whoever gives a lesson and takes part in it has it in her calendar once. */
const told = (days: string): string => `
SELECT DISTINCT ON (o.starts_at, o.id, o.child) o.id AS occasion, o.child, o.kind, o.names, g.title, a.kind AS appointment,
  o.starts_at AS "startsAt", o.ends_at AS "endsAt", o.place, v.address, o.state, o.revision, o.revised_at AS "revisedAt",
  CASE WHEN v.latitude IS NOT NULL AND v.longitude IS NOT NULL THEN
    json_build_object('latitude', v.latitude, 'longitude', v.longitude) END AS pin
FROM (${days}) AS o
LEFT JOIN group_session g ON o.kind = 'group-session' AND g.id = o.series_id
LEFT JOIN appointment a ON o.kind = 'appointment' AND a.id = o.series_id
LEFT JOIN venue v ON v.id = o.venue_id
ORDER BY o.starts_at, o.id, o.child`;

const WITHIN = 'o.starts_at >= $2 AND o.starts_at < $3';
const STATEMENTS = {
  hers: { name: 'entries-of-person', text: told(own(WITHIN)) },
  ofCentre: { name: 'entries-of-centre', text: told(ofCentre(WITHIN)) },
  one: {
    name: 'entry-of-occasion',
    text: `SELECT * FROM (${told(`${own('o.id = $2')} UNION ALL ${brought('o.id = $2')}`)}) AS mine
           WHERE child IS NOT DISTINCT FROM $3::uuid LIMIT 1`,
  },
};

type Row = Omit<Entry, 'what' | 'startsAt' | 'endsAt' | 'revisedAt'> & {
  readonly kind: string;
  readonly title: Readonly<Record<string, string>> | null;
  readonly appointment: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly revisedAt: Date;
};

/** To a half of it a match is a meeting with the other one; to staff it is one of many. */
const ownMeeting = (names: readonly string[]): Pick<Entry, 'what' | 'names'> => ({
  what: { key: 'coming.meeting', params: { name: names.join(', ') } },
  names: [],
});
const PAIR: Param = { key: 'calendar.mentoring' };

const entryFor =
  (reader: 'person' | 'staff') =>
  ({ kind, title, appointment, startsAt, endsAt, revisedAt, names, ...row }: Row): Entry => ({
    ...row,
    ...(kind !== 'match'
      ? { what: whatOf({ title, appointment }), names }
      : reader === 'person'
        ? ownMeeting(names)
        : { what: PAIR, names }),
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    revisedAt: revisedAt.toISOString(),
  });

const PERSON_OF = {
  name: 'person-of-conversation',
  text: 'SELECT person_id AS person FROM conversation WHERE id = $1',
};

/** What stands in calendars that people read in apps of their own, on PostgreSQL. */
export function createEntries(pool: Pool): Entries {
  const personOf = async (conversation: string): Promise<string | null> => {
    const { rows } = await pool.query<{ person: string }>({ ...PERSON_OF, values: [conversation] });
    return rows[0]?.person ?? null;
  };
  const ask = async (statement: { name: string; text: string }, reader: 'person' | 'staff', values: unknown[]) =>
    (await pool.query<Row>({ ...statement, values })).rows.map(entryFor(reader));
  const hers: Entries['hers'] = (person, { from, until }) => ask(STATEMENTS.hers, 'person', [person, from, until]);
  return {
    hers,
    ofCentre: (centre, { from, until }) => ask(STATEMENTS.ofCentre, 'staff', [centre, from, until]),
    async one(conversation, { occasion, child }) {
      const person = await personOf(conversation);
      if (person === null) return null;
      const [entry = null] = await ask(STATEMENTS.one, 'person', [person, occasion, child]);
      return entry;
    },
    async all(conversation, window) {
      const person = await personOf(conversation);
      return person === null ? [] : hers(person, window);
    },
  };
}
