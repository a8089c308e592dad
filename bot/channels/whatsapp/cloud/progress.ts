import { Recent } from '../../../recent.ts';

/** Messages that did not go through and are still to come. */
const REMEMBERED = 1_000;

/** How far a message has come: how many of its parts arrived, and whether the next one certainly did not. */
export type Progress = { readonly parts: number; readonly isCertain: boolean };

/** Where messages broke off, so that the next attempt goes on there; as far as this process remembers. */
export type Memory = {
  /** A first attempt is in no doubt, whatever had the same key before: nobody has sent it. */
  before(key: string, attempts: number): Progress;
  remember(key: string, progress: Progress): void;
  forget(key: string): void;
};

export function createMemory(): Memory {
  const broken = new Recent<string, Progress>(REMEMBERED);
  return {
    before(key, attempts) {
      const { parts, isCertain } = broken.get(key) ?? { parts: 0, isCertain: false };
      return { parts, isCertain: isCertain || attempts === 0 };
    },
    remember: (key, progress) => broken.set(key, progress),
    forget: (key) => broken.delete(key),
  };
}
