import type { Pool } from 'pg';
import type { Language } from '../../bot/engine/language.ts';
import type { Counts, Listed, Page, Tab } from '../../bot/staff-ports.ts';
import { COLUMNS, conversationOf, type Row, TABLES } from './conversation-row.ts';
import { asSeenBy, mayRead } from './desk-delicate.ts';
import { ONE_THING } from './desk-undelivered.ts';
import { DELIVERY, LINES_WITH_DELIVERY, type LineRow, lineOf } from './threads.ts';

/** Rows of a list at a time: a little more than a tall screen shows. */
const PAGE_SIZE = 25;
/** The last words of a conversation are found within so many turns. */
const LAST_TURNS = 3;

/** Somebody who never said a word has a conversation without turns; it is nobody's business yet. */
const BEGUN = 'c.version > 0';

/**
 * A volunteer of the CV desk has asked her something, and she has answered: the volunteer sees no conversation, so the
 * answer is for whoever of the staff reads it first.
 */
const ANSWERED_A_VOLUNTEER = `c.desk = 'staff' AND c.waiting_since IS NOT NULL
  AND EXISTS (SELECT FROM staff_user v WHERE v.id = c.staff_id AND v.role = 'volunteer')`;

const OF_TAB: Readonly<Record<Tab, string>> = {
  mine: `c.desk = 'staff' AND c.staff_id = $1`,
  unassigned: `(c.desk = 'waiting' OR ${ANSWERED_A_VOLUNTEER}) AND $1::text IS NOT NULL`,
  all: '$1::text IS NOT NULL',
};

const COUNTS = `
SELECT count(*) FILTER (WHERE ${OF_TAB.mine})::int AS mine, count(*) FILTER (WHERE ${OF_TAB.unassigned})::int AS unassigned,
       (SELECT count(*)::int FROM conversation c WHERE ${BEGUN}) AS "all",
       (SELECT count(DISTINCT (${ONE_THING}))::int FROM outbox o WHERE o.dead OR o.held) AS undelivered
FROM conversation c WHERE c.desk <> 'bot' AND ${BEGUN}`;

/**
 * A crisis stands above everything, then comes whoever waits, the longest first; conversations in which nobody
 * waits follow, the newest first. `place` counts seconds, downwards for the last kind.
 */
const RANK = `CASE WHEN c.desk <> 'bot' AND c.why = 'crisis' THEN 0 WHEN c.waiting_since IS NOT NULL THEN 1 ELSE 2 END`;
const PLACE = `extract(epoch FROM CASE WHEN c.waiting_since IS NULL THEN c.last_at ELSE c.waiting_since END)::float8
  * CASE WHEN c.waiting_since IS NULL THEN -1 ELSE 1 END`;

const LINES = `(
  SELECT coalesce(json_agg(json_build_object('turn', turn, 'position', position, 'at', m.at, 'key', m.key,
         'content', m.content, 'language', m.language, 'delicate', m.delicate, 'delivery', ${DELIVERY}) ORDER BY turn, position), '[]')
  FROM ${LINES_WITH_DELIVERY} WHERE conversation_id = c.id AND turn > c.version - ${LAST_TURNS}
) AS lines`;

/** The page is cut out of the conversations alone; people and last words are read for its rows only. */
const listOf = (tab: Tab): string => `
WITH page AS (
  SELECT * FROM (
    SELECT c.id, ${RANK} AS rank, ${PLACE} AS place FROM conversation c WHERE ${BEGUN} AND ${OF_TAB[tab]}
  ) AS ranked
  WHERE $2::int IS NULL OR (rank, place, id) > ($2, $3::float8, $4::uuid)
  ORDER BY rank, place, id LIMIT ${PAGE_SIZE + 1}
)
SELECT ${COLUMNS}, c.last_at, page.rank, page.place, ${mayRead('$1')} AS may, ${LINES}
FROM page JOIN (${TABLES}) ON c.id = page.id ORDER BY page.rank, page.place, page.id`;

type ListRow = Row & { last_at: Date; rank: number; place: number; may: boolean; lines: LineRow[] };

function listedOf(row: ListRow, staff: string): Listed {
  const { id, version, person, session } = conversationOf(row);
  const language: Language | null = session.language ?? person.language;
  const lines = asSeenBy(staff, row.may, row.lines.map(lineOf));
  const { name, unreachable = null } = person;
  return { id, version, name, language, desk: session.desk, lastAt: row.last_at.toISOString(), unreachable, lines };
}

/** Where a page ends: `"1_1795340520.123_0a1b…"`. */
const cursorOf = ({ rank, place, id }: ListRow): string => `${rank}_${place}_${id}`;

/** A cursor as parameters; anything that is none means the beginning. */
function placeOf(cursor: string | null): [number, number, string] | [null, null, null] {
  const [, rank, place, id] = /^([012])_(-?\d+(?:\.\d+)?)_([\da-f-]{36})$/u.exec(cursor ?? '') ?? [];
  return id === undefined ? [null, null, null] : [Number(rank), Number(place), id];
}

/** How many conversations stand in each tab of this member of staff, in one look at the table. */
export async function readCounts(pool: Pool, staff: string): Promise<Counts> {
  const { rows } = await pool.query<Counts>({ name: 'desk-counts', text: COUNTS, values: [staff] });
  return rows[0] as Counts;
}

/** One page of a tab, each row with its last words, in one statement. */
export async function readList(pool: Pool, tab: Tab, staff: string, after: string | null): Promise<Page<Listed>> {
  const values = [staff, ...placeOf(after)];
  const { rows } = await pool.query<ListRow>({ name: `desk-list-${tab}`, text: listOf(tab), values });
  const page = rows.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  return {
    items: page.map((row) => listedOf(row, staff)),
    next: rows.length > PAGE_SIZE && last !== undefined ? cursorOf(last) : null,
  };
}
