import type { PlaceAnswers } from '../staff-referrals-ports.ts';
import { FEWEST_PEOPLE } from './small-numbers.ts';

/** How many were helped, as far as it may be said: in numbers, in a word, or not at all. */
export type Share =
  | { readonly kind: 'numbers'; readonly helped: number; readonly of: number }
  | { readonly kind: 'mostly' | 'rarely' | 'few' };

const isEnough = (people: number): boolean => people >= FEWEST_PEOPLE;
const isNobodyOrEnough = (people: number): boolean => people === 0 || isEnough(people);

/**
 * The share of those who answered that a place helped. What somebody has sent to her coach stands beside it with her
 * name: whoever subtracts that must not learn what one of the others said. So the others are nobody, or at least five; and
 * numbers are said only where at least five of them stand on each side, else a word that tells of most of them.
 */
export function shareOf({ helped, others, unshared }: Omit<PlaceAnswers, 'place'>): Share {
  const of = helped + others;
  if (!isEnough(of) || !isNobodyOrEnough(unshared.helped + unshared.others)) return { kind: 'few' };
  const hidesNobody = unshared.helped + unshared.others === 0;
  const tellsOfMany = isEnough(unshared.helped) && isEnough(unshared.others);
  if (hidesNobody || tellsOfMany) return { kind: 'numbers', helped, of };
  return { kind: helped * 2 >= of ? 'mostly' : 'rarely' };
}
