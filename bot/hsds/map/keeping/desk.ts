import type { CRISIS_LINES } from '../../../engine/crisis.ts';
import type { Entry, Standing } from './entries.ts';
import type { EditProblem, EntryForm } from './part.ts';
import type { Keeper, LineCheck, Unmet } from './ports.ts';

export type LineName = keyof typeof CRISIS_LINES;

/** A number that the bot says by itself in danger; `check` is null where nobody ever looked. */
export type Line = { readonly name: LineName; readonly number: string; readonly check: LineCheck | null };

/** What is to be looked at, of everybody or of one of the staff; `page` counts from one. */
export type ChecksAsked = { readonly owner: string | null; readonly page: number };

/** A page of what is to be looked at. */
export type Checks = {
  /** Numbers of the bot itself at which somebody has to look. */
  readonly lines: readonly Line[];
  readonly entries: readonly Entry[];
  readonly counts: Readonly<Record<Standing, number>>;
  readonly pages: number;
};

/** What came of something that was done; `changed`: it stands otherwise than the page said. */
export type Came = 'done' | 'changed' | 'gone';

/** How staff keep the social map true. A place is named as in links. */
export type KeepingDesk = {
  /** What is due or soon will be: what residents say first, then what is longest due. */
  checks(asked: ChecksAsked, today: string): Promise<Checks>;
  /** Null where there is no such place. */
  one(place: string, today: string): Promise<Entry | null>;
  /** Places about these words, the best first, also those that are no more. */
  find(search: string, today: string): Promise<readonly Entry[]>;
  /** Every entry that is in use, by name; or those that are no more. */
  all(which: 'used' | 'ended', today: string): Promise<readonly Entry[]>;
  /** It still is as the map says. */
  holds(place: string, keeper: Keeper): Promise<Came>;
  /** Puts facts right, and says by that that all of it is true now. `seen` is the entry's own. */
  edit(place: string, form: EntryForm, seen: string, keeper: Keeper): Promise<Came | readonly EditProblem[]>;
  /** It is no more, and is proposed to nobody; and the way back. */
  end(place: string, keeper: Keeper): Promise<Came>;
  restore(place: string, keeper: Keeper): Promise<Came>;
  /** Somebody tried in vain to find out. Null leaves the note that stands there; an empty one takes it away. */
  tried(place: string, note: string | null, keeper: Keeper): Promise<Came>;
  /** False where that account is not there (any more). */
  give(places: readonly string[], owner: string): Promise<boolean>;
  /** Whose everything is that was given to nobody, and new entries with it. */
  othersOf(): Promise<string | null>;
  giveOthers(owner: string): Promise<boolean>;
  linesHold(keeper: Keeper): Promise<void>;
  /** How many wait for one of the staff. */
  waitingFor(keeper: Keeper): Promise<number>;
  unmet(from: string, until: string): Promise<readonly Unmet[]>;
};
