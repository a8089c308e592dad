import type { Asset } from '../assets.ts';
import type { Staff } from '../policy.ts';
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
  asset(name: Asset): string;
};

/** The ways of looking. */
export const PLACES = ['conversations', 'week', 'absences', 'people', 'undelivered', 'social-map'] as const;
/**
 * Where a page stands. Signals lie beside those who are absent, and are reached from there; people in danger from every
 * page.
 */
export type Place = (typeof PLACES)[number] | 'signals' | 'crises';
