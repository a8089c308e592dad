import { go, type Move } from '../../../engine/capability.ts';
import type { Effect } from '../../../engine/effect.ts';
import type { Facts } from '../../../engine/fact.ts';
import type { Choice } from '../../../engine/saying.ts';
import { gather, KINDS, type Kind } from '../facts.ts';
import { handedIn, type Sending } from './way.ts';

const KIND_ICONS = { cv: '📄', letter: '✉️' } as const;
export const KIND_CHOICES = KINDS.map((id): Choice => ({ id, label: `cv-desk.kind-${id}`, icon: KIND_ICONS[id] }));

/** Of a choice: which of the two she means. */
export const kindIn = (id: string): Kind | undefined => KINDS.find((kind) => kind === id);

/** Files that she sent before it was known what they are: since when, how many, and whether the last was a photo. */
export type Found = { readonly since: string; readonly count: number; readonly photo: boolean };
export type Chosen = { readonly kind: Kind; readonly found: Found | null };

/** It is known what she wants to be read. If she has handed one in before, this may be its next version. */
export function towards(chosen: Chosen, facts: Facts, ...effects: Effect[]): Move {
  const before = handedIn(facts).find(({ kind, state }) => kind === chosen.kind && state !== 'gathering');
  if (before === undefined) return onward({ kind: chosen.kind, of: null }, chosen.found, ...effects);
  return go('version', { ...chosen, of: before.id, number: before.number }, ...effects);
}

/** To the question for the file, or past it where she has sent it already. */
export function onward(sending: Sending, found: Found | null, ...effects: Effect[]): Move {
  if (found === null) return go('send', sending, ...effects);
  const { since, count, photo } = found;
  return go(photo ? 'pages' : 'job', { ...sending, count }, ...effects, gather({ ...sending, since }));
}
