import type { Cursor, Sweep } from './engine/calendar.ts';
import type { Effect } from './engine/effect.ts';
import type { Need } from './engine/fact.ts';
import type { Arrival, Inbound } from './engine/inbound.ts';
import type { Language } from './engine/language.ts';
import type { Person } from './engine/person.ts';
import type { CalendarAbout, Saying } from './engine/saying.ts';
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

/** Answers the questions that rooms ask about the world: of the person who talks, or (null) of everybody. */
export type FactSource = {
  answer(needs: readonly Need[], person: Person | null, now: string): Promise<readonly unknown[]>;
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
  /** Whether somebody is waiting for it; what the house says first goes after that. */
  readonly isAnswer: boolean;
  /** How often a delivery was begun before this one; above zero it may arrive a second time. */
  readonly attempts: number;
};

/** A file that somebody sent or that goes out, as the house keeps it. */
export type KeptFile = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
};

/** A file that somebody sent and that still lies with its channel, under `ref`. */
export type WaitingFile = {
  readonly id: string;
  readonly conversation: string;
  readonly channel: string;
  readonly ref: string;
  readonly kind: 'file' | 'voice';
  readonly name: string;
  /** How often it was tried, this time included. */
  readonly attempts: number;
};

/** Files on their way into the house. */
export type Intake = {
  /** Takes files of these channels that are to be fetched and that nobody is fetching, oldest first. */
  claim(channels: readonly string[], most: number): Promise<readonly WaitingFile[]>;
  keep(id: string, content: Uint8Array, type: string): Promise<void>;
  /** Not now; not before so many seconds. */
  later(id: string, seconds: number, why: string): Promise<void>;
  /** It will never be kept; staff see why. */
  refuse(id: string, why: string): Promise<void>;
};

/** Files as they are kept. Null for one that is not (any more) there. */
export type Files = {
  read(id: string): Promise<KeptFile | null>;
  /** A file for the calendar of the person of a conversation; null where she is expected at nothing of it. */
  entry(conversation: string, about: CalendarAbout | null, language: Language): Promise<KeptFile | null>;
};

/** Everything that one turn changes. Applied whole, or not at all. */
export type TurnRecord = {
  readonly before: Conversation;
  readonly session: Session;
  readonly arrival: Arrival;
  readonly at: string;
  readonly effects: readonly Effect[];
  readonly outgoing: readonly Outgoing[];
  /** Positions of the lines that may tell of somebody's health: 0 is what came in. None unless named. */
  readonly delicate?: readonly number[];
};

export type Verdict =
  /** `behind`: something said earlier is still on its way, by another process or at a later time; this waits for it. */
  | { readonly kind: 'committed'; readonly behind?: true }
  /** This knock was heard before: it is answered, or being answered, already. */
  | { readonly kind: 'duplicate' }
  /** Somebody else took a turn meanwhile. */
  | { readonly kind: 'conflict' }
  /** A record cannot be: the slot is taken, the match has ended. */
  | { readonly kind: 'refused'; readonly effect: string; readonly reason: string };

export type Commit = (turn: TurnRecord) => Promise<Verdict>;

/** What stands ready to be sent, straight after the commit. */
export type Outbox = {
  wake(messages: readonly Outgoing[]): void;
  /** What this conversation is to hear stands behind something that was said earlier: that goes first. */
  follow(messages: readonly Outgoing[]): void;
};

/** Words that wait for somebody, straight after the commit that noted them. */
export type Waiting = { wake(knocks: readonly { readonly key: string; readonly at: string }[]): void };

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
  /** There where it may tell of somebody's health; `hidden`: not for whoever reads, and nothing of it stands here. */
  readonly delicate?: 'shown' | 'hidden';
  readonly delivery: 'pending' | 'sent' | 'dead' | null;
  /** At position 0 the key of what came in: by it a page knows again what it sent itself. */
  readonly key: string | null;
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

/** Names one message of the outbox: a row of its conversation. */
export type MessageRef = { readonly conversation: string; readonly turn: number; readonly position: number };

/**
 * The outbox as it is kept. A message is leased to whoever sends it; a lease that ran out may be taken over, and
 * the message may then arrive a second time: `attempts` tells.
 */
export type Receipts = {
  sent(ref: MessageRef, platformId: string | null): Promise<void>;
  /** It could not be sent now; not to be tried again before so many seconds. `tried` tells whether it was sent at all. */
  later(ref: MessageRef, seconds: number, why: string, tried: boolean): Promise<void>;
  /** It waits until the person writes again; staff see it. Nothing waits behind it. */
  held(ref: MessageRef, why: string): Promise<void>;
  /**
   * Whoever has written meanwhile may hear what was held for her. What would come too late by now is sent no more,
   * also where it waited for its platform.
   */
  release(): Promise<void>;
  /**
   * It will never be sent; staff see it. Where she blocked the bot or the address is gone, nothing more is said first
   * there: it is said at another address of hers, or whoever cares for her hears that she cannot be reached.
   */
  dead(ref: MessageRef, why: string): Promise<void>;
  /** Asks for more time with a message that is ours. False: it is somebody else's by now, or done. */
  extend(ref: MessageRef): Promise<boolean>;
  /**
   * Takes the messages of a conversation that nobody is sending, in their order; none past one whose time has not
   * come yet.
   */
  claim(conversation: string): Promise<readonly Outgoing[]>;
  /** Takes the messages of a channel that nobody is sending although they are due, oldest first. */
  claimAll(channel: string, most: number): Promise<readonly Outgoing[]>;
};

/** A message that is to be taken off somebody's phone. */
export type ToErase = MessageRef & {
  readonly channel: string;
  readonly to: string;
  readonly platformId: string;
  /** How often it was tried, this time included. */
  readonly attempts: number;
};

/** What is to be taken off people's phones. */
export type Erasures = {
  /** Takes messages of these channels that nobody is erasing. */
  claim(channels: readonly string[], most: number): Promise<readonly ToErase[]>;
  erased(ref: MessageRef): Promise<void>;
  /** The platform does not let us. */
  left(ref: MessageRef): Promise<void>;
  later(ref: MessageRef, seconds: number): Promise<void>;
  /** Conversations in which all was tried and something is left, each with the turn in which it was asked for. */
  leftovers(): Promise<readonly { readonly conversation: string; readonly asked: number }[]>;
  /** She has been told what is left. */
  told(conversation: string): Promise<void>;
};

/** Words that wait to be said first to somebody, each named by its key for ever. */
export type Knocks = {
  /** Notes them; keys that are known already are left as they are. */
  put(knocks: readonly OpenKnock[]): Promise<void>;
  /** Keys of those that are due and not done. */
  due(now: string): Promise<readonly string[]>;
  /** The knock, unless it is done or unknown. */
  find(key: string): Promise<OpenKnock | null>;
  done(key: string, now: string): Promise<void>;
};

/** Where the working out of a window goes on: in which sweep, and behind which part of it. */
export type Bookmark = { readonly sweep: Sweep; readonly after: Cursor | null };

/** A window that was left off in before its end. */
export type Paused = { readonly until: string; readonly bookmark: Bookmark };

/** How far the house has worked out what it has to say first. */
export type Planner = {
  /** The end of the last window that was worked out whole, null at the very beginning; and what is left of the next. */
  where(): Promise<{ readonly upTo: string | null; readonly paused: Paused | null }>;
  pause(paused: Paused): Promise<void>;
  done(upTo: string): Promise<void>;
};

export type OpenKnock = {
  readonly key: string;
  readonly person: string;
  readonly at: string;
  readonly inbound: Inbound;
};

/** Sees to it that what cannot be done now is done at its time, by whichever process is there then. */
export type Carrier = {
  knock(key: string, at: string): void;
  deliver(channel: string, conversation: string, seconds: number): void;
};
