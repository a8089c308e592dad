import type { Asset } from '../assets.ts';
import type { Act, Staff } from '../policy.ts';
import type { Reader } from '../reading.ts';
import type { When } from '../when.ts';

/** Where the staff view stands in the house. */
export const BASE = '/admin';

/** What every part of a page needs to be shown. */
export type Setting = {
  readonly staff: Staff;
  readonly now: string;
  readonly when: When;
  readonly reader: Reader;
  /** What she may do: a page shows no way to what it would refuse. */
  may(act: Act): boolean;
  asset(name: Asset): string;
};

/** The ways of looking, each with the act that it takes. */
export const PLACES = {
  conversations: 'conversations.see',
  week: 'week.see',
  absences: 'absences.see',
  people: 'people.see',
  'cv-desk': 'cv.see',
  undelivered: 'undelivered.see',
  'social-map': 'map.see',
} as const satisfies Readonly<Record<string, Act>>;
/**
 * Where a page stands. Signals lie beside those who are absent, and are reached from there; people in danger from every
 * page.
 */
export type Place = keyof typeof PLACES | 'signals' | 'crises';
