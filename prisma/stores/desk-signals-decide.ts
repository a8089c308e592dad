import type { Pool } from 'pg';
import { warningOf, withdrawalOf } from '../../bot/capabilities/absence/warning.ts';
import { localTime } from '../../bot/engine/weekly.ts';
import type { DecidedDay, Decision, SignalCase, Withdrawal } from '../../bot/staff-signals-ports.ts';
import { readCase } from './desk-signals-case.ts';
import type { Asks } from './desk-signals-read.ts';
import { changing } from './desk-week-change.ts';

const DECIDE = `
INSERT INTO absence_decision (id, person_id, programme_id, kind, decided_at, staff_id, staff_name, facts, why)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

const KNOCK = 'INSERT INTO knock (key, person_id, at, inbound) VALUES ($1, $2, $3, $4)';

const keyOf = (decision: string): string => `absence-warning:${decision}`;

type Came = 'done' | 'changed' | 'early' | 'gone';

/**
 * The days that a decision is about, as they stand. None tells a reason: that would outlive the report it came from. A
 * report to the city is about the warnings that led to it.
 */
function daysOf({ kind, counts }: Decision, { missed, decisions }: SignalCase): DecidedDay[] {
  if (kind !== 'report')
    return missed.map(({ occasion, day, title, state }) => {
      return { occasion, day, title, state, counts: counts.includes(occasion) };
    });
  const last = decisions.findIndex((one) => one.kind === 'report');
  const since = decisions.slice(0, last < 0 ? decisions.length : last).filter((one) => one.kind === 'warning');
  return since.flatMap(({ days }) => days.filter((day) => day.counts));
}

/** Keeps what a person decided and, with a warning, the word that says so: both or neither. */
export const decide = (pool: Pool, zone: string, decision: Decision, now: string): Promise<Came> =>
  changing<Came>(pool, async (client) => {
    const { id, person, programme, kind, seen, staff, why } = decision;
    // Two who decide about the same person do so one after the other.
    await client.query('SELECT 1 FROM person WHERE id = $1 FOR UPDATE', [person]);
    const known = await client.query('SELECT 1 FROM absence_decision WHERE id = $1 AND person_id = $2', [id, person]);
    if (known.rowCount !== 0) return { result: 'done', undo: true };
    const stands = await readCase(client, zone, decision, staff.id, now);
    if (stands === null) return { result: 'gone', undo: true };
    if (stands.seen !== seen) return { result: 'changed', undo: true };
    if (kind === 'report' && !stands.mayReport) return { result: 'early', undo: true };
    const days = daysOf(decision, stands);
    const row = [id, person, programme, kind, now, staff.id, staff.name, JSON.stringify(days), why];
    await client.query(DECIDE, row);
    if (kind === 'warning') await warn(client, decision, stands, days, now);
    return { result: 'done' };
  });

/** Has her told by the one door, so that her language, consent and quiet hours apply. */
async function warn(
  client: Asks,
  { id, person, staff, why }: Decision,
  stands: SignalCase,
  all: readonly DecidedDay[],
  now: string,
) {
  if (stands.notReached !== null) return;
  const days = all.filter(({ counts }) => counts).map(({ day }) => day);
  const inbound = warningOf({ name: staff.name, programme: stands.programmeName, days, words: why });
  await client.query(KNOCK, [keyOf(id), person, now, inbound]);
}

const WITHDRAW = `
UPDATE absence_decision SET kind = 'withdrawn', why = concat_ws(' ', nullif(why, ''), $4::text)
WHERE id = $1 AND person_id = $2 AND programme_id = $3 AND kind = 'warning' RETURNING decided_at AS at`;

/** Takes a warning back, and tells whoever was told of it: both or neither. A second time finds nothing to do. */
export const withdraw = (pool: Pool, zone: string, withdrawal: Withdrawal, now: string): Promise<boolean> =>
  changing<boolean>(pool, async (client) => {
    const { id, person, programme, why, staff } = withdrawal;
    const { rows } = await client.query<{ at: Date }>(WITHDRAW, [id, person, programme, why]);
    const [warning] = rows;
    if (warning === undefined) return { result: false, undo: true };
    const told = await client.query('SELECT 1 FROM knock WHERE key = $1', [keyOf(id)]);
    if (told.rowCount !== 0) {
      const inbound = withdrawalOf(staff.name, localTime(warning.at.toISOString(), zone).slice(0, 10));
      await client.query(KNOCK, [`${keyOf(id)}:withdrawn`, person, now, inbound]);
    }
    return { result: true };
  });
