import type { DocumentStore } from '../bot/cv/store.ts';
import type { DocumentErasures } from '../bot/cv/work.ts';

/** Prefixes that are asked for at once. */
const AT_ONCE = 50;

/**
 * Erases from the document store what has gone from the database; tells how many files. Whoever dies on the way leaves
 * the rest noted. Rejects at the end where something could not be erased: the next sweep tries it again.
 */
export async function eraseDocuments(erasures: DocumentErasures, documents: DocumentStore): Promise<number> {
  for (let files = 0; ; ) {
    const prefixes = await erasures.due(AT_ONCE);
    const failed: unknown[] = [];
    for (const prefix of prefixes) {
      try {
        files += await documents.erase(prefix);
        await erasures.erased(prefix);
      } catch (error) {
        failed.push(error);
      }
    }
    if (failed.length > 0) throw failed[0];
    if (prefixes.length < AT_ONCE) return files;
  }
}
