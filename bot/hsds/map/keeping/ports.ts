import type { Wrong } from '../../../capabilities/social-map/records.ts';
import type { Changes } from '../ports.ts';

/** What residents said is wrong about a place: how often, and on which days first and last. Who said it is not known. */
export type Report = { readonly what: Wrong; readonly count: number; readonly first: string; readonly last: string };

/** What the house knows of a service beside the map. Accounts are told by id, days are wall-clock dates. */
export type Kept = {
  /** Whose it is: somebody's whose account has not ended. Null only where nobody has an account. */
  readonly owner: string | null;
  readonly checkedBy: string | null;
  /** When somebody last tried in vain; null once it was checked. */
  readonly triedOn: string | null;
  readonly note: string | null;
  readonly reports: readonly Report[];
};

/** A number that the bot says by itself in danger, and who last looked whether it holds. */
export type LineCheck = { readonly on: string; readonly by: string };

/** Everything that is kept beside the map. */
export type Keeping = {
  readonly services: ReadonlyMap<string, Kept>;
  /** By number. */
  readonly lines: ReadonlyMap<string, LineCheck>;
  /** Who keeps true what nobody was given: new entries, and the numbers of the bot itself. */
  readonly owner: string | null;
};

/** How often in a month a question of a domain ended without a place. */
export type Unmet = {
  /** `"2026-11"` */
  readonly month: string;
  readonly domain: string;
  /** Null where it was not said. */
  readonly district: string | null;
  readonly language: string;
  readonly count: number;
};

/** Who does something, and on which day. */
export type Keeper = { readonly staff: string; readonly day: string };

/** How the social map is kept true, as it is kept itself. */
export type KeepingStore = {
  keeping(): Promise<Keeping>;
  /**
   * Writes a change to a service; `settles`: somebody has looked at all of it, and what residents said is done with.
   * `changed`: the map is no longer of this version, and nothing was done.
   */
  change(
    service: string,
    changes: Changes,
    version: string,
    settles: boolean,
    keeper: Keeper,
  ): Promise<'done' | 'changed'>;
  /** Somebody tried in vain to find out. Null leaves the note that stands there; an empty one takes it away. */
  tried(service: string, note: string | null, keeper: Keeper): Promise<void>;
  /** Gives services to somebody; false where that account is not there (any more). */
  give(services: readonly string[], owner: string): Promise<boolean>;
  /** From now on what nobody was given is hers; false as above. */
  giveOthers(owner: string): Promise<boolean>;
  /** Somebody looked: these numbers hold. */
  linesHold(numbers: readonly string[], keeper: Keeper): Promise<void>;
  /** How many entries and numbers of one of the staff somebody has to look at on a day, and `numbers` are the bot's. */
  waitingFor(keeper: Keeper, numbers: readonly string[]): Promise<number>;
  /** Of months from one to another, both inclusive. */
  unmet(from: string, until: string): Promise<readonly Unmet[]>;
};
