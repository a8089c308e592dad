import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { createIntake } from '../../prisma/stores/files.ts';
import { seal } from '../stores/keeping.ts';

/** Somebody of the demo world who sends files from a chat. */
export type Sender = { readonly person: string; readonly conversation: string };

/** Huda at an address of this name. */
export async function sender(pool: Pool, name = 'huda', person = PEOPLE.huda.id): Promise<Sender> {
  const address = `INSERT INTO address (id, person_id, channel, external) VALUES ($1, $2, 'test', $3)`;
  const id = randomUUID();
  await pool.query(address, [id, person, name]);
  const conversation = `INSERT INTO conversation (id, person_id, address_id) VALUES (gen_random_uuid(), $1, $2) RETURNING id`;
  const { rows } = await pool.query<{ id: string }>(conversation, [person, id]);
  return { person, conversation: rows[0]?.id ?? '' };
}

/** A version of hers, handed in; with `of` a further one of that submission. */
export async function version(pool: Pool, { person }: Sender, of?: string, state = 'submitted') {
  const submission = of ?? randomUUID();
  if (of === undefined) {
    await pool.query(
      `INSERT INTO submission (id, number, person_id, kind, state, agreed, touched_at, created_at)
       VALUES ($1, nextval('submission_number'), $2, 'cv', $3, 'review', now(), now())`,
      [submission, person, state],
    );
  }
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO submission_version (submission_id, ordinal, state)
     SELECT $1, count(*) + 1, $2 FROM submission_version WHERE submission_id = $1 RETURNING id`,
    [submission, state],
  );
  return { submission, version: rows[0]?.id ?? '' };
}

/** She sends a file in this turn, which belongs to a version; it is still with its channel. */
export async function sends(pool: Pool, { conversation }: Sender, turn: number, into: string): Promise<string> {
  const file = randomUUID();
  await pool.query(
    `INSERT INTO file (id, conversation_id, turn, ref, kind, name, bytes) VALUES ($1, $2, $3, $4, 'file', 'cv.pdf', 10)`,
    [file, conversation, turn, `ref-${turn}`],
  );
  await pool.query(
    `INSERT INTO submission_file (version_id, conversation_id, turn, name) VALUES ($1, $2, $3, 'cv.pdf')`,
    [into, conversation, turn],
  );
  return file;
}

/** … and it has arrived. */
export async function arrives(pool: Pool, file: string, content: string): Promise<void> {
  await createIntake(pool, seal).keep(file, Buffer.from(content), 'application/pdf');
}
