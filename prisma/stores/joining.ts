import type { Pool } from 'pg';
import type { Address } from '../../bot/ports.ts';

/** Who an invitation is for, used up by asking; nobody where it is unknown, used or expired. */
const INVITED = `invited AS (
  UPDATE invitation SET used_at = now() WHERE code = $3 AND used_at IS NULL AND expires_at > now() RETURNING person_id
)`;

/** Somebody new: the person whom staff invited, or a resident of whom nothing is known. */
const JOIN = `WITH ${INVITED},
newcomer AS (INSERT INTO person (roles) SELECT '{resident}' WHERE NOT EXISTS (SELECT 1 FROM invited) RETURNING id),
who AS (SELECT person_id AS id FROM invited UNION ALL SELECT id FROM newcomer),
here AS (INSERT INTO address (person_id, channel, external) SELECT id, $1, $2 FROM who RETURNING id, person_id)
INSERT INTO conversation (person_id, address_id) SELECT person_id, id FROM here`;

/**
 * An address that is known already. Somebody of whom the centre knows nothing now shows who she is: the address, what
 * was said there and what was reported become hers. Somebody whom the centre knows shares her phone: the one who was
 * invited gets a conversation of her own beside hers, and speaks there from now on. Every conversation of the address
 * counts on, so that no process goes on with what it remembers.
 */
const LINK = `WITH ${INVITED},
here AS (
  SELECT a.id, a.person_id AS before, invited.person_id AS after, p.name IS NULL AND p.centre_id IS NULL AS unknown
  FROM address a JOIN invited ON a.person_id <> invited.person_id JOIN person p ON p.id = a.person_id
  WHERE a.channel = $1 AND a.external = $2
),
addressed AS (UPDATE address a SET person_id = here.after FROM here WHERE a.id = here.id),
taken AS (
  UPDATE conversation c SET version = c.version + 1,
    person_id = CASE WHEN here.unknown AND c.person_id = here.before THEN here.after ELSE c.person_id END,
    session = CASE WHEN here.unknown AND c.person_id = here.before THEN NULL ELSE c.session END
  FROM here WHERE c.address_id = here.id
),
reports AS (UPDATE absence SET person_id = here.after FROM here WHERE here.unknown AND absence.person_id = here.before)
INSERT INTO conversation (person_id, address_id) SELECT here.after, here.id FROM here WHERE NOT here.unknown
ON CONFLICT (address_id, person_id) DO NOTHING`;

const isTaken = (error: unknown): boolean => (error as { code?: string }).code === '23505';

/** Makes the conversation of an address, or links it to whoever was invited. Safe to do twice at once. */
export async function join(pool: Pool, { channel, id }: Address, invitation: string | null): Promise<void> {
  try {
    await pool.query(JOIN, [channel, id, invitation]);
  } catch (error) {
    if (!isTaken(error)) throw error;
    // The address is known already, from before or from a twin of this very knock.
    if (invitation !== null) await pool.query(LINK, [channel, id, invitation]);
  }
}
