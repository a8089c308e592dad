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

/** Somebody who wrote before and now shows who she is: the address and what was said there become hers. */
const LINK = `WITH ${INVITED},
here AS (UPDATE address a SET person_id = invited.person_id FROM invited WHERE a.channel = $1 AND a.external = $2 RETURNING a.id, a.person_id)
UPDATE conversation c SET person_id = here.person_id, version = c.version + 1, session = NULL FROM here WHERE c.address_id = here.id`;

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
