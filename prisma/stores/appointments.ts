import type { Pool } from 'pg';
import { freeSlots, hosted, type Slot, type Visit } from '../../bot/capabilities/appointments/facts.ts';
import { localTime } from '../../bot/engine/weekly.ts';
import type { RecordStore } from '../record.ts';
import { type Answer, answering, surveying } from './answer.ts';
import { saidStore } from './coming.ts';
import { coveredIn } from './reported.ts';

const FREE = `
SELECT id, starts, place, host FROM (
  SELECT DISTINCT ON (starts_at) id, starts_at AS starts, place, host_id AS host FROM slot
  WHERE kind = $1 AND taken_by IS NULL AND starts_at > $2 AND starts_at < $2::timestamptz + make_interval(days => $3)
  ORDER BY starts_at, id
) AS free ORDER BY starts LIMIT $4`;

const HOSTED = `
SELECT to_char(o.starts_at AT TIME ZONE $3, 'HH24:MI') AS time, coalesce(p.name, '') AS name
FROM appointment a JOIN person p ON p.id = a.person_id JOIN occasion o ON o.series_id = a.id
WHERE a.host_id = $1 AND o.state = 'planned' AND (o.starts_at AT TIME ZONE $3)::date = $2::date AND NOT EXISTS (
  SELECT 1 FROM absence r WHERE r.person_id = a.person_id AND r.child_id IS NULL AND ${coveredIn('$3')})
ORDER BY o.starts_at, p.name`;

type Found = Omit<Slot, 'starts'> & { readonly starts: Date };

/** Answers what the room asks: which times are free, and whom a host will meet. */
export const appointmentsAnswers = (pool: Pool, zone: string): readonly Answer[] => [
  surveying(freeSlots, async ({ kind, days, most }, now) => {
    const { rows } = await pool.query<Found>({ name: 'free-slots', text: FREE, values: [kind, now, days, most] });
    return rows.map((slot) => ({ ...slot, starts: localTime(slot.starts.toISOString(), zone) }));
  }),
  answering(hosted, async ({ day }, { id }) => {
    const { rows } = await pool.query<Visit>({ name: 'hosted', text: HOSTED, values: [id, day, zone] });
    return rows;
  }),
];

/** What a visitor needs also stands with her appointment, where staff arrange it. */
export const appointmentSaidStore: RecordStore = {
  ...saidStore('appointments.said'),
  applies: [
    ...saidStore('appointments.said').applies,
    `UPDATE appointment a SET
       interpreter = CASE WHEN mine.data->>'said' = 'interpreter' THEN coalesce(p.language, a.interpreter) ELSE a.interpreter END,
       childcare = a.childcare OR mine.data->>'said' = 'childcare'
     FROM mine JOIN occasion o ON o.id = (mine.data->>'occasion')::uuid JOIN person p ON p.id = mine.person
     WHERE a.id = o.series_id AND a.person_id = mine.person AND mine.data->>'said' <> 'coming'`,
  ],
};

/** A time that is still free, held until this statement is done: whoever else wants it waits, and then finds it taken. */
const HELD = `
SELECT s.id FROM slot s WHERE s.id = (mine.data->>'slot')::uuid AND s.taken_by IS NULL AND s.starts_at > mine.at FOR UPDATE`;

/** Of those who want one time in the same batch, the first. */
const SECOND = `
SELECT n, row_number() OVER (PARTITION BY data->>'slot' ORDER BY n) AS place FROM mine`;

const MOVED = `mine JOIN occasion was ON was.id = (mine.data->>'occasion')::uuid JOIN slot new ON new.id = (mine.data->>'slot')::uuid`;

/**
 * An appointment at another time. What was said about the old one counts no more, and that time is free again. Its one
 * day moves along: by that it is reported absent from.
 */
export const moveStore: RecordStore = {
  record: 'appointments.move',
  refuses: `
SELECT n, 'gone' AS reason FROM mine WHERE NOT EXISTS (
  SELECT 1 FROM occasion o JOIN appointment a ON a.id = o.series_id
  WHERE o.id = (mine.data->>'occasion')::uuid AND a.person_id = mine.person AND o.state = 'planned' AND o.starts_at > mine.at)
UNION ALL
SELECT mine.n, 'taken' FROM mine LEFT JOIN LATERAL (${HELD}) AS held ON true WHERE held.id IS NULL
UNION ALL
SELECT n, 'taken' FROM (${SECOND}) AS wanted WHERE place > 1`,
  applies: [
    `UPDATE slot s SET taken_by = CASE WHEN s.id = new.id THEN was.series_id END FROM ${MOVED}
     WHERE s.id = new.id OR s.taken_by = was.series_id`,
    `UPDATE occasion o SET day = (mine.data->>'day')::date, starts_at = new.starts_at, ends_at = new.starts_at + make_interval(mins => new.minutes),
       minutes = new.minutes, place = new.place, venue_id = new.venue_id, moved_from = coalesce(o.moved_from, o.starts_at)
     FROM ${MOVED} WHERE o.id = was.id`,
    `UPDATE appointment a SET host_id = coalesce(new.host_id, a.host_id) FROM ${MOVED} WHERE a.id = was.series_id`,
    `DELETE FROM answer s USING ${MOVED} WHERE s.occasion_id = was.id`,
  ],
};
