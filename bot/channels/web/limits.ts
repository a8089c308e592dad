import type { Rule } from '../../limit.ts';

/** What a visitor may send: a CV as a scan, a photo of a letter, three minutes of voice. */
export const LARGEST_FILE = 10_485_760;
/** Longest voice note, in seconds: what somebody can listen to in one go. */
export const LONGEST_VOICE = 180;

/** A person types slower than this; a stuck key and a script do not. */
export const POSTS: Rule = { most: 20, seconds: 10 };
/** A letter of some pages as photos, and once more because they were not sharp. */
export const FILES: Rule = { most: 20, seconds: 600 };
/** All computers and phones of a centre together, in a lesson about applying for work. */
export const FILES_OF_PLACE: Rule = { most: 100, seconds: 600 };
/** A class of twenty behind one address of a centre may begin together, three times over. */
export const NEWCOMERS: Rule = { most: 60, seconds: 600 };

/** How many of each key are open at once: pages that listen. `enter` answers null where there is no more room. */
export function createRoom(most: number): { enter(key: string | null): (() => void) | null } {
  const inside = new Map<string, number>();
  return {
    enter(key) {
      if (key === null) return () => {};
      const count = inside.get(key) ?? 0;
      if (count >= most) return null;
      inside.set(key, count + 1);
      return () => {
        const left = (inside.get(key) ?? 1) - 1;
        if (left > 0) inside.set(key, left);
        else inside.delete(key);
      };
    },
  };
}
