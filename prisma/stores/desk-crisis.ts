import type { Pool } from 'pg';
import type { Case, CaseEvent, CaseFilter, CrisisDesk } from '../../bot/crisis/desk.ts';
import type { Page } from '../../bot/staff-ports.ts';
import type { Database } from '../client.ts';
import { PULSE_CHANNEL } from '../pulse.ts';
import { rotaDesk } from './desk-on-call.ts';
import { deviceDesk } from './push-devices.ts';

const PAGE_SIZE = 25;

const COLUMNS = `c.id, c.kind, c.since, c.raised_at AS "raisedAt", c.times, c.wants_contact AS "wantsContact", p.name,
  c.conversation_id AS conversation, c.step, c.next_step_at IS NULL AND c.acknowledged_at IS NULL AND c.closed_at IS NULL AS "isLast",
  c.acknowledged_by AS "acknowledgedBy", c.acknowledged_at AS "acknowledgedAt", c.outcome, c.closed_by AS "closedBy", c.closed_at AS "closedAt"`;
const TABLES = 'crisis_case c LEFT JOIN person p ON p.id = c.person_id';

/** Whoever nobody has taken on yet stands above those that somebody sees to. */
const OPEN = `SELECT ${COLUMNS} FROM ${TABLES} WHERE c.closed_at IS NULL ORDER BY c.acknowledged_at IS NOT NULL, c.raised_at DESC, c.id LIMIT 50`;

/** Open ones first, then the newest. */
const LIST = `
SELECT ${COLUMNS} FROM ${TABLES}
WHERE ($1 = 'all' OR ($1 = 'open') = (c.closed_at IS NULL)) AND ($2::text IS NULL OR c.kind = $2) AND ($3::text IS NULL OR c.outcome = $3)
  AND ($4::bool IS NULL OR (c.closed_at IS NOT NULL, -extract(epoch FROM c.since)::float8, c.id) > ($4, $5::float8, $6::uuid))
ORDER BY c.closed_at IS NOT NULL, -extract(epoch FROM c.since)::float8, c.id LIMIT ${PAGE_SIZE + 1}`;

const EVENTS = `SELECT at, what, staff_id AS staff, step, people FROM crisis_event WHERE case_id = $1 ORDER BY at, id`;

type Row = Omit<Case, 'since' | 'raisedAt' | 'acknowledgedAt' | 'closedAt'> & {
  since: Date;
  raisedAt: Date;
  acknowledgedAt: Date | null;
  closedAt: Date | null;
};

const caseOf = ({ since, raisedAt, acknowledgedAt, closedAt, ...row }: Row): Case => ({
  ...row,
  since: since.toISOString(),
  raisedAt: raisedAt.toISOString(),
  acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
  closedAt: closedAt?.toISOString() ?? null,
});

const cursorOf = ({ closedAt, since, id }: Row): string =>
  `${closedAt === null ? 0 : 1}_${-since.getTime() / 1_000}_${id}`;

function placeOf(cursor: string | null): [boolean, number, string] | [null, null, null] {
  const [, closed, place, id] = /^([01])_(-?\d+(?:\.\d+)?)_([\da-f-]{36})$/u.exec(cursor ?? '') ?? [];
  return id === undefined ? [null, null, null] : [closed === '1', Number(place), id];
}

async function readPage(pool: Pool, { state, kind, outcome }: CaseFilter, after: string | null): Promise<Page<Case>> {
  const { rows } = await pool.query<Row>(LIST, [state, kind, outcome, ...placeOf(after)]);
  const page = rows.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  return { items: page.map(caseOf), next: rows.length > PAGE_SIZE && last !== undefined ? cursorOf(last) : null };
}

/** Every page of the staff view shows it at once; who took it on is noted, and told, by `crisis-steps.ts`. */
const ACKNOWLEDGE = `
WITH taken AS (
  UPDATE crisis_case SET acknowledged_by = $2, acknowledged_at = $3, next_step_at = NULL
  WHERE id = $1 AND acknowledged_at IS NULL AND closed_at IS NULL RETURNING conversation_id
) SELECT pg_notify('${PULSE_CHANNEL}', conversation_id::text) FROM taken`;

/** Her conversations count on: from now on she may be spoken to first again. */
const CLOSE = `
WITH done AS (
  UPDATE crisis_case SET outcome = $3, closed_by = $2, closed_at = $4, next_step_at = NULL
  WHERE id = $1 AND closed_at IS NULL RETURNING id, person_id, conversation_id
),
noted AS (INSERT INTO crisis_event (case_id, at, what, staff_id) SELECT id, $4, 'closed', $2 FROM done),
counted AS (UPDATE conversation o SET version = o.version + 1 FROM done WHERE o.person_id = done.person_id)
SELECT pg_notify('${PULSE_CHANNEL}', conversation_id::text) FROM done`;

const isOne = (rows: number | null): boolean => rows === 1;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;

/** Cases of danger, the rota and the devices that ring, on PostgreSQL. `zone` is the clock of the rota. */
export const createCrisisDesk = ({ prisma, pool }: Database, zone: string): CrisisDesk => ({
  open: async () => (await pool.query<Row>({ name: 'crisis-open', text: OPEN })).rows.map(caseOf),
  list: (filter, after) => readPage(pool, filter, after),
  async find(id) {
    if (!UUID.test(id)) return null;
    const { rows } = await pool.query<Row>(`SELECT ${COLUMNS} FROM ${TABLES} WHERE c.id = $1`, [id]);
    if (rows[0] === undefined) return null;
    const events = await pool.query<Omit<CaseEvent, 'at'> & { at: Date }>(EVENTS, [id]);
    return {
      case: caseOf(rows[0]),
      events: events.rows.map(({ at, ...event }) => ({ ...event, at: at.toISOString() })),
    };
  },
  acknowledge: async (id, staff, now) =>
    UUID.test(id) && isOne((await pool.query(ACKNOWLEDGE, [id, staff, now])).rowCount),
  close: async (id, staff, outcome, now) =>
    UUID.test(id) && isOne((await pool.query(CLOSE, [id, staff, outcome, now])).rowCount),
  ...rotaDesk(pool, prisma, zone),
  ...deviceDesk(prisma),
});
