import type { Pool } from 'pg';
import type { Files, Intake, WaitingFile } from '../../bot/ports.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { RecordStore } from '../record.ts';

/** How long a process that fetches a file has it for itself. */
const LEASE_SECONDS = 120;

/** A file that came in: a row that waits until its content is fetched. */
export const fileStore: RecordStore = {
  record: 'file.receive',
  applies: [
    `INSERT INTO file (conversation_id, turn, ref, kind, name, bytes, seconds, created_at)
     SELECT turn.id, turn.version + 1, data->>'ref', data->>'kind', data->>'name', (data->>'bytes')::numeric::int,
            (data->>'seconds')::numeric::int, mine.at
     FROM mine JOIN turn USING (n) ON CONFLICT DO NOTHING`,
  ],
};

/** Files as they are kept; one that is still with its channel, or was refused, is not there. */
export const createFiles = (prisma: PrismaClient): Files => ({
  async read(id) {
    const file = await prisma.file.findFirst({ where: { id, state: 'kept' } });
    if (file === null || file.content === null) return null;
    return { id, name: file.name, type: file.type ?? 'application/octet-stream', content: file.content };
  },
});

const CLAIM = `
UPDATE file SET attempts = file.attempts + 1, not_before = now() + make_interval(secs => ${LEASE_SECONDS})
FROM (
  SELECT f.id, a.channel FROM file f JOIN conversation c ON c.id = f.conversation_id JOIN address a ON a.id = c.address_id
  WHERE f.state = 'waiting' AND (f.not_before IS NULL OR f.not_before <= now()) AND a.channel = ANY($1)
  ORDER BY f.created_at LIMIT $2 FOR UPDATE OF f SKIP LOCKED
) AS free WHERE file.id = free.id
RETURNING file.id, file.conversation_id AS conversation, free.channel, file.ref, file.kind, file.name, file.attempts`;

/** Files on their way in. One that is asked for twice is kept once. */
export const createIntake = (pool: Pool): Intake => ({
  async claim(channels, most) {
    return (await pool.query<WaitingFile>(CLAIM, [channels, most])).rows;
  },
  async keep(id, content, type) {
    const text = `UPDATE file SET state = 'kept', content = $2, type = $3, bytes = $4, not_before = NULL WHERE id = $1`;
    await pool.query(text, [id, Buffer.from(content), type, content.length]);
  },
  async later(id, seconds, why) {
    const text = `UPDATE file SET not_before = now() + make_interval(secs => $2), why = $3 WHERE id = $1`;
    await pool.query(text, [id, seconds, why]);
  },
  async refuse(id, why) {
    await pool.query(`UPDATE file SET state = 'refused', why = $2, not_before = NULL WHERE id = $1`, [id, why]);
  },
});
