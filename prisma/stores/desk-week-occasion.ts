import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { Attendee } from '../../bot/engine/calendar.ts';
import { instantOf } from '../../bot/engine/weekly.ts';
import type { AttendanceState, Expectation, OccasionDetail } from '../../bot/staff-week-ports.ts';
import { onWeekday, weekdayOf } from '../timetable/rule.ts';
import { attendeesIn, SAID, SERIES_OF } from './attendees.ts';
import { attendeeOf, STANDING, type StandingRow, standingOf } from './desk-week.ts';
import { type Said, WORDS, wordsOf } from './desk-week-words.ts';

const WROTE =
  'SELECT c.id FROM conversation c WHERE c.person_id = x.person AND c.version > 0 ORDER BY c.last_at DESC, c.id LIMIT 1';

const EXPECTATIONS = `(
  SELECT coalesce(json_agg(json_build_object('person', x.person, 'name', p.name, 'as', x."as", 'child', x.child, 'absent', x.absent,
    'conversation', (${WROTE}), 'hasAny', EXISTS (SELECT 1 FROM conversation c WHERE c.person_id = x.person),
    'consented', p.consented_at IS NOT NULL, 'stopped', p.stopped_at IS NOT NULL,
    'attendance', (SELECT t.state FROM attendance t WHERE t.occasion_id = o.id AND t.attendee_id = coalesce((x.child->>'id')::uuid, x.person)),
    'words', ${WORDS}) ORDER BY x."as", p.name, x.child->>'name', x.person), '[]')
  FROM (${attendeesIn('$3')}) AS x JOIN person p ON p.id = x.person
)`;

/** With another moment in `$2`, everything is as if it stood there; what was said is known by where it stood. */
const OCCASION = `
SELECT ${STANDING}, o.series_id AS series, o.stood_at, o.minutes, o.venue_id AS venue, o.changed_at, coalesce(m.rule, g.rule) AS rule,
  a.interpreter, coalesce(a.childcare, false) AS childcare,
  EXISTS (SELECT 1 FROM slot s WHERE s.taken_by = o.series_id) AS "fromSlot", ${EXPECTATIONS} AS expectations, ${SAID} AS answers
FROM (SELECT id, kind, series_id, day, coalesce($2, starts_at) AS starts_at, starts_at AS stood_at, ends_at, minutes, place, venue_id,
  state, why, why_name, moved_from, changed_at FROM occasion WHERE id = $1) AS o ${SERIES_OF}`;

type Found = Omit<Attendee, 'said' | 'name'> & {
  readonly name: string | null;
  readonly conversation: string | null;
  readonly hasAny: boolean;
  readonly consented: boolean;
  readonly stopped: boolean;
  readonly attendance: AttendanceState | null;
  readonly words: readonly Said[];
};
type Row = StandingRow &
  Pick<OccasionDetail, 'series' | 'minutes' | 'venue' | 'interpreter' | 'childcare' | 'fromSlot'> & {
    readonly stood_at: Date;
    readonly changed_at: Date | null;
    readonly rule: string | null;
    readonly expectations: readonly Found[];
    readonly answers: readonly { readonly attendee: string; readonly said: string }[];
  };

/** What a change can overwrite, as far as it matters to whoever makes another one. */
type Changeable = {
  readonly startsAt: Date;
  readonly minutes: number;
  readonly place: string;
  readonly venue: string | null;
  readonly state: string;
  readonly changedAt: Date | null;
};

/** Names how an occasion stands, in a few letters, for a form to carry. */
export const seenOf = ({ startsAt, minutes, place, venue, state, changedAt }: Changeable): string =>
  createHash('sha256')
    .update(JSON.stringify([startsAt, minutes, place, venue, state, changedAt]))
    .digest('base64url')
    .slice(0, 16);

function reachOf({ hasAny, consented, stopped }: Found): Expectation['unreachable'] {
  if (!hasAny) return 'no-conversation';
  if (!consented) return 'no-consent';
  return stopped ? 'stopped' : null;
}

const expectationOf =
  (answers: Row['answers']) =>
  (found: Found): Expectation => {
    const { person, name, as, child, absent, conversation, attendance } = found;
    const said = answers.filter(({ attendee }) => attendee === attendeeOf(found)).map((one) => one.said);
    return {
      ...{ person, name, as, child, absent, conversation, attendance, said },
      unreachable: reachOf(found),
      words: wordsOf(found.words, child?.id ?? null),
      // As in workers/corrections.ts: a visitor knows of her appointment from when it was made.
      told: as === 'visitor' || found.words.some(({ done }) => done),
    };
  };

/** An occasion with who is expected, what each was told and said. With `at`, who would be absent at that moment. */
export async function readOccasion(
  pool: Pool,
  zone: string,
  id: string,
  at: string | null,
): Promise<OccasionDetail | null> {
  const values = [id, at === null ? null : instantOf(at, zone), zone];
  const { rows } = await pool.query<Row>({ name: 'desk-occasion', text: OCCASION, values });
  if (rows[0] === undefined) return null;
  const { stood_at: startsAt, changed_at: changedAt, rule, expectations, answers, ...row } = rows[0];
  const weekday = rule === null || onWeekday(rule, 1) === null ? null : weekdayOf(rule);
  return {
    ...standingOf(row),
    startsAt: startsAt.toISOString(),
    weekday,
    seen: seenOf({ ...row, startsAt, changedAt }),
    expectations: expectations.map(expectationOf(answers)),
  };
}
