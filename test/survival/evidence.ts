import type { Pool } from 'pg';
import type { Language } from '../../bot/engine/language.ts';
import type { Saying } from '../../bot/engine/saying.ts';
import { loadWords } from '../../bot/words.ts';
import type { Said } from './excuse.ts';
import { looksOf, refOf } from './history.ts';

/** Everything that came in, and the keys of what was said to it, as the database holds it. */
export type Heard = {
  readonly chat: string;
  readonly turn: number;
  readonly key: string;
  readonly says: string[];
  /** Of how many absences it tells: what waits for somebody in one moment is gathered. */
  readonly tells: number;
};

export type Evidence = {
  readonly heard: readonly Heard[];
  readonly said: readonly Said[];
  /** The version of each conversation, by its chat. */
  readonly versions: ReadonlyMap<string, number>;
  readonly absences: readonly Absence[];
  readonly knocks: readonly { readonly person: string; readonly about: string; readonly done: boolean }[];
  /** Questions for help with money, counted. */
  readonly questions: number;
};

export type Absence = {
  readonly person: string;
  readonly series: string;
  readonly reason: string;
  readonly extent: string;
  readonly from: string;
  readonly until: string;
};

const LINES = `
SELECT m.conversation_id AS conversation, a.external AS chat, m.turn, m.position, m.key, m.content, m.language, r.platform_id AS platform
FROM message m JOIN conversation c ON c.id = m.conversation_id JOIN address a ON a.id = c.address_id
LEFT JOIN receipt r USING (conversation_id, turn, position) ORDER BY m.conversation_id, m.turn, m.position`;
const VERSIONS = 'SELECT a.external AS chat, c.version FROM conversation c JOIN address a ON a.id = c.address_id';
const ABSENCES = `
SELECT person_id AS person, series_id AS series, reason, extent, from_day::text AS "from", coalesce(until_day::text, '') AS until
FROM absence`;
/** The key of such a knock: absence:match:<id>:<day>:<who reported it>:… */
const KNOCKS = `SELECT person_id AS person, split_part(key, ':', 5) AS about, done_at IS NOT NULL AS done FROM knock`;
const QUESTIONS = 'SELECT coalesce(sum(count), 0)::int AS questions FROM question_count';
const LEASES = `
SELECT conversation_id AS conversation, turn, position, extract(epoch FROM lease_until) * 1000 AS until
FROM outbox WHERE lease_until IS NOT NULL AND NOT dead`;
const LEFT = `
SELECT (SELECT count(*) FROM outbox)::int AS messages, (SELECT count(*) FROM knock WHERE done_at IS NULL)::int AS knocks`;

type Line = {
  readonly conversation: string;
  readonly chat: string;
  readonly turn: number;
  readonly position: number;
  readonly key: string | null;
  readonly content: Saying;
  readonly language: Language;
  readonly platform: string | null;
};

const words = loadWords();

/** Reads what the database says happened. */
export async function readEvidence(pool: Pool): Promise<Evidence> {
  const lines = (await pool.query<Line>(LINES)).rows;
  const versions = (await pool.query<{ chat: string; version: number }>(VERSIONS)).rows;
  const said = lines.filter(({ position }) => position > 0);
  return {
    heard: lines.filter(({ position }) => position === 0).map((line) => heardOf(line, said)),
    said: said.map(saidOf),
    versions: new Map(versions.map(({ chat, version }) => [chat, version])),
    absences: (await pool.query<Absence>(ABSENCES)).rows,
    knocks: (await pool.query<Evidence['knocks'][number]>(KNOCKS)).rows,
    questions: (await pool.query(QUESTIONS)).rows[0].questions,
  };
}

/** Messages that somebody has under a lease, and until when. */
export async function readLeases(pool: Pool): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ conversation: string; turn: number; position: number; until: string }>(LEASES);
  return new Map(rows.map((row) => [refOf(row.conversation, row.turn, row.position), Number(row.until)]));
}

/** What still waits: messages to be sent, and words to be said first to somebody. */
export const readLeft = async (pool: Pool): Promise<{ messages: number; knocks: number }> =>
  (await pool.query(LEFT)).rows[0];

function heardOf({ conversation, chat, turn, key }: Line, said: readonly Line[]): Heard {
  const says = said.filter((line) => line.conversation === conversation && line.turn === turn);
  const tells = says.reduce((sum, { content }) => sum + toldIn(content), 0);
  return { chat, turn, key: key ?? '', says: says.map(({ content }) => content.key), tells };
}

function toldIn({ key, params }: Saying): number {
  if (key === 'absence.news-gathered') return Number(params?.number);
  return key === 'absence.news' || key === 'absence.news-coach' ? 1 : 0;
}

function saidOf({ conversation, chat, turn, position, content, language, platform }: Line): Said {
  const buttons = (content.choices ?? []).map((_, index) => `${turn}.${index + 1}`);
  const looks = looksOf(words.say(content.key, content.params, language), buttons);
  const platformId = platform === null ? null : Number(platform);
  return { ref: refOf(conversation, turn, position), chat, turn, position, looks, platformId };
}
