import type { Language } from './language.ts';
import type { Unreachable } from './reach.ts';

const ROLES = ['resident', 'mentee', 'participant', 'mentor', 'parent', 'coach', 'coordinator'] as const;

/** What somebody is to the centre; a person may be several things at once. */
export type Role = (typeof ROLES)[number];

/** Hours in which we never speak first, as wall-clock times of the person's own zone. */
export type QuietHours = { readonly from: string; readonly until: string };

/** What the engine may know of the person it talks with. Never an address: that is the channel's business. */
export type Person = {
  readonly id: string;
  /** The first name by which staff know them, or null for somebody who just came in. */
  readonly name: string | null;
  readonly language: Language | null;
  readonly roles: readonly Role[];
  /** IANA zone, `"Europe/Amsterdam"`. */
  readonly zone: string;
  readonly quiet: QuietHours;
  /** She has said that it is Ramadan for her: her other hours hold before this wall-clock day. Mostly absent. */
  readonly ramadanUntil?: string;
  /** Said yes to what we keep, in the chat or on paper with the centre. */
  readonly consented: boolean;
  /** Wants no message that she did not ask for. */
  readonly stopped: boolean;
  /** She spoke of danger, and nobody of the staff has closed that case. Mostly absent. */
  readonly inCrisis?: true;
  /** Somebody else may look at her phone: what is said to her first tells nothing until she asks for it. */
  readonly discreet?: true;
  /** Nothing arrives at the address of this conversation, nor at another one of hers. Mostly absent. */
  readonly unreachable?: Unreachable;
  /** Who else writes from the same address, on a phone that a family shares, and when last. Mostly nobody. */
  readonly company?: readonly Companion[];
};

export type Companion = { readonly id: string; readonly name: string | null; readonly seen: string };
