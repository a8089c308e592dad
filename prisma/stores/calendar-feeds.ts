import { createHash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { linkOfClaim } from '../../bot/calendar/address.ts';
import type { Feed, Feeds, Opened, Owner } from '../../bot/calendar/ports.ts';
import { address, claim, freshLink, planned, revoke } from '../../bot/capabilities/calendar/facts.ts';
import { HOUSE_LANGUAGE, type Language } from '../../bot/engine/language.ts';
import { localTime } from '../../bot/engine/weekly.ts';
import type { RecordStore } from '../record.ts';
import { type Answer, answering } from './answer.ts';
import { createEntries } from './calendar-entries.ts';

/** 256 random bits: nobody guesses into somebody's calendar. */
const SECRET_BYTES = 32;
/** Addresses of one owner that work at once: a phone, a laptop, and some that were forgotten. */
const MOST_FEEDS = 10;
/** How long the link of a chat serves. */
const CLAIM_MINUTES = 15;

const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');
/** The secret is random itself, so a plain hash of it cannot be guessed back. */
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

const WORKS = 'f.token_hash IS NOT NULL AND f.revoked_at IS NULL';

const OPEN = `
SELECT f.person_id AS person, f.centre_id AS centre, c.name, p.language
FROM calendar_feed f LEFT JOIN person p ON p.id = f.person_id LEFT JOIN centre c ON c.id = f.centre_id
WHERE f.token_hash = $1 AND f.revoked_at IS NULL`;

const OWNED = '(f.person_id = $1::uuid OR f.staff_id = $2)';
const ownerOf = (owner: Owner): [string | null, string | null] =>
  'person' in owner ? [owner.person, null] : [null, owner.staff];

const LIST = `
SELECT f.id, f.created_at AS "madeAt", c.name AS centre FROM calendar_feed f LEFT JOIN centre c ON c.id = f.centre_id
WHERE ${OWNED} AND ${WORKS} ORDER BY f.created_at DESC, f.id`;

const MAKE = `
INSERT INTO calendar_feed (person_id, staff_id, centre_id, token_hash)
SELECT $1::uuid, $2, $3, $4
WHERE (EXISTS (SELECT 1 FROM person WHERE id = $1::uuid) OR EXISTS (SELECT 1 FROM staff_user WHERE id = $2 AND role = 'staff'))
  AND ($3::text IS NULL OR EXISTS (SELECT 1 FROM centre WHERE id = $3))`;

const REVOKE = `UPDATE calendar_feed f SET revoked_at = now() WHERE f.id = $3::uuid AND ${OWNED} AND ${WORKS}`;

const OFFERED = `f.claim_hash = $1 AND f.claim_until > now() AND f.revoked_at IS NULL`;
const LANGUAGE = `SELECT p.language FROM calendar_feed f JOIN person p ON p.id = f.person_id WHERE ${OFFERED}`;

/** Two who follow one link at once: the second finds it used up. What worked before works no more. */
const CLAIM = `
WITH mine AS (
  UPDATE calendar_feed f SET token_hash = $2, claim_hash = NULL, claim_until = NULL, created_at = now() WHERE ${OFFERED}
  RETURNING f.id, f.person_id
),
earlier AS (
  UPDATE calendar_feed f SET revoked_at = now() FROM mine WHERE f.person_id = mine.person_id AND f.id <> mine.id AND ${WORKS}
)
SELECT p.language FROM mine JOIN person p ON p.id = mine.person_id`;

type OpenedRow = { person: string | null; centre: string | null; name: string | null; language: Language | null };

const openedAs = ({ person, centre, name, language }: OpenedRow): Opened =>
  person === null ? { kind: 'centre', centre, name } : { kind: 'person', person, language: language ?? HOUSE_LANGUAGE };

/** Addresses at which calendars are read, on PostgreSQL. */
export function createFeeds(pool: Pool): Feeds {
  const list: Feeds['list'] = async (owner) => {
    const { rows } = await pool.query<Omit<Feed, 'madeAt'> & { madeAt: Date }>(LIST, ownerOf(owner));
    return rows.map((feed) => ({ ...feed, madeAt: feed.madeAt.toISOString() }));
  };
  return {
    list,
    async open(token) {
      const { rows } = await pool.query<OpenedRow>({ name: 'open-feed', text: OPEN, values: [hashOf(token)] });
      return rows[0] === undefined ? null : openedAs(rows[0]);
    },
    async make(owner, centre) {
      if ((await list(owner)).length >= MOST_FEEDS) return 'too-many';
      const token = newSecret();
      const { rowCount } = await pool.query(MAKE, [...ownerOf(owner), centre, hashOf(token)]);
      return rowCount === 1 ? { token } : null;
    },
    async revoke(owner, id) {
      const { rowCount } = await pool.query(REVOKE, [...ownerOf(owner), id]);
      return rowCount === 1;
    },
    async centres() {
      return (await pool.query<{ id: string; name: string }>('SELECT id, name FROM centre ORDER BY name, id')).rows;
    },
    async offered(code) {
      const { rows } = await pool.query<{ language: Language | null }>(LANGUAGE, [hashOf(code)]);
      return rows[0] === undefined ? null : { language: rows[0].language ?? HOUSE_LANGUAGE };
    },
    async claim(code) {
      const token = newSecret();
      const { rows } = await pool.query<{ language: Language | null }>(CLAIM, [hashOf(code), hashOf(token)]);
      return rows[0] === undefined ? null : { token, language: rows[0].language ?? HOUSE_LANGUAGE };
    },
  };
}

const SINCE = `SELECT max(f.created_at) AS since FROM calendar_feed f WHERE f.person_id = $1 AND ${WORKS}`;

/** Answers what the room asks. `publicUrl` is where links lead. */
export const calendarAnswers = (pool: Pool, zone: string, publicUrl: string): readonly Answer[] => [
  answering(address, async (_, { id }) => {
    const { rows } = await pool.query<{ since: Date | null }>(SINCE, [id]);
    const since = rows[0]?.since ?? null;
    return since === null ? null : localTime(since.toISOString(), zone);
  }),
  answering(freshLink, async () => {
    const code = newSecret();
    return { link: linkOfClaim(publicUrl, code), claim: hashOf(code) };
  }),
  answering(planned, async ({ days }, { id }, now) => {
    const until = new Date(Date.parse(now) + days * 24 * 60 * 60 * 1_000).toISOString();
    const entries = await createEntries(pool).hers(id, { from: now, until });
    return entries.filter(({ state }) => state === 'planned').length;
  }),
];

/** Only the newest link of a person serves. */
export const claimStore: RecordStore = {
  record: claim.record,
  applies: [
    'DELETE FROM calendar_feed USING mine WHERE calendar_feed.person_id = mine.person AND token_hash IS NULL',
    `INSERT INTO calendar_feed (person_id, claim_hash, claim_until)
     SELECT person, data->>'claim', at + make_interval(mins => ${CLAIM_MINUTES}) FROM mine`,
  ],
};

/** No address of hers works any more, whoever made it, and no link makes one. */
export const revokeStore: RecordStore = {
  record: revoke.record,
  applies: [
    `UPDATE calendar_feed SET revoked_at = mine.at FROM mine
     WHERE calendar_feed.person_id = mine.person AND revoked_at IS NULL`,
  ],
};
