import type { Language } from '../engine/language.ts';
import type { Knock } from '../ports.ts';

/** One choice as the person sees it: `{ "number": 2, "label": "Ik ben ziek", "icon": "🤒" }`. */
export type Offer = { readonly number: number; readonly label: string; readonly icon: string | null };

/** A message in words, ready for a channel to render. The turn makes its buttons recognisable when they come back. */
export type Spoken = {
  readonly to: string;
  readonly language: Language;
  readonly turn: number;
  readonly position: number;
  readonly text: string;
  readonly offers: readonly Offer[];
  /** One phrase for a channel without buttons: how a choice is made. Null where nothing is offered. */
  readonly hint: string | null;
};

/**
 * What came of a delivery: it is there; it should be tried again after so many seconds; or it never will be, because
 * the person blocked the bot, the address is gone, or the platform refuses this very message.
 */
export type Delivery =
  | { readonly kind: 'sent'; readonly platformId: string | null }
  | { readonly kind: 'later'; readonly seconds: number; readonly why: string }
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
};

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
  /** Whether the platform answers; for `/readyz`. */
  isReady(): Promise<boolean>;
};
