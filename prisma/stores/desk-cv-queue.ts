import type { Pool } from 'pg';
import type { CvDesk, QueuedSubmission, QueueName } from '../../bot/staff-cv-ports.ts';
import { COLUMNS, isStaff, queuedOf, type Row, TABLES } from './desk-cv-sql.ts';

/** Rows at a time: more than a tall screen shows. */
const PAGE_SIZE = 50;

const OF_QUEUE: Readonly<Record<QueueName, string>> = {
  waiting: `s.state = 'submitted' AND $1::text IS NOT NULL`,
  mine: `s.state = 'claimed' AND s.claimed_by = $1`,
  others: `s.state = 'claimed' AND s.claimed_by <> $1 AND ${isStaff('$1')}`,
  returned: `s.state = 'returned' AND (s.claimed_by = $1 OR ${isStaff('$1')})`,
};

const COUNTS = `
SELECT ${Object.entries(OF_QUEUE)
  .map(([name, rule]) => `count(*) FILTER (WHERE ${rule})::int AS ${name}`)
  .join(', ')}
FROM submission s WHERE s.state <> 'gathering' AND s.number IS NOT NULL`;

/** Where a row stands in its list, as a number: by the day that was promised, or backwards by when it came back. */
const PLACE: Readonly<Record<QueueName, string>> = {
  waiting: `coalesce(s.due_on - '2020-01-01'::date, 0)::float8`,
  mine: `coalesce(s.due_on - '2020-01-01'::date, 0)::float8`,
  others: `coalesce(s.due_on - '2020-01-01'::date, 0)::float8`,
  returned: `-extract(epoch FROM s.returned_at)::float8`,
};

/** The page is cut out of the submissions alone; persons and versions are read for its rows only. */
const listOf = (name: QueueName): string => `
WITH page AS (
  SELECT * FROM (
    SELECT s.id, s.number, ${PLACE[name]} AS place FROM submission s WHERE s.number IS NOT NULL AND ${OF_QUEUE[name]}
  ) AS placed
  WHERE $2::float8 IS NULL OR (place, number) > ($2::float8, $3::int)
  ORDER BY place, number LIMIT ${PAGE_SIZE + 1}
)
SELECT ${COLUMNS}, page.place FROM page JOIN (${TABLES}) ON s.id = page.id ORDER BY page.place, page.number`;

const ROW = `SELECT ${COLUMNS} FROM ${TABLES} WHERE s.id = $1 AND s.state <> 'gathering' AND s.number IS NOT NULL`;

type Placed = Row & { place: number };

/** Where a page ends: `"2519_1042"`. */
const cursorOf = ({ place, number }: Placed): string => `${place}_${number}`;

/** A cursor as parameters; anything that is none means the beginning. */
function placeOf(cursor: string | null): [number, number] | [null, null] {
  const [, place, number] = /^(-?\d{1,12}(?:\.\d{1,6})?)_(\d{1,9})$/u.exec(cursor ?? '') ?? [];
  return number === undefined ? [null, null] : [Number(place), Number(number)];
}

/** How many stand in each list, as somebody may see them. */
export async function readCounts(pool: Pool, staff: string): ReturnType<CvDesk['counts']> {
  const { rows } = await pool.query<Record<QueueName, number>>({ name: 'cv-counts', text: COUNTS, values: [staff] });
  return rows[0] as Record<QueueName, number>;
}

/** One page of a list. */
export async function readQueue(
  pool: Pool,
  name: QueueName,
  staff: string,
  after: string | null,
): ReturnType<CvDesk['queue']> {
  const values = [staff, ...placeOf(after)];
  const { rows } = await pool.query<Placed>({ name: `cv-queue-${name}`, text: listOf(name), values });
  const page = rows.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  return {
    items: page.map(queuedOf),
    next: rows.length > PAGE_SIZE && last !== undefined ? cursorOf(last) : null,
  };
}

/** One row, whoever has it; null where it is gone or was never handed in. */
export async function readRow(pool: Pool, id: string): Promise<QueuedSubmission | null> {
  const { rows } = await pool.query<Row>({ name: 'cv-row', text: ROW, values: [id] });
  return rows[0] === undefined ? null : queuedOf(rows[0]);
}
