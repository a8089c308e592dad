import type { Pool } from 'pg';
import { keptSecret } from './secret.ts';

const NAME = 'documents-key';

/**
 * Sees to it that every process seals with the same key: the first one leaves the key's id (no key) beside the other
 * secrets. Throws where this one holds another key; else files that one process sealed would open for no other.
 */
export async function expectSameKey(pool: Pool, id: string): Promise<void> {
  if ((await keptSecret(pool, NAME, () => id)) === id) return;
  throw new Error(
    `What people sent to this house is sealed with another key than DOCUMENTS_KEY or DATA_DIR/documents.key.
Bring that key back. If it is lost, so is what it sealed: see "the key of the documents" in docs/operations.md.`,
  );
}
