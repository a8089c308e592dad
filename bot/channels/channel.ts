import type { Language } from '../engine/language.ts';
import type { Saying } from '../engine/saying.ts';
import type { Knock } from '../ports.ts';

/** One choice as the person sees it: `{ "number": 2, "label": "Ik ben ziek", "icon": "🤒" }`. */
export type Offer = { readonly number: number; readonly label: string; readonly icon: string | null };

/** What goes along with a message: a file out of our own store, or a place to find on a map. */
export type Enclosed =
  | {
      readonly kind: 'file';
      readonly name: string;
      /** `"application/pdf"` */
      readonly type: string;
      readonly bytes: number;
      /** Rejects when the file is gone. */
      read(): Promise<Uint8Array>;
    }
  | {
      readonly kind: 'place';
      readonly name: string;
      readonly address: string;
      readonly latitude: number;
      readonly longitude: number;
    };

/** A message in words, ready for a channel to render. The turn makes its buttons recognisable when they come back. */
export type Spoken = {
  /** Names this message for ever, also over several attempts: `"<conversation>:12.1"`. */
  readonly ref: string;
  readonly to: string;
  readonly language: Language;
  readonly turn: number;
  readonly position: number;
  readonly text: string;
  readonly offers: readonly Offer[];
  /** One phrase for a channel without buttons: how a choice is made. Null where nothing is offered. */
  readonly hint: string | null;
  readonly enclosed: Enclosed | null;
  /** What the words mean, for a platform that wants a template of its own for what the house says first. */
  readonly meant: Pick<Saying, 'key' | 'params'>;
  /** Whether somebody is waiting for it. What the house says first goes after that, and slower. */
  readonly isAnswer: boolean;
  /** Above zero it may have arrived already: an earlier attempt ended before its outcome was written down. */
  readonly attempts: number;
};

/**
 * What came of a delivery: it is there; it should be tried again after so many seconds, which counts as no attempt
 * where it was not even tried, for want of room or of a connection; it waits, seen by staff, until
 * the person writes again, because the platform lets us say nothing before; or it never will be delivered, because the
 * person blocked the bot, the address is gone, or the platform refuses this very message.
 */
export type Delivery =
  | { readonly kind: 'sent'; readonly platformId: string | null }
  | { readonly kind: 'later'; readonly seconds: number; readonly why: string; readonly untried?: true }
  | { readonly kind: 'held'; readonly why: string }
  | { readonly kind: 'never'; readonly why: 'blocked' | 'gone' | 'refused' };

/** What a platform can do and where its limits are; read by `render`, printed in `docs/channels.md`. */
export type Abilities = {
  /** Most buttons under one message; 0 where choices are numbered text. */
  readonly buttons: number;
  /** Most characters on a button. */
  readonly buttonLength: number;
  /** Most characters in a message. */
  readonly textLength: number;
  /** Whether a sent message can be taken back. */
  readonly deletes: boolean;
  /** Most bytes of a file that can be sent; 0 where none can. */
  readonly fileBytes: number;
  /** Whether a place can be sent as a pin; else it is written as words and a link. */
  readonly places: boolean;
};

/** A file that lay with the platform. Later: the platform is away. Never: it is gone, or larger than was allowed. */
export type Fetched =
  | { readonly kind: 'fetched'; readonly bytes: Uint8Array; readonly type: string | null }
  | { readonly kind: 'later'; readonly seconds: number; readonly why: string }
  | { readonly kind: 'never'; readonly why: 'gone' | 'too-big' };

/** Hands a knock to the house. Resolves once it is safe: only then may the platform be told that it arrived. */
export type Receive = (knock: Knock) => Promise<unknown>;

/** One messenger. Drivers translate and do nothing else: `parse` and `render` beside them are pure. */
export type Channel = {
  /** As it stands in addresses: `"telegram"`. */
  readonly name: string;
  readonly abilities: Abilities;
  /** Begins to receive. */
  start(receive: Receive): Promise<void>;
  /** Receives no more; what was received is finished first. */
  stop(): Promise<void>;
  /** Never rejects: what went wrong is part of the answer. */
  send(message: Spoken): Promise<Delivery>;
  /**
   * Fetches a file that somebody sent, by the id in the inbound, unless it is larger than `most` bytes. Never rejects.
   * Absent where files come with the message.
   */
  fetch?(id: string, most: number): Promise<Fetched>;
  /**
   * Takes back a message that was sent, by its platform id; false where the platform no longer lets us. Rejects where it
   * may be tried again.
   */
  erase?(to: string, platformId: string): Promise<boolean>;
  /** Whether the platform answers; for `/readyz`. */
  isReady(): Promise<boolean>;
  /** Whether this process is the one that sends just now. Absent where all that hold the channel may. */
  isOurs?(): boolean;
};

/** Whether this process may send on a channel that it holds. */
export const sendsOn = (channel: Channel): boolean => channel.isOurs?.() ?? true;
