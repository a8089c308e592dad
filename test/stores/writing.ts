import type { Pool } from 'pg';
import type { Effect } from '../../bot/engine/effect.ts';
import type { Conversation } from '../../bot/ports.ts';
import { createLedger, type Ledger } from '../../prisma/ledger.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { createConversations } from '../../prisma/stores/conversations.ts';
import { RECORD_STORES } from '../../prisma/stores/index.ts';
import { type Fresh, freshDatabase } from './database.ts';
import { NOW } from './turns.ts';

/** Nobody has this id: words for her break the statement that wants to note them. */
export const NOBODY = '00000000-0000-4000-8000-999999999999';

/** Words for somebody else, as a turn asks for them. */
export const tell = (key: string, person: string = PEOPLE.willem.id): Effect => ({
  kind: 'knock',
  person,
  at: NOW,
  key,
  inbound: { kind: 'news', key: 'absence.news', params: {} },
});
/** Somebody asked about money: a number that would show if a turn counted twice. */
export const asked: Effect = { kind: 'record', name: 'social-map.asked', data: { domain: 'money' } };

/** A database with a ledger on it, and eyes for what it writes. */
export type Writing = {
  readonly fresh: Fresh;
  /** How many statements the ledger has sent: fewer than turns, or they were not written together. */
  statements: number;
  readonly ledger: Ledger;
  /** A ledger between which and PostgreSQL the test has put something. */
  ledgerBehind(before: (query: () => Promise<unknown>) => Promise<unknown>): Ledger;
  somebody(id: string): Promise<Conversation>;
  /** Rows as arrays; those of one column as what stands in it. */
  rows(text: string): Promise<unknown[]>;
};

type Query = (...asked: never[]) => Promise<unknown>;

export async function openWriting(): Promise<Writing> {
  const fresh = await freshDatabase();
  const { pool } = fresh.database;
  const ledgerBehind: Writing['ledgerBehind'] = (before) => {
    const query: Query = (...asked) => before(() => (pool.query as Query)(...asked));
    return createLedger({ query } as unknown as Pool, RECORD_STORES, () => true);
  };
  const writing: Writing = {
    fresh,
    statements: 0,
    ledger: ledgerBehind((query) => {
      writing.statements++;
      return query();
    }),
    ledgerBehind,
    async somebody(id) {
      const found = await createConversations(pool).recognise({ address: { channel: 'web', id } });
      return found as Conversation;
    },
    async rows(text) {
      const found = await pool.query({ text, rowMode: 'array' });
      return found.rows.map((row) => (row.length === 1 ? row[0] : row));
    },
  };
  return writing;
}
