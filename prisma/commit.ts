import type { Pool } from 'pg';
import type { Commit, TurnRecord, Verdict } from '../bot/ports.ts';
import type { RecordStore } from './record.ts';
import { commitStatement } from './statement.ts';
import { together } from './together.ts';

/** How long the process that commits a message has to deliver it before another may. */
export const LEASE_SECONDS = 60;

/** Channels whose messages this process sends itself, straight after the commit. */
export type Holding = (channel: string) => boolean;

/**
 * The one transaction of the house: what came in, the session, the records and the outbox, of several people's
 * turns together in one statement. Each turn is applied whole or not at all, and a turn that was heard before,
 * that another process overtook, or that a room's store refuses, leaves the others untouched.
 */
export function createCommit(pool: Pool, stores: readonly RecordStore[], holding: Holding): Commit {
  const known = new Map(stores.map((store) => [store.record, store]));
  const commitAll = async (turns: readonly TurnRecord[]): Promise<readonly Verdict[]> => {
    const records = turns.flatMap(recordRows);
    const kinds = [...new Set(records.map(({ name }) => name))].sort();
    const { name, text } = commitStatement(kinds.map((kind) => storeOf(known, kind)));
    const values = [turns.map(turnRow), turns.flatMap((turn, n) => messageRows(turn, n, holding)), records];
    const { rows } = await pool.query<Outcome>({ name, text, values: values.map((value) => JSON.stringify(value)) });
    const verdicts = new Map(rows.map((row) => [row.n, row]));
    return turns.map((_, n) => verdictOf(verdicts.get(n)));
  };
  const commit = together(commitAll);
  return async (turn) => {
    try {
      return await commit(turn);
    } catch (error) {
      if (isHeardBefore(error)) return { kind: 'duplicate' };
      throw error;
    }
  };
}

type Row = { readonly [column: string]: unknown };
type Outcome = { n: number; moved: boolean; heard: boolean; reason: string | null; effect: string | null };

function verdictOf(outcome: Outcome | undefined): Verdict {
  if (outcome?.moved) return { kind: 'committed' };
  if (outcome?.heard) return { kind: 'duplicate' };
  if (outcome?.reason) return { kind: 'refused', effect: outcome.effect ?? '', reason: outcome.reason };
  return { kind: 'conflict' };
}

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

function turnRow({ before, session, arrival, at }: TurnRecord, n: number): Row {
  const { state, why, since, staff } = session.desk;
  return { n, id: before.id, version: before.version, key: arrival.key, session, desk: state, why, since, staff, at };
}

/** What came in stands at position 0, what is said to it after it. */
function messageRows({ before, arrival, at, outgoing, effects }: TurnRecord, n: number, holding: Holding): Row[] {
  const turn = before.version + 1;
  const silent = effects.find((effect) => effect.kind === 'silent');
  const content = silent === undefined ? arrival.inbound : { ...arrival.inbound, silent: silent.because };
  const common = { n, id: before.id, turn, at };
  const language = outgoing[0]?.language ?? before.session.language ?? 'nl';
  const lease = holding(before.channel) ? LEASE_SECONDS : null;
  return [
    { ...common, position: 0, key: arrival.key, content, language },
    ...outgoing.map(({ position, saying, language }) => ({
      ...common,
      position,
      content: saying,
      language,
      delivery: 'pending',
      lease,
    })),
  ];
}

type RecordRow = Row & { readonly name: string };

/** The effects that change rows beyond the conversation itself; `say` became messages, `silent` a note on one. */
function recordRows({ before, at, effects }: TurnRecord, n: number): RecordRow[] {
  const row = (name: string, data: unknown): RecordRow => ({ n, person: before.person.id, at, name, data });
  const forgets = effects.some(({ kind }) => kind === 'forget');
  return effects.flatMap((effect) => {
    if (effect.kind === 'record') return [row(effect.name, effect.data)];
    if (effect.kind === 'knock') return [row('knock', effect)];
    if (effect.kind === 'forget') return [row('forget', { turn: before.version + 1 })];
    // Whoever is forgotten has nothing left to be noted.
    return effect.kind === 'person' && !forgets ? [row('person', effect)] : [];
  });
}
