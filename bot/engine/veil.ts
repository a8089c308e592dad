import { type House, toRead } from './house.ts';
import type { Inbound } from './inbound.ts';
import type { Choice, Place, Saying } from './saying.ts';

/** What stands on the screen of somebody who is discreet: neither of whom it comes nor what it is about. */
export const VEIL = 'my-data.veil';

type FirstWord = Extract<Inbound, { kind: 'news' | 'nudge-due' }>;

/** Where what is behind the veil is said: a nudge in its own place, news where her data is at home. */
const behind = (inbound: FirstWord, places: House['places']): Place =>
  inbound.kind === 'nudge-due' ? inbound.place : toRead(places, inbound);

/** A neutral word in the place of what was to be said, which is one tap behind it. */
export function veiled(inbound: FirstWord, places: House['places']): Saying {
  const read: Choice = { id: 'read', label: 'my-data.read-choice', icon: '👁️', to: behind(inbound, places) };
  return { key: VEIL, choices: [read] };
}
