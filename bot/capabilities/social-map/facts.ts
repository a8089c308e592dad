import { record } from '../../engine/effect.ts';
import { question } from '../../engine/fact.ts';
import type { Content } from '../../engine/saying.ts';

/** Life domains, as document 002 (social map) and `organisations.json` name them; `crisis` is not one to browse. */
export const DOMAINS = [
  'money',
  'legal-and-forms',
  'housing',
  'physical-health',
  'mental-health',
  'work',
  'language-and-learning',
  'childcare-and-parenting',
  'social-contact',
  'meaning-and-activities',
] as const;
export type Domain = (typeof DOMAINS)[number];

/** Wall-clock hours on days of the week, 1 is Monday. `{ "days": [1,2,3,4,5], "from": "08:30", "until": "17:00" }` */
export type Hours = { readonly days: readonly number[]; readonly from: string; readonly until: string };

/** A place where somebody can get help. */
export type HelpPlace = {
  readonly id: string;
  readonly name: string;
  /** What it is for, the most important first. */
  readonly domains: readonly string[];
  /** What they do, in plain words in every language. */
  readonly description: Content;
  readonly phone: string | null;
  readonly website: string | null;
  readonly address: string | null;
  readonly email: string | null;
  /** Null where nobody told us; then nothing is claimed. */
  readonly hours: 'always' | readonly Hours[] | null;
  /** The day on which somebody last checked it, or null. */
  readonly checked: string | null;
};

/** Places that take questions of this domain from a resident; never those that are only for professionals or sensitive. */
export const placesFor = question<{ domain: Domain }, readonly HelpPlace[]>('social-map.places');

export const placeOf = question<{ id: string }, HelpPlace | null>('social-map.place');

/** Counts a question of this domain in this week. Who asked is not kept. */
export const asked = record<{ readonly domain: Domain }>('social-map.asked');
