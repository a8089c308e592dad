import { describe } from 'vitest';
import { memoryStores } from '../memory/index.ts';
import type { Stores } from '../talk/house.ts';
import { type Fresh, freshDatabase } from './database.ts';
import { postgresStores } from './playing.ts';

/** Opens stores over the demo world in which nothing has been said yet. */
export type Opens = { stores(): Promise<Stores>; close(): Promise<void> };

async function onPostgres(): Promise<Opens> {
  const fresh: Fresh = await freshDatabase();
  return {
    async stores() {
      await fresh.reset();
      return postgresStores(fresh.database);
    },
    close: () => fresh.drop(),
  };
}

const inMemory = async (): Promise<Opens> => ({ stores: async () => memoryStores(), close: async () => {} });

/** Holds the stores in memory, in which transcripts are played, against those on PostgreSQL: both keep what is said here. */
export function onBothTwins(tests: (open: () => Promise<Opens>) => void): void {
  describe('in memory', () => tests(inMemory));
  describe('on PostgreSQL', () => tests(onPostgres));
}
