import { Recent } from '../../../recent.ts';

/** Messages of whose arrival statuses have told. */
const REMEMBERED = 10_000;

/**
 * What statuses tell of messages, by the reference that we gave along. Where the answer to a send was lost, Meta has
 * no key by which it would know the same message again; but if it took the message, a status says so, and it need
 * not be sent a second time.
 */
export type Echoes = {
  /** Meta has it: by this id it is known there. */
  arrived(reference: string, platformId: string): void;
  /** It came to nothing after all, or is another one by the same name: it is not there already. */
  forget(reference: string): void;
  /** The id of a message that arrived; null where nothing is known. */
  of(reference: string): string | null;
  /** The same, but waits a moment for a status that may be on its way. */
  soon(reference: string, milliseconds: number): Promise<string | null>;
};

export function createEchoes(): Echoes {
  const known = new Recent<string, string>(REMEMBERED);
  const waiting = new Map<string, (platformId: string) => void>();
  return {
    arrived(reference, platformId) {
      known.set(reference, platformId);
      waiting.get(reference)?.(platformId);
    },
    forget: (reference) => known.delete(reference),
    of: (reference) => known.get(reference) ?? null,
    soon(reference, milliseconds) {
      const platformId = known.get(reference);
      if (platformId !== undefined) return Promise.resolve(platformId);
      return new Promise((resolve) => {
        const end = (found: string | null): void => {
          clearTimeout(timer);
          waiting.delete(reference);
          resolve(found);
        };
        const timer = setTimeout(() => end(null), milliseconds);
        waiting.set(reference, end);
      });
    },
  };
}
