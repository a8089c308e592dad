import type { Occasion, Sweep } from './calendar.ts';
import type { Effect } from './effect.ts';
import type { Facts, Need } from './fact.ts';
import type { Language } from './language.ts';
import type { Person } from './person.ts';
import type { Choice, Data, Params, Place, Saying } from './saying.ts';
import type { Session } from './session.ts';
import type { Meaning } from './understanding.ts';

/** What a person answered, already resolved: which choice, or which words that were no choice. */
export type Answer =
  | { readonly kind: 'choice'; readonly id: string; readonly choice: Choice }
  /** `delicate`: the words may tell of somebody's health; no record holds them. */
  | { readonly kind: 'text'; readonly text: string; readonly meaning: Meaning | null; readonly delicate?: true }
  /** She sent a file; it is being fetched, and nobody has looked at it yet. */
  | { readonly kind: 'file'; readonly name: string; readonly bytes: number; readonly caption: string | null }
  | { readonly kind: 'refused'; readonly effect: string; readonly reason: string };

/** A file that came in, and what her words under it mean. */
export type SentFile = { readonly name: string; readonly meaning: Meaning | null };

/** A person at a step of a room. Without an answer she has just arrived, and the step asks its question. */
export type Visit = {
  readonly place: Place;
  readonly answer: Answer | null;
  readonly person: Person;
  readonly language: Language;
  /** What has been settled in this conversation so far. */
  readonly standing: Pick<Session, 'language' | 'consent' | 'stopped' | 'trail'>;
  /** Now, as an instant: `"2026-11-22T09:00:00Z"`. */
  readonly now: string;
};

/** What a step wants to happen next. Sayings and effects come out in the order in which they were asked for. */
export type Move = {
  readonly kind: 'ask' | 'go' | 'leave' | 'back' | 'menu' | 'miss';
  readonly effects: readonly Effect[];
  /** `ask`: what to ask. `leave`: a last saying, whose choices stay open. */
  readonly saying?: Saying;
  /** `ask` and `go`: what has been gathered. */
  readonly data?: Data;
  /** `ask`: as much of it as is enough to ask this anew, later, on the way back. */
  readonly again?: Data;
  /** `go`: the next step of this room. */
  readonly step?: string;
  /** `leave`: the place to go on to; without it the conversation rests. */
  readonly to?: Place;
};

/** Somebody ought to be spoken to first: who, when, about what, and in which words a human would say why. */
export type Nudge = {
  readonly person: string;
  /** An instant. */
  readonly at: string;
  /** The instant from which on it would come too late. */
  readonly expires: string;
  /** Person + thing + moment: the same nudge has the same key however often it is computed. */
  readonly key: string;
  readonly place: Place;
  /** It is news, in these words, for somebody who need not answer; `place` only names it then. */
  readonly news?: { readonly key: string; readonly params: Params };
  /** For staff and `npm run due`. `"weekly meeting on 2026-11-24"` */
  readonly why: string;
  /** A reason known beforehand to say nothing: a public holiday. */
  readonly silent?: string;
};

/** Instants, from inclusive, until exclusive. */
export type Window = { readonly from: string; readonly until: string };

/** A moment around an occasion at which somebody is to be spoken to: the evening before, half an hour after the end. */
export type Moment = {
  /** The occasions of which this moment falls into the window; `zone` is the one of the centre. */
  sweeps(window: Window, zone: string): readonly Sweep[];
  /** What is to be said at this moment of one of them. */
  nudges(occasion: Occasion): readonly Nudge[];
};

/** What a room keeps and for how long: the answer to "what do you know of me" and the law for the retention job. */
export type Keeping = {
  /** The record, named as the effect that writes it: `"absence.report"`. */
  readonly record: string;
  readonly days: number;
  /** The document or rule that the term comes from. */
  readonly source: string;
};

/** A room of the house: one thing the bot can do for people. */
export type Capability = {
  readonly name: string;
  /** The entry in the menu, for those it concerns. */
  readonly menu?: {
    readonly label: string;
    readonly icon: string;
    readonly step: string;
    for(person: Person): boolean;
  };
  /** Where in this room somebody belongs who said this in her own words; null when it is not for this room. */
  opens?(meaning: Meaning): Place | null;
  /**
   * Where in this room a file belongs that she sent while that place was open, or none was; null when it is not for
   * this room. What no room takes, a human looks at.
   */
  takes?(file: SentFile, open: Place | null): Place | null;
  needs(visit: Visit): readonly Need[];
  step(visit: Visit, facts: Facts): Move;
  /** What this room says first because of what people come to. */
  readonly due?: readonly Moment[];
  /**
   * People speak of their health here: what they write in this room is delicate, and so is each text of the room of
   * which this is true, by its key.
   */
  delicate?(key: string): boolean;
  /** Whether this takes up what she seems to have said of her health: as delicate as her own words. */
  takesUp?(saying: Saying): boolean;
  readonly keeps: readonly Keeping[];
};

export const NOTHING: Data = {};

/**
 * Waits here for the answer to this question; `data` replaces what was gathered. Where the question is put together anew
 * each time it is asked, `again` is what that takes: a list of days then does not follow the conversation about.
 */
export const ask = (saying: Saying, data?: Data, again?: Data): Move => ({
  kind: 'ask',
  saying,
  effects: [],
  ...(data === undefined ? {} : { data }),
  ...(again === undefined ? {} : { again }),
});

/** Goes on to another step of the same room, in the same turn. */
export const go = (step: string, data: Data, ...effects: Effect[]): Move => ({ kind: 'go', step, data, effects });

/** Leaves the room with a last word; its choices, if any, stay open. */
export const leave = (saying: Saying | null, ...effects: Effect[]): Move => ({
  kind: 'leave',
  effects,
  ...(saying === null ? {} : { saying }),
});

/** Leaves the room for another place, in the same turn. */
export const moveTo = (to: Place, ...effects: Effect[]): Move => ({ kind: 'leave', to, effects });

/** Done here; on to the menu. */
export const showMenu = (...effects: Effect[]): Move => ({ kind: 'menu', effects });

/** Done with something in between: on to where the person was before, or to the menu. */
export const goBack = (...effects: Effect[]): Move => ({ kind: 'back', effects });

/** The answer fits nothing here: the engine explains once and then offers a human. */
export const miss: Move = { kind: 'miss', effects: [] };

/**
 * What was to be said first is not worth saying any more; staff see why. Whatever is open stays as it is.
 *
 * @example keepQuiet('answered')   // she said that she comes while the reminder waited for her to rest
 */
export const keepQuiet = (because: string): Move => leave(null, { kind: 'silent', because });

/**
 * Something to say, with only the parts that it has.
 *
 * @example saying('absence.which', undefined, [HUMAN])   // → { key: 'absence.which', choices: [HUMAN] }
 */
export const saying = (key: string, params?: Params, choices?: readonly Choice[]): Saying => ({
  key,
  ...(params === undefined ? {} : { params }),
  ...(choices === undefined ? {} : { choices }),
});
