import type { Pool } from 'pg';
import type { DocumentStore, Seal } from '../../bot/cv/store.ts';
import type { Files, Intake, WaitingFile } from '../../bot/ports.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { RecordStore } from '../record.ts';
import { readReturned } from './returned.ts';
import { fileName, opened, uploadName } from './sealed.ts';
import { eraseUnclaimed } from './uploads.ts';

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

/** How files are opened, and where those lie that are no row of `file`. */
type Kept = { readonly seal: Seal; readonly documents: DocumentStore };

/**
 * Files as they are kept; one that is still with its channel, was refused or has moved to the CV desk is not there.
 * Whoever only deals with those writes no calendars.
 */
export const createFiles = (
  prisma: PrismaClient,
  { seal, documents }: Kept,
  entry: Files['entry'] = async () => null,
): Files => ({
  entry,
  async read(id) {
    const returned = await readReturned(prisma, documents, id);
    if (returned !== undefined) return returned;
    const file = await prisma.file.findFirst({ where: { id, state: 'kept' } });
    if (file === null || file.content === null) return null;
    const content = opened(seal, fileName(id), file.content);
    return { id, name: file.name, type: file.type ?? 'application/octet-stream', content };
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

/** What came along with a message of ours, and not from a platform, is needed no longer. */
const done = (change: string): string => `
WITH done AS (${change} RETURNING ref) DELETE FROM upload USING done WHERE upload.ref = done.ref`;

const KEEP = done(
  `UPDATE file SET state = 'kept', content = $2, type = $3, bytes = $4, not_before = NULL WHERE id = $1`,
);
/** Somebody slower may find nothing any more where the file was: what is kept stays kept. */
const REFUSE = done(
  `UPDATE file SET state = 'refused', why = $2, not_before = NULL WHERE id = $1 AND state = 'waiting'`,
);

/** Files on their way in, kept sealed. One that is asked for twice is kept once. */
export const createIntake = (pool: Pool, seal: Seal): Intake => ({
  async claim(channels, most) {
    await eraseUnclaimed(pool);
    return (await pool.query<WaitingFile>(CLAIM, [channels, most])).rows;
  },
  async keep(id, content, type) {
    await pool.query(KEEP, [id, seal.close(fileName(id), content), type, content.length]);
  },
  async later(id, seconds, why) {
    const text = `UPDATE file SET not_before = now() + make_interval(secs => $2), why = $3 WHERE id = $1`;
    await pool.query(text, [id, seconds, why]);
  },
  async refuse(id, why) {
    await pool.query(REFUSE, [id, why]);
  },
});

const STATES = 'SELECT turn, state, type, bytes FROM file WHERE conversation_id = $1 AND turn = ANY($2)';
/** A file that nobody has looked at yet still lies where it was put. */
const CONTENT = `
SELECT f.id, f.ref, f.kind, f.name, f.type, f.content, u.content AS laid
FROM file f LEFT JOIN upload u ON u.ref = f.ref
WHERE f.conversation_id = $1 AND f.turn = $2 AND f.state <> 'refused'`;

type State = { turn: number; state: 'waiting' | 'kept' | 'refused' | 'moved'; type: string | null; bytes: number };
type Sent = { kind: 'file' | 'voice'; name: string; type: string | null; content: Uint8Array | null };
type Lying = Sent & { readonly id: string; readonly ref: string; readonly laid: Uint8Array | null };

function contentOf(seal: Seal, { id, ref, content, laid }: Lying): Uint8Array | null {
  if (content !== null) return opened(seal, fileName(id), content);
  return laid && opened(seal, uploadName(ref), laid);
}

/** Files as whoever sent them sees them again in her conversation, by the turn in which they came. */
export const createSentFiles = (pool: Pool, seal: Seal) => ({
  async of(conversation: string, turns: readonly number[]): Promise<readonly State[]> {
    return (await pool.query<State>(STATES, [conversation, turns])).rows;
  },
  async read(conversation: string, turn: number): Promise<Sent | null> {
    const [file] = (await pool.query<Lying>(CONTENT, [conversation, turn])).rows;
    if (file === undefined) return null;
    const { kind, name, type } = file;
    return { kind, name, type, content: contentOf(seal, file) };
  },
});
