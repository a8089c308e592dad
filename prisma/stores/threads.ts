import type { Pool } from 'pg';
import type { Language } from '../../bot/engine/language.ts';
import type { Mark, Thread, ThreadLine, Threads } from '../../bot/ports.ts';
import { COLUMNS, conversationOf, type Row, TABLES } from './conversation-row.ts';

/** Nobody scrolls further back on a phone, and after thirty days it is gone anyway. */
const MOST_LINES = 200;

/** Messages with what became of them: what is not in the outbox any more has arrived. */
export const LINES_WITH_DELIVERY = 'message m LEFT JOIN outbox o USING (conversation_id, turn, position)';
export const DELIVERY = `CASE WHEN position = 0 THEN NULL WHEN o.dead THEN 'dead' WHEN o.dead IS NOT NULL THEN 'pending' ELSE 'sent' END`;

const linesAfter = (conversation: string, turn: string, position: string) => `
  SELECT turn, position, m.at, m.key, m.content, m.language, m.delicate, ${DELIVERY} AS delivery FROM ${LINES_WITH_DELIVERY}
  WHERE conversation_id = ${conversation} AND (turn, position) > (${turn}, ${position})
  ORDER BY turn DESC, position DESC LIMIT ${MOST_LINES}`;

const LINES = `SELECT * FROM (${linesAfter('$1', '$2', '$3')}) AS newest ORDER BY turn, position`;

/**
 * Which question is open, and the lines, as they were at one moment. Read apart, a turn could come between them: its
 * question would stand on the page without an answer to press.
 */
const BY_ADDRESS = `SELECT ${COLUMNS}, (
    SELECT coalesce(json_agg(newest ORDER BY turn, position), '[]') FROM (${linesAfter('c.id', '$3::int', '$4::int')}) AS newest
  ) AS lines FROM ${TABLES} WHERE a.channel = $1 AND a.external = $2 AND c.person_id = a.person_id`;

export type LineRow = {
  turn: number;
  position: number;
  at: Date | string;
  key: string | null;
  content: never;
  language: Language;
  delicate: boolean;
  delivery: ThreadLine['delivery'];
};

/** A line as it was read, by itself or as JSON. */
export const lineOf = ({ at, content, delicate, ...row }: LineRow): ThreadLine => ({
  ...row,
  ...(delicate ? { delicate: 'shown' } : {}),
  at: new Date(at).toISOString(),
  inbound: row.position === 0 ? content : null,
  saying: row.position === 0 ? null : content,
});

/** The lines of a conversation after a mark, oldest first. */
export async function readLines(pool: Pool, conversation: string, after: Mark): Promise<ThreadLine[]> {
  const query = { name: 'thread-lines', text: LINES, values: [conversation, after.turn, after.position] };
  const { rows } = await pool.query<LineRow>(query);
  return rows.map(lineOf);
}

/** Conversations as whoever wrote them may see them again. */
export const createThreads = (pool: Pool): Threads => ({
  async of({ channel, id }, after = { turn: 0, position: -1 }): Promise<Thread | null> {
    const query = { name: 'thread', text: BY_ADDRESS, values: [channel, id, after.turn, after.position] };
    const { rows } = await pool.query<Row & { lines: LineRow[] }>(query);
    if (rows[0] === undefined) return null;
    const { id: conversation, session } = conversationOf(rows[0]);
    const { language, consent, asked } = session;
    const lines = rows[0].lines.map(lineOf);
    return { conversation, language, consented: consent === 'given', askedTurn: asked?.turn ?? null, lines };
  },
});
