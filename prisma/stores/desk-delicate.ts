import type { Pool } from 'pg';
import type { Inbound } from '../../bot/engine/inbound.ts';
import type { ThreadLine } from '../../bot/ports.ts';

/** Who cares for a person today: her coach, the coordinator of her match; and she herself. SQL, of `carer`. */
const carersOf = (person: string): string => `
SELECT ${person} AS carer UNION ALL
SELECT e.coach_id FROM enrolment e WHERE e.person_id = ${person} AND coalesce(e.until_day, 'infinity'::date) >= current_date
UNION ALL SELECT m.coordinator_id FROM match m WHERE ${person} IN (m.mentor_id, m.mentee_id)
  AND coalesce(m.ended_on, m.until_day) >= current_date`;

/** Whether the account `staff` is linked to somebody who cares for `person`; both are SQL expressions. */
export const caresFor = (staff: string, person: string): string => `EXISTS (
  SELECT FROM staff_user u JOIN (${carersOf(person)}) AS caring ON caring.carer = u.person_id WHERE u.id = ${staff})`;

/**
 * Whether `staff` may read what is delicate in a conversation `c`. Where a person has nobody who cares for her, whoever
 * has taken her conversation may: else nobody could help her.
 */
export const mayRead = (staff: string): string => `(${caresFor(staff, 'c.person_id')} OR (
  c.desk = 'staff' AND c.staff_id = ${staff}
  AND NOT EXISTS (SELECT FROM (${carersOf('c.person_id')}) AS caring WHERE caring.carer <> c.person_id)))`;

const HIDDEN = `
SELECT m.delicate AND NOT ${mayRead('$3')} AND NOT EXISTS (
  SELECT FROM message d WHERE d.conversation_id = m.conversation_id AND d.turn = m.turn AND d.position > 0 AND d.content->>'key' LIKE 'crisis.%'
) AS hidden
FROM message m JOIN conversation c ON c.id = m.conversation_id WHERE m.conversation_id = $1 AND m.turn = $2 AND m.position = 0`;

/** Whether what came in with a turn is not for this member of the staff. */
export async function isHidden(pool: Pool, conversation: string, turn: number, staff: string): Promise<boolean> {
  const { rows } = await pool.query<{ hidden: boolean }>(HIDDEN, [conversation, turn, staff]);
  return rows[0]?.hidden === true;
}

type Turn = { readonly staff: string | null; readonly speaksOfDanger: boolean };

/** By turn: who of the staff wrote it, and whether it spoke of danger, which is never hidden. */
function turnsOf(lines: readonly ThreadLine[]): ReadonlyMap<number, Turn> {
  const turns = new Map<number, Turn>();
  for (const { turn, inbound, saying } of lines) {
    const known = turns.get(turn) ?? { staff: null, speaksOfDanger: false };
    const staff = inbound?.kind === 'staff-reply' ? inbound.staff : known.staff;
    turns.set(turn, { staff, speaksOfDanger: known.speaksOfDanger || saying?.key.startsWith('crisis.') === true });
  }
  return turns;
}

/** What is left of something that came in: that it came, and from whom. News is told by what was said of it. */
function emptied(inbound: Inbound): Inbound | null {
  if (inbound.kind === 'staff-reply') return { ...inbound, text: '' };
  return inbound.kind === 'news' || inbound.kind === 'result' ? null : { kind: 'text', text: '' };
}

/** The line without anything of what it says. */
const hidden = (line: ThreadLine): ThreadLine => ({
  ...line,
  delicate: 'hidden',
  inbound: line.inbound === null ? null : emptied(line.inbound),
  saying: line.saying === null ? null : { key: '' },
});

/** The lines as one member of the staff may see them; `may` tells whether what is delicate is for her. */
export function asSeenBy(staff: string, may: boolean, lines: readonly ThreadLine[]): readonly ThreadLine[] {
  const turns = turnsOf(lines);
  return lines.map((line) => {
    if (line.delicate === undefined) return line;
    const turn = turns.get(line.turn);
    return may || turn?.speaksOfDanger || turn?.staff === staff ? line : hidden(line);
  });
}
