import type { Waiting } from './desk.ts';
import type { Upload } from './given.ts';
import type { Changes, Known } from './known.ts';

/** What the house knows, and files that wait to be compared with it. */
export type RosterStore = {
  /** As it stands now. */
  known(): Promise<Known>;
  /** Holds a file for a day; returns the id by which it is found again. */
  hold(upload: Upload, staff: string): Promise<string>;
  /** A file that somebody holds; null where she does not (any more). */
  held(waiting: Waiting): Promise<Upload | null>;
  /**
   * Asks `decide` what is to be done, by what the house knows then, and does it, whole or not at all; on null nothing.
   * What others change meanwhile makes it `changed`. New series are planned, and changed ones from tomorrow on.
   */
  apply(
    waiting: Waiting,
    today: string,
    decide: (known: Known, upload: Upload) => Changes | null,
  ): Promise<'done' | 'changed' | 'gone'>;
};
