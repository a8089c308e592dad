import type { RemarkKind } from '../staff-cv-ports.ts';

/** A ready-made remark: what it is about, and where it fits; on a CV, on a letter, or on both. */
type ReadyMade = { readonly kind: RemarkKind; readonly on: 'cv' | 'letter' | 'both' };

const content = (on: ReadyMade['on']): ReadyMade => ({ kind: 'content', on });
const language: ReadyMade = { kind: 'language', on: 'both' };
const layout = (on: ReadyMade['on']): ReadyMade => ({ kind: 'layout', on });

/**
 * What volunteers say most, ready in every language of the house: `locales/<language>/remarks.json`. In the order in
 * which it is offered. A key that goes leaves its name in feedback that was given.
 */
export const READY_MADE = {
  'good-start': content('both'),
  'strong-experience': content('both'),
  'add-phone': content('both'),
  'add-email': content('both'),
  'job-title-first': content('cv'),
  'add-experience': content('cv'),
  'add-dates': content('cv'),
  'explain-gap': content('cv'),
  'add-education': content('cv'),
  'add-languages': content('cv'),
  'add-volunteer-work': content('cv'),
  'add-driving-licence': content('cv'),
  'adapt-to-job': content('both'),
  'letter-to-whom': content('letter'),
  'letter-why-job': content('letter'),
  'letter-ask-talk': content('letter'),
  'letter-sign-off': content('letter'),
  'no-bsn': content('both'),
  'no-birth-date': content('both'),
  'no-photo': content('both'),
  'no-marital-status': content('both'),
  'no-private': content('both'),
  'clear-writing': language,
  'spelling-marked': language,
  'short-sentences': language,
  'good-layout': layout('both'),
  'newest-first': layout('cv'),
  'one-page': layout('both'),
  'clear-headings': layout('cv'),
  'same-font': layout('both'),
} as const satisfies Readonly<Record<string, ReadyMade>>;
export type Phrase = keyof typeof READY_MADE;

export const isPhrase = (key: unknown): key is Phrase => typeof key === 'string' && Object.hasOwn(READY_MADE, key);
export const REMARK_PHRASES = Object.keys(READY_MADE) as Phrase[];
