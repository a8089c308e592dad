import type { Pool } from 'pg';
import type { Commit, MessageRef, TurnRecord, Verdict } from '../bot/ports.ts';
import type { RecordStore } from './record.ts';
import { type Holding, lineRows, packed, type Row, recordRows, turnRow } from './rows.ts';
import { ledgerStatement } from './statement.ts';
import { together } from './together.ts';

/** A message that a platform has taken. */
type Sent = MessageRef & { readonly platformId: string | null };
type Entry = { readonly turn: TurnRecord } | { readonly sent: Sent };

/**
 * Where everything of the hot path is written: turns, and receipts of what was sent.
 *
 * What came in, the session, the records and the outbox of several people's turns go in one statement, each turn
 * whole or not at all. A turn that was heard before, that another process overtook, or that a room's store refuses,
 * leaves the others untouched.
 */
export type Ledger = {
  readonly commit: Commit;
  sent(ref: MessageRef, platformId: string | null): Promise<void>;
};

/**
 * A ledger over these stores, one for each record that a room may ask for; a commit rejects where a record has none.
 * `holding` tells which channels this process sends on by itself: it takes the lease of their lines at once.
 * `holder` is the number of this process in `presence.ts`; without one, only the time of a lease counts.
 */
export function createLedger(
  pool: Pool,
  stores: readonly RecordStore[],
  holding: Holding,
  holder: number | null = null,
): Ledger {
  const known = new Map(stores.map((store) => [store.record, store]));

  const writeAll = async (entries: readonly Entry[]): Promise<readonly Verdict[]> => {
    const turns = entries.flatMap((entry, n) => ('turn' in entry ? [{ turn: entry.turn, n }] : []));
    const records = turns.flatMap(({ turn, n }) => recordRows(turn, n));
    const kinds = [...new Set(records.map(({ name }) => name))].sort();
    const receipts = entries.flatMap((entry) => ('sent' in entry ? [receiptRow(entry.sent)] : []));
    const values = [
      ...packed(turns.map(({ turn, n }) => turnRow(turn, n))),
      ...packed(turns.flatMap(({ turn, n }) => lineRows(turn, n, holding))),
      JSON.stringify(records),
      JSON.stringify(receipts),
      holder,
    ];
    const { name, text } = ledgerStatement(kinds.map((kind) => storeOf(known, kind)));
    const { rows } = await pool.query<Outcome>({ name, text, values });
    const outcomes = new Map(rows.map((row) => [row.n, row]));
    return entries.map((_, n) => verdictOf(outcomes.get(n)));
  };
  // A receipt can wait a moment for a turn to go along with; a turn, with somebody behind it, waits for nothing.
  const write = together(writeAll, (entry) => 'sent' in entry);
  return {
    async commit(turn) {
      try {
        return await write({ turn });
      } catch (error) {
        if (isHeardBefore(error)) return { kind: 'duplicate' };
        throw error;
      }
    },
    async sent({ conversation, turn, position }, platformId) {
      await write({ sent: { conversation, turn, position, platformId } });
    },
  };
}

type Outcome = {
  n: number;
  moved: boolean;
  behind: boolean;
  heard: boolean;
  reason: string | null;
  effect: string | null;
};

function verdictOf(outcome: Outcome | undefined): Verdict {
  if (outcome?.moved) return { kind: 'committed', ...(outcome.behind ? { behind: true } : {}) };
  if (outcome?.heard) return { kind: 'duplicate' };
  if (outcome?.reason) return { kind: 'refused', effect: outcome.effect ?? '', reason: outcome.reason };
  return { kind: 'conflict' };
}

const receiptRow = ({ conversation, turn, position, platformId }: Sent): Row => ({
  id: conversation,
  turn,
  position,
  platform: platformId,
});

/** Two processes heard the same knock in the same moment: the index let one of them in. */
const isHeardBefore = (error: unknown): boolean => {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === '23505' && (constraint === 'message_conversation_id_key_key' || constraint === 'message_pkey');
};

function storeOf(known: ReadonlyMap<string, RecordStore>, name: string): RecordStore {
  const store = known.get(name);
  if (store === undefined) throw new Error(`no store applies ${name}`);
  return store;
}
