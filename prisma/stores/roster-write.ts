import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { Changes, KnownPerson, Series } from '../../bot/roster/plan/known.ts';
import { isNew } from '../../bot/roster/plan/planning.ts';

type Row = Readonly<Record<string, unknown>>;
type Columns = Readonly<Record<string, string>>;

const SERIES: Columns = {
  rule: 'text',
  start_time: 'text',
  minutes: 'int',
  place: 'text',
  venue_id: 'text',
  from_day: 'date',
  until_day: 'date',
};

/** Tables in the order in which they hang on each other, with what an import writes of them. */
const TABLES: Readonly<Record<string, Columns>> = {
  person: {
    id: 'uuid',
    centre_id: 'text',
    external_id: 'text',
    name: 'text',
    language: 'text',
    roles: 'text[]',
    consented_at: 'timestamptz',
  },
  enrolment: {
    id: 'uuid',
    programme_id: 'text',
    person_id: 'uuid',
    coach_id: 'uuid',
    from_day: 'date',
    until_day: 'date',
  },
  child: { id: 'uuid', centre_id: 'text', external_id: 'text', name: 'text' },
  match: {
    id: 'uuid',
    programme_id: 'text',
    external_id: 'text',
    mentor_id: 'uuid',
    mentee_id: 'uuid',
    coordinator_id: 'uuid',
    ...SERIES,
  },
  group_session: {
    id: 'uuid',
    programme_id: 'text',
    external_id: 'text',
    title: 'jsonb',
    audience: 'text',
    teacher_id: 'uuid',
    rests_in_school_holidays: 'boolean',
    ...SERIES,
  },
  timetable_entry: {
    id: 'uuid',
    group_session_id: 'uuid',
    person_id: 'uuid',
    child_id: 'uuid',
    from_day: 'date',
    until_day: 'date',
  },
};

/** Writes whole rows, new ones and others in the place of those of the same id. Consent that was given stays. */
function upsertOf(table: string, columns: Columns): string {
  const names = Object.keys(columns);
  const fields = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  const written = names
    .filter((name) => name !== 'id')
    .map((name) =>
      name === 'consented_at' ? `${name} = coalesce(t.${name}, excluded.${name})` : `${name} = excluded.${name}`,
    );
  return `INSERT INTO ${table} AS t (${names.join(', ')})
SELECT ${names.join(', ')} FROM json_to_recordset($1::json) AS r(${fields.join(', ')})
ON CONFLICT (id) DO UPDATE SET ${written.join(', ')}`;
}

const GUARDIANS = `
INSERT INTO guardian (child_id, person_id, weekdays)
SELECT child_id, person_id, weekdays FROM json_to_recordset($1::json) AS r(child_id uuid, person_id uuid, weekdays int[])`;

const seriesRow = ({ rule, start, minutes, place, venueId, from, until }: Series): Row => ({
  rule,
  start_time: start,
  minutes,
  place,
  venue_id: venueId,
  from_day: from,
  until_day: until,
});

type IdOf = (ref: string | null) => string | null;

/** The rows of every table, with ids. */
function rowsOf(changes: Changes, idOf: IdOf, now: string): Readonly<Record<string, readonly Row[]>> {
  const person = ({
    id,
    centreId,
    externalId,
    name,
    language,
    roles,
    consented,
  }: Omit<KnownPerson, 'spoken'>): Row => ({
    ...{ id: idOf(id), centre_id: centreId, external_id: externalId, name, language, roles },
    consented_at: consented ? now : null,
  });
  return {
    person: changes.people.map(person),
    enrolment: changes.enrolments.map(({ id, programmeId, personId, coachId, from, until }) => ({
      ...{ id: idOf(id), programme_id: programmeId, person_id: idOf(personId), coach_id: idOf(coachId) },
      ...{ from_day: from, until_day: until },
    })),
    child: changes.children.map(({ id, centreId, externalId, name }) => ({
      ...{ id: idOf(id), centre_id: centreId, external_id: externalId, name },
    })),
    match: changes.matches.map(({ id, programmeId, externalId, mentorId, menteeId, coordinatorId, ...series }) => ({
      ...{ id: idOf(id), programme_id: programmeId, external_id: externalId, ...seriesRow(series) },
      ...{ mentor_id: idOf(mentorId), mentee_id: idOf(menteeId), coordinator_id: idOf(coordinatorId) },
    })),
    group_session: changes.sessions.map(
      ({ id, programmeId, externalId, title, audience, teacherId, rests, ...series }) => ({
        ...{ id: idOf(id), programme_id: programmeId, external_id: externalId, title, audience },
        ...{ teacher_id: idOf(teacherId), rests_in_school_holidays: rests, ...seriesRow(series) },
      }),
    ),
    timetable_entry: changes.entries.map(({ id, sessionId, personId, childId, from, until }) => ({
      ...{ id: idOf(id), group_session_id: idOf(sessionId), person_id: idOf(personId), child_id: idOf(childId) },
      ...{ from_day: from, until_day: until },
    })),
  };
}

/** What is new is called by its row until here; now it gets an id that nobody can guess. */
function naming(): IdOf {
  const ids = new Map<string, string>();
  return (ref) => {
    if (ref === null || !isNew(ref)) return ref;
    const id = ids.get(ref) ?? randomUUID();
    ids.set(ref, id);
    return id;
  };
}

/** Writes what an import does to people and series; the caller holds the transaction. Answers the ids of the series. */
export async function writeChanges(client: PoolClient, changes: Changes, now: string): Promise<string[]> {
  const idOf = naming();
  const rows = rowsOf(changes, idOf, now);
  for (const [table, columns] of Object.entries(TABLES)) {
    const written = rows[table] ?? [];
    if (written.length > 0) await client.query(upsertOf(table, columns), [JSON.stringify(written)]);
  }
  const guardians = changes.children.flatMap(({ id, guardians: all }) =>
    all.map(({ personId, weekdays }) => ({ child_id: idOf(id), person_id: idOf(personId), weekdays })),
  );
  await client.query('DELETE FROM guardian WHERE child_id = ANY($1::uuid[])', [
    changes.children.map(({ id }) => idOf(id)),
  ]);
  if (guardians.length > 0) await client.query(GUARDIANS, [JSON.stringify(guardians)]);
  return [...changes.matches, ...changes.sessions].map(({ id }) => idOf(id) as string);
}
