import { record } from '../../engine/effect.ts';
import { question } from '../../engine/fact.ts';
import type { Content } from '../../engine/saying.ts';
import type { District } from './districts.ts';

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

/** Days, both inclusive, on which other hours hold than in every week; without hours it is closed. */
export type Exception = {
  readonly from: string;
  readonly until: string;
  readonly hours: Pick<Hours, 'from' | 'until'> | null;
};

/** For whom a place is, as `docs/hsds-profile.md` writes it: `{ "gender": ["women"], "dutch-at-least": ["A2"] }`. */
export type Eligibility = {
  readonly rules: { readonly [code: string]: readonly string[] };
  readonly minimumAge: number | null;
  readonly maximumAge: number | null;
  /** Where somebody has to live, one is enough; none means anywhere. `["Den Haag Zuidwest"]` */
  readonly areas: readonly string[];
};

/** A sum in euros and what is said about it, as far as somebody told us; 0 is free of charge. */
export type Cost = { readonly amount: number | null; readonly words: Content | null };

/** A place where somebody can get help. */
export type HelpPlace = Eligibility & {
  readonly id: string;
  readonly name: string;
  /** What it is for, the most important first. */
  readonly domains: readonly string[];
  /** What they do, in plain words in every language. */
  readonly description: Content;
  readonly phone: string | null;
  readonly website: string | null;
  readonly address: string | null;
  /** Where its address is on a map. */
  readonly pin: { readonly latitude: number; readonly longitude: number } | null;
  readonly email: string | null;
  /** Null where nobody told us; then nothing is claimed. */
  readonly hours: 'always' | readonly Hours[] | null;
  readonly exceptions: readonly Exception[];
  /** Languages that are spoken there, as far as we know: `["pl"]`. */
  readonly languages: readonly string[];
  readonly costs: readonly Cost[];
  /** What one has to bring along, and what one has to have or be. */
  readonly documents: readonly Content[];
  readonly conditions: readonly Content[];
  /** For danger, now. */
  readonly crisis: boolean;
  /** The day on which somebody last checked it, or null. */
  readonly checked: string | null;
  /**
   * The last day on which nobody need look again, half a year after it was checked; null where nobody ever did. After
   * it, and without it, the place is stale: it sinks, and is no answer in a crisis.
   */
  readonly checkDue: string | null;
};

/** Places that take questions of this domain from a resident; never those that are only for professionals or sensitive. */
export const placesFor = question<{ domain: Domain }, readonly HelpPlace[]>('social-map.places');

export const placeOf = question<{ id: string }, HelpPlace | null>('social-map.place');

/** What the house already knows of her that decides which places are for her: it is not asked again. */
export type OfHer = {
  /** Where her centre is. */
  readonly district: District | null;
  /** She follows a programme for people on welfare benefit. */
  readonly participates: boolean;
  /** Who looks after her: her coach, or else whoever looks after her match; null where nobody does. */
  readonly coach: { readonly person: string; readonly name: string } | null;
};
export const ofHer = question<Record<string, never>, OfHer>('social-map.of-her');

/** What became of it, as she says: it helped, it did not, or nobody was reached. */
export const OUTCOMES = ['helped', 'no-help', 'not-reached'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A place that she kept, sent to her coach, or wants to be reminded of. */
export type Referral = {
  readonly place: HelpPlace;
  readonly domain: Domain;
  /** Since when, as wall-clock time. */
  readonly since: string;
  /** How often she was asked what became of it. */
  readonly timesAsked: number;
  readonly outcome: Outcome | null;
};

/** Those of the person who talks, the newest first; a place that the map no longer has is not among them. */
export const referrals = question<Record<string, never>, readonly Referral[]>('social-map.referrals');

/** Counts a question of this domain in this week. Who asked is not kept. */
export const asked = record<{ readonly domain: Domain }>('social-map.asked');

type OfPlace = { readonly place: string; readonly domain: Domain };

/** She keeps a place: it stands among her places. */
export const keep = record<OfPlace>('social-map.keep');

/** She sends a place to her coach. With this tap she agrees that staff see it, and what becomes of it; she is told so. */
export const send = record<OfPlace>('social-map.send');

/** She wants to be reminded of a place at this instant; the knock that does it goes beside this. */
export const remindOf = record<OfPlace & { readonly at: string }>('social-map.remind');

/** She is asked at this instant what became of it; null where she wants no question. */
export const askLater = record<{ readonly place: string; readonly at: string | null }>('social-map.ask-later');

/** What became of a place that she kept, sent or was reminded of. */
export const outcome = record<{ readonly place: string; readonly outcome: Outcome }>('social-map.outcome');

/** Everything that is kept about her and this place goes, also where she had sent it to her coach. */
export const remove = record<{ readonly place: string }>('social-map.remove');
