import type { Unreadable } from '../../files/limits.ts';
import type { Plan } from './plan.ts';

/** A file that waits for a yes. `shown` names exactly what was shown; null where there is nothing to agree to. */
export type Preview = { readonly plan: Plan; readonly shown: string | null };

/** Whose import it is: nobody looks at what another has handed in. */
export type Waiting = { readonly id: string; readonly staff: string };

export type Written = { readonly bytes: Uint8Array; readonly name: string; readonly type: string };

/** What staff do with people and timetables from a file. */
export type RosterDesk = {
  /** Reads a file and holds it, for a day. Nothing is done. */
  upload(
    name: string,
    bytes: Uint8Array,
    staff: string,
  ): Promise<{ readonly id: string } | { readonly unreadable: Unreadable }>;
  /** What a held file would do now; null where it is not held (any more). */
  preview(waiting: Waiting): Promise<Preview | null>;
  /** What is wrong with a held file, row by row, as CSV; `todo` says in words what to do. */
  problems(
    waiting: Waiting,
    todo: (problem: Plan['problems'][number]) => string,
    header: readonly string[],
  ): Promise<Written | null>;
  /** Does what was shown: whole, or not at all. `changed`: it would do something else by now. */
  confirm(waiting: Waiting, shown: string): Promise<'done' | 'changed' | 'gone'>;
  /** A workbook to fill in, empty or with invented people. */
  template(which: 'template' | 'example'): Promise<Written>;
};
