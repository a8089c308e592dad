import { TAKE_BACK_MINUTES } from '../../bot/capabilities/absence/rules.ts';
import type { RecordStore } from '../record.ts';

const ITEM = `person, (data->>'child')::uuid AS child, (data->>'series')::uuid AS series, (data->>'from')::date AS "from"`;

/**
 * Who said that she comes later, and then that she does not come, has reported one absence. Two reports of one day in
 * one batch make the statement fail, and `together` writes them one after the other: the second is refused.
 */
const report = (conflict: 'person_id' | 'child_id'): string => `
INSERT INTO absence AS known (person_id, child_id, kind, series_id, start_time, late, reason, extent, from_day, until_day, reported_at)
SELECT x.person, x.child, x.data->>'kind', x.series, right(x.data->>'starts', 5),
  (x.data->>'late')::boolean, x.data->>'reason', x.data->>'extent', x."from", (x.data->>'until')::date, x.at
FROM (SELECT n, at, data, ${ITEM} FROM mine) AS x WHERE x.child IS ${conflict === 'person_id' ? '' : 'NOT '}NULL
ON CONFLICT (${conflict}, series_id, from_day) WHERE child_id IS ${conflict === 'person_id' ? '' : 'NOT '}NULL
DO UPDATE SET person_id = excluded.person_id, late = excluded.late, reason = excluded.reason, extent = excluded.extent,
  until_day = excluded.until_day, reported_at = excluded.reported_at WHERE known.late AND NOT excluded.late`;

/** Stands also where the report is taken back: she was asked. */
const OFFERED = `UPDATE person p SET help_offered_at = mine.at FROM mine WHERE p.id = mine.person AND (mine.data->>'offered')::boolean`;

/** Two questions, so that each finds its row in an index of its own. */
const reportedAs = (whose: string, same: string): string => `
SELECT n, 'already' FROM (SELECT n, (data->>'late')::boolean AS late, ${ITEM} FROM mine) AS x
WHERE ${whose} AND EXISTS (
  SELECT 1 FROM absence a WHERE ${same} AND a.series_id = x.series AND a.from_day = x."from" AND (x.late OR NOT a.late))`;

/**
 * Refused where the series has ended meanwhile, where a child is none of hers, and where this day is reported already,
 * by whichever guardian. A day that was moved is not reported by its name, which it had before: it counts for as long
 * as it is to come.
 */
export const absenceStore: RecordStore = {
  record: 'absence.report',
  refuses: `
SELECT n, 'gone' AS reason FROM mine
WHERE NOT EXISTS (SELECT 1 FROM occasion o WHERE o.series_id = (data->>'series')::uuid AND o.state = 'planned'
  AND (o.day >= (data->>'from')::date OR (o.moved_from IS NOT NULL AND o.starts_at > mine.at)))
UNION ALL
SELECT n, 'gone' FROM mine WHERE data->>'child' IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM guardian w WHERE w.person_id = mine.person AND w.child_id = (data->>'child')::uuid)
UNION ALL
${reportedAs('x.child IS NULL', 'a.person_id = x.person AND a.child_id IS NULL')}
UNION ALL
${reportedAs('x.child IS NOT NULL', 'a.child_id = x.child')}`,
  applies: [report('person_id'), report('child_id'), OFFERED],
};

const HERS = `a.person_id = mine.person AND a.reported_at = (mine.data->>'reportedAt')::timestamptz`;

/** Everything that was reported in one turn goes, for an hour after it. */
export const takeBackStore: RecordStore = {
  record: 'absence.take-back',
  refuses: `
SELECT n, 'gone' AS reason FROM mine
WHERE NOT EXISTS (SELECT 1 FROM absence a WHERE ${HERS} AND a.reported_at >= mine.at - interval '${TAKE_BACK_MINUTES} minutes')`,
  applies: [
    `DELETE FROM absence a USING mine WHERE ${HERS} AND a.reported_at >= mine.at - interval '${TAKE_BACK_MINUTES} minutes'`,
  ],
};

const ENDED = `${HERS} AND a.series_id = (mine.data->>'series')::uuid AND a.from_day = (mine.data->>'from')::date
  AND coalesce(a.until_day, 'infinity'::date) > (mine.data->>'until')::date`;

/** A report ends on its last day; one that had not begun by then goes. */
export const endStore: RecordStore = {
  record: 'absence.end',
  refuses: `SELECT n, 'gone' AS reason FROM mine WHERE NOT EXISTS (SELECT 1 FROM absence a WHERE ${ENDED})`,
  applies: [
    `UPDATE absence a SET until_day = (mine.data->>'until')::date FROM mine WHERE ${ENDED} AND a.from_day <= (mine.data->>'until')::date`,
    `DELETE FROM absence a USING mine WHERE ${ENDED} AND a.from_day > (mine.data->>'until')::date`,
  ],
};
