import type { HelpPlace, Hours } from '../capabilities/social-map/facts.ts';
import type { Language } from '../engine/language.ts';
import type { Params } from '../engine/saying.ts';

/** The words of the house, in a language. */
export type Say = (key: string, params: Params | undefined, language: Language) => string;

/** A Monday; the days after it are the other days of the week. */
const MONDAY = 4;
const dayOf = (weekday: number): string => `2021-01-0${MONDAY + weekday - 1}`;
const timeOf = (clock: string): string => `${dayOf(1)}T${clock}`;

/** Days that follow each other. `[1, 2, 3, 5] → [[1, 3], [5, 5]]` */
export function runsOf(days: readonly number[]): readonly (readonly [first: number, last: number])[] {
  const runs: [number, number][] = [];
  for (const day of [...new Set(days)].sort((one, other) => one - other)) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === day - 1) run[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}

const inWords = ({ days, from, until }: Hours, say: Say, language: Language): string[] =>
  runsOf(days).map(([first, last]) => {
    const params = { first: dayOf(first), last: dayOf(last), opens: timeOf(from), closes: timeOf(until) };
    return say(first === last ? 'paper.open-day' : 'paper.open-days', params, language);
  });

/** When a place can be reached, in words; null where nobody told us, for then nothing is claimed. */
export function hoursInWords(hours: HelpPlace['hours'], say: Say, language: Language): string | null {
  if (hours === null) return null;
  if (hours === 'always') return say('paper.always', undefined, language);
  return hours.flatMap((one) => inWords(one, say, language)).join(' · ');
}
