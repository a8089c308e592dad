import type { Effect } from './engine/effect.ts';
import type { Need } from './engine/fact.ts';
import type { Arrival, Inbound } from './engine/inbound.ts';
import type { Language } from './engine/language.ts';
import type { Person } from './engine/person.ts';
import type { Saying } from './engine/saying.ts';
import type { Session } from './engine/session.ts';

/** An address on a channel: `{ "channel": "telegram", "id": "88123456" }`. Never a key of a person: people move. */
export type Address = { readonly channel: string; readonly id: string };

/**
 * Who knocks. Somebody writing on a channel (perhaps for the first time, perhaps with an invitation from staff), a
 * person whom the house itself wants to reach, or the conversation in which staff act.
 */
export type From =
  | { readonly address: Address; readonly invitation?: string }
  | { readonly person: string }
  | { readonly conversation: string };

export type Knock = { readonly from: From; readonly arrival: Arrival };

/** A conversation as the stores hold it. `version` counts its turns; a commit must name the one it started from. */
export type Conversation = {
  readonly id: string;
  readonly version: number;
  readonly channel: string;
  /** The address on that channel: what the driver sends to. */
  readonly to: string;
  readonly person: Person;
  readonly session: Session;
};

/** Finds the conversation of whoever knocks; somebody new gets one. Null when there is nobody to reach. */
export type Conversations = {
  recognise(from: From): Promise<Conversation | null>;
  /** The conversation moved on in this process: its next turn need not be read again. */
  remember(conversation: Conversation): void;
  /** It moved elsewhere: the next turn reads it anew. */
  mistrust(conversation: Conversation): void;
};

/** Answers the questions that rooms ask about the world. */
export type FactSource = {
  answer(needs: readonly Need[], person: Person, now: string): Promise<readonly unknown[]>;
};

/** One thing to be delivered: row `position` of turn `turn` of a conversation, in the language it was meant in. */
export type Outgoing = {
  readonly conversation: string;
  readonly turn: number;
  readonly position: number;
  readonly channel: string;
  readonly to: string;
  readonly language: Language;
  readonly saying: Saying;
  /** How often a delivery was begun before this one; above zero it may arrive a second time. */
  readonly attempts: number;
};

/** Everything that one turn changes. Applied whole, or not at all. */
export type TurnRecord = {
  readonly before: Conversation;
  readonly session: Session;
  readonly arrival: Arrival;
  readonly at: string;
  readonly effects: readonly Effect[];
  readonly outgoing: readonly Outgoing[];
};

export type Verdict =
  | { readonly kind: 'committed' }
  /** This knock was heard before: it is answered, or being answered, already. */
  | { readonly kind: 'duplicate' }
  /** Somebody else took a turn meanwhile. */
  | { readonly kind: 'conflict' }
  /** A record cannot be: the slot is taken, the match has ended. */
  | { readonly kind: 'refused'; readonly effect: string; readonly reason: string };

export type Commit = (turn: TurnRecord) => Promise<Verdict>;

/** What stands ready to be sent, straight after the commit. */
export type Outbox = { wake(messages: readonly Outgoing[]): void };

/** Says the numbers of a crisis at once, unrecorded: for the minutes in which the stores are away. Never rejects. */
export type Emergency = (to: Address, language: Language, sayings: readonly Saying[]) => Promise<void>;

export type Clock = () => string;

/** Says what went wrong without saying of whom; `inbound` is told by its kind only. */
export type Alarm = (what: string, error: unknown, about: { readonly kind: Inbound['kind'] }) => void;

/** Where a line stands in its conversation: everything up to it has been seen. Written `12.1`. */
export type Mark = { readonly turn: number; readonly position: number };

/** A line of a conversation as it is kept: what came in (position 0), or what was said to it. */
export type ThreadLine = Mark & {
  readonly at: string;
  readonly language: Language;
  /** What came in; `silent` says why the bot kept quiet about it. */
  readonly inbound: (Inbound & { readonly silent?: string }) | null;
  readonly saying: Saying | null;
  readonly delivery: 'pending' | 'sent' | 'dead' | null;
};

/** A conversation to be shown: who speaks, in which language, what is asked now, and its lines in order. */
export type Thread = {
  readonly conversation: string;
  readonly language: Language | null;
  readonly consented: boolean;
  /** The turn of the open question: only its buttons still count. */
  readonly askedTurn: number | null;
  readonly lines: readonly ThreadLine[];
};

/** What stands in conversations, for whoever shows them. Null for an address that never wrote. */
export type Threads = {
  of(address: Address, after?: Mark): Promise<Thread | null>;
};

/** Tells which conversations have moved, in whatever process that was. The call returned ends the listening. */
export type Pulse = { listen(moved: (conversation: string) => void): () => void };
