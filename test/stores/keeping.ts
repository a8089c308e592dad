import { randomBytes } from 'node:crypto';
import type { Keeping } from '../../bot/cv/keeping/index.ts';
import { createSeal, keyIdOf } from '../../bot/cv/keeping/sealing.ts';
import type { DocumentStore } from '../../bot/cv/store.ts';

const KEY = randomBytes(32);

/** A seal with a key of this test run. */
export const seal = createSeal(() => KEY);

/** A document store in memory, with a look at what lies in it. */
export function memoryDocuments(): DocumentStore & { readonly lying: Map<string, Uint8Array> } {
  const lying = new Map<string, Uint8Array>();
  return {
    lying,
    async put(name, content) {
      lying.set(name, content);
    },
    get: async (name) => lying.get(name) ?? null,
    async erase(prefix) {
      const names = [...lying.keys()].filter((name) => name.startsWith(prefix));
      for (const name of names) lying.delete(name);
      return names.length;
    },
  };
}

/** Where files are kept in a test that is about something else. */
export const keeping: Keeping = {
  seal,
  documents: memoryDocuments(),
  scan: async () => 'unscanned',
  isScanned: false,
  keyId: () => keyIdOf(KEY),
};
