import type { Index } from './index-of.ts';
import type { EntityName } from './names.ts';
import type { SocialMap } from './rows.ts';

/** The social map as it stood at one moment. `version` counts its changes. */
export type Snapshot = { readonly version: string; readonly changedAt: string; readonly index: Index };

/** What an import would do. Applied whole, or not at all. */
export type Changes = {
  /** Rows to be written, with all their fields. */
  readonly upsert: SocialMap;
  /** Services that are no longer as they were, because of what is written. */
  readonly touched: readonly string[];
  /** Rows that a file does not have: they go only where staff say so. */
  readonly gone: { readonly [name in EntityName]?: readonly string[] };
  readonly touchedByGone: readonly string[];
};

/** An import that waits for a yes. */
export type Waiting = { readonly id: string; readonly staff: string };

/** The social map as it is kept. */
export type SocialMapStore = {
  /** As it stands now; from memory while nobody changed it. */
  current(): Promise<Snapshot>;
  /** Keeps what was shown to somebody, until she says yes. Returns the id by which she does. */
  hold(changes: Changes, version: string, staff: string): Promise<string>;
  /**
   * Does what was shown. `changed`: the map is no longer the one it was shown against. `gone`: nobody holds such an
   * import (any more).
   */
  confirm(waiting: Waiting, removing: boolean): Promise<'done' | 'changed' | 'gone'>;
};
