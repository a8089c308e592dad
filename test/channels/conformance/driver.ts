import type { Channel, Receive } from '../../../bot/channels/channel.ts';
import type { Fresh } from '../../stores/database.ts';
import type { PromiseName } from './names.ts';
import type { Stage } from './stage.ts';

/** A message of the house as it stands on somebody's screen. */
export type Shown = {
  readonly text: string;
  /** What stands on the buttons or rows under it, top to bottom. */
  readonly buttons: readonly string[];
  readonly file: ShownFile | null;
  readonly place: { readonly name: string; readonly at: readonly [number, number] } | null;
};
export type ShownFile = {
  readonly kind: 'document' | 'photo' | 'voice';
  /** Null where the messenger shows none. */
  readonly name: string | null;
  read(): Promise<Buffer>;
};

/** Something that a person did in her app. */
export type Done = {
  /** Whether her app, or its platform, was told that the house has it. */
  isTaken(): boolean | Promise<boolean>;
  /** The platform brings it once more, as if nobody had told it so. */
  again(): void;
};

export type Filed = {
  readonly kind: 'document' | 'photo' | 'voice';
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
  readonly caption?: string;
};

/** Somebody's telephone, with the app of one messenger on it. */
export type Phone = {
  /** As the house addresses it. */
  readonly address: string;
  writes(text: string): Done;
  /** Presses what the house offered under this number in the newest question; rejects where there is no such button. */
  presses(number: number): Promise<Done>;
  sends(file: Filed): Done;
  /** Writes over what she wrote last; absent where the app lets nobody do so. */
  edits?(text: string): Done;
  /** Takes back what she wrote last; absent where the house is told nothing of it. */
  takesBack?(): void;
  /** What the app can send and the house cannot read, by its name: `sticker`, `poll`, `contact`, `place`, `call`. */
  readonly unreadable: Readonly<Record<string, () => Done>>;
  /** The same words, but in a group in which the house is too; absent where there are no groups. */
  writesInGroup?(text: string): void;
  /** Comes through the link that staff gave her. */
  follows(invitation: string): Done;
  /** Her camera reads an address on paper, her phone opens it, and she does the one thing that it offers. */
  scans(url: string): Promise<Done>;
  /** What the house said, in order. */
  shows(): Promise<readonly Shown[]>;
};

/**
 * What goes wrong with the next message to somebody: the platform has too much to do, has trouble, breaks the
 * connection, takes the message and is not heard to say so; she blocked us; she is not there any more.
 */
export type Trouble = 'rate' | 'error' | 'reset' | 'lost-answer' | 'blocked' | 'gone';

/** A messenger as a test has it in hand: its platform is a stand-in, the driver and its library are real. */
export type Platform = {
  /** A driver of the house as it starts in a process of its own; it is ready when this resolves. */
  start(receive: Receive): Promise<Channel>;
  /** Somebody new. */
  phone(): Phone;
  /** The next messages to her go wrong, so many of them. */
  order(trouble: Trouble, phone: Phone, times?: number): void;
  /** What the platform was asked to show her besides messages, in order: `read`, `typing`. */
  courtesies(phone: Phone): readonly string[];
};

/** Why a driver cannot keep a promise, and the proof that it is so. */
export type Limit = { readonly why: string; readonly proof: (stage: Stage) => Promise<void> };

/** One driver, with everything around it that a test needs. */
export type Driver = {
  /** As it is called in the table. */
  readonly title: string;
  /** As it stands in addresses. */
  readonly channel: string;
  /** How a promise is kept, where that is worth knowing. */
  readonly how: Readonly<Partial<Record<PromiseName, string>>>;
  /** Promises that the platform does not let it keep. */
  readonly limits: Readonly<Partial<Record<PromiseName, Limit>>>;
  open(parts: Opening): Promise<Platform>;
};

/** What a driver is opened with. */
export type Opening = {
  readonly fresh: Fresh;
  readonly alarm: (what: string, error: unknown) => void;
  /** Closed when the tests of the file are over. */
  readonly closing: (close: () => Promise<void>) => void;
};
