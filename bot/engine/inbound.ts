import type { Choice, Params, Place } from './saying.ts';

/**
 * Everything that may wake a conversation. People, clocks, workers and staff knock at this one door, so consent,
 * quiet hours, staff hold and language apply to all of them alike.
 */
export type Inbound =
  /** What a person typed. `{"kind":"text","text":"hastayım, bugün gelemiyorum"}` */
  | { readonly kind: 'text'; readonly text: string }
  /** A person typed over an earlier message; what stood there before is already answered. */
  | { readonly kind: 'edited'; readonly text: string }
  /** A button was pressed: the choice with this number of the question asked in that turn. */
  | { readonly kind: 'choice'; readonly turn: number; readonly number: number }
  /** A file lies with the channel under `id`; nobody has fetched or trusted it yet. */
  | {
      readonly kind: 'file';
      readonly id: string;
      readonly name: string;
      readonly bytes: number;
      readonly caption?: string;
    }
  | { readonly kind: 'voice'; readonly id: string; readonly seconds: number }
  /** A sticker, a poll, a contact card, a call: something this house cannot read. */
  | { readonly kind: 'unsupported'; readonly what: string }
  /**
   * The clock says that a room wanted to speak first: a reminder, a weekly nudge, a follow-up. From `expires` on,
   * an instant, it would come too late and is not said. With `news` it is news that a room gathers when it is said:
   * held to what holds for news, and never too late.
   */
  | { readonly kind: 'nudge-due'; readonly place: Place; readonly expires: string; readonly news?: true }
  /**
   * Something that a person has to hear and need not answer, though she may: "your mentee cannot come". `urgent`: it
   * is said at any hour, to whoever is there for just that.
   */
  | {
      readonly kind: 'news';
      readonly key: string;
      readonly params: Params;
      readonly choices?: readonly Choice[];
      readonly urgent?: true;
    }
  /** Staff write in the person's conversation: their own words, or a ready-made text by its key. */
  | { readonly kind: 'staff-reply'; readonly staff: string; readonly name: string; readonly text: string }
  | { readonly kind: 'staff-phrase'; readonly staff: string; readonly key: string }
  | { readonly kind: 'staff-take'; readonly staff: string; readonly name: string }
  | { readonly kind: 'staff-hand-back'; readonly staff: string }
  /**
   * What came of something that she did just now: said at any hour, while whatever is asked stays open. Where nothing
   * is, she is led to `place`.
   */
  | { readonly kind: 'result'; readonly key: string; readonly params: Params; readonly place?: Place }
  /** The commit could not apply what a step asked for: the flow decides what to say. */
  | { readonly kind: 'effect-refused'; readonly effect: string; readonly reason: string };

/** One knock at the door. `key` names it for ever: a second knock with the same key is silent. */
export type Arrival = {
  readonly key: string;
  readonly inbound: Inbound;
};

/** What only a person does. */
export const PERSON_KINDS: readonly Inbound['kind'][] = ['text', 'edited', 'choice', 'file', 'voice', 'unsupported'];
const FROM_PERSON = new Set(PERSON_KINDS);

/** True of a kind of inbound that only a person does. */
export const isFromPersonKind = (kind: Inbound['kind']): boolean => FROM_PERSON.has(kind);

/** True when a person did this, just now, and waits for an answer. */
export const isFromPerson = (inbound: Inbound): boolean => isFromPersonKind(inbound.kind);

/** A string that every store can keep: no NUL, no half of a character. */
const keepable = (text: string): string => text.replaceAll('\0', '').toWellFormed();

/**
 * What came in, with every text in it fit to be kept: PostgreSQL takes neither NUL nor half of a surrogate pair, and
 * a message must not be lost because of one.
 */
export const wholesome = <Value>(value: Value): Value => {
  if (typeof value === 'string') return keepable(value) as Value;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(wholesome) as Value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, wholesome(inner)])) as Value;
};
