import type { Unreadable } from '../../files/limits.ts';
import type { KeepingDesk } from './keeping/desk.ts';
import type { Plan } from './plan.ts';
import type { Waiting } from './ports.ts';

export const FORMATS = ['xlsx', 'csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export type Written = { readonly bytes: Uint8Array; readonly name: string; readonly type: string };

/** What a file would do. `held` is the id by which it is confirmed; null where there is nothing to do or to mend first. */
export type Preview = { readonly plan: Plan; readonly held: string | null };

/** What staff do with the social map as a whole. */
export type SocialMapDesk = {
  /** Reads a file and says what it would do. Nothing is done. */
  preview(name: string, bytes: Uint8Array, staff: string): Promise<Preview | { readonly unreadable: Unreadable }>;
  /** Does what was shown: whole, or not at all. */
  confirm(waiting: Waiting, removing: boolean): Promise<'done' | 'changed' | 'gone'>;
  /** The map as a file. */
  write(format: Format): Promise<Written>;
  /** Entry by entry. */
  readonly keeping: KeepingDesk;
};
