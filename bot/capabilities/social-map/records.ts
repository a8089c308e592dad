import { record } from '../../engine/effect.ts';

/** What can be wrong about a place, as somebody tells it who went or called there. */
export const WRONGS = ['number', 'hours', 'address', 'gone', 'other'] as const;
export type Wrong = (typeof WRONGS)[number];

/** Somebody says that the map is wrong about a place, by its slug. Staff look; who told it is not kept. */
export const reportedWrong = record<{ readonly place: string; readonly what: Wrong }>('social-map.reported-wrong');

/**
 * A question that ended without a place that helps: none fitted, none of those shown, or one that was tried in vain.
 * `district` is a slug of the profile's districts as it was said in this talk, null where it was not. Who asked is not
 * kept.
 */
export const unmet = record<{
  readonly domain: string;
  readonly district: string | null;
  readonly language: string;
}>('social-map.unmet');
