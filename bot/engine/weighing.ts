import type { Find } from './finder.ts';
import { isSure, type Meaning } from './understanding.ts';

/** What a pattern speaks for. */
export type Told = { readonly kind: 'intent' | 'domain'; readonly name: string };
export type Scores = readonly (readonly [name: string, score: number])[];

/** A hint weighs less than a word; a word that was taken for a slip of the pen is never enough to be sure. */
const HINT = 0.4;
const GUESS = 0.55;
/** The commonest words ("kan", "niet") say little of what it is about; a whole pattern of them says something. */
const COMMON = 0.25;
const LEAST = 0.8;

/** Finds of one lexicon, how much that language counts for this message, and which of its words are common. */
export type Heard = {
  readonly finds: readonly Find<Told>[];
  readonly weight: number;
  readonly isCommon: readonly boolean[];
};

/** What each word of a find is worth. */
function worthOf({ at, isWeak, isGuess }: Find<Told>, { weight, isCommon }: Heard): number[] {
  const worth = at.map((word) => (isCommon[word] ? COMMON : 1));
  const all = worth.reduce((sum, one) => sum + one, 0);
  const share = weight * (isWeak ? HINT : 1) * (isGuess ? GUESS : 1) * Math.max(1, LEAST / all);
  return worth.map((one) => one * share);
}

/** How strongly each name of a kind is meant: every word counts once for it, however many patterns it is part of. */
export function scoresOf(kind: Told['kind'], heard: readonly Heard[]): Scores {
  const byName = new Map<string, Map<number, number>>();
  for (const one of heard) {
    for (const find of one.finds.filter(({ tells }) => tells.kind === kind)) {
      const words = byName.get(find.tells.name) ?? new Map<number, number>();
      byName.set(find.tells.name, words);
      const worth = worthOf(find, one);
      find.at.forEach((word, index) => {
        words.set(word, Math.max(words.get(word) ?? 0, worth[index] ?? 0));
      });
    }
  }
  const sums = [...byName].map(
    ([name, words]) => [name, [...words.values()].reduce((sum, one) => sum + one, 0)] as const,
  );
  return sums.sort(([, one], [, other]) => other - one);
}

/** Said beside what somebody wants, so they count only where she wants nothing else. */
const PLEASANTRIES = ['greeting', 'thanks'];

/** A wish that lies in a life domain itself, also where its words name none. */
const LIES_IN: Readonly<Record<string, string>> = { 'cv-desk': 'work', 'cv-talk': 'work' };

/** A domain that is heard less than this beside the strongest is only touched upon. */
const SIDE_SHARE = 0.45;
/** The strongest is sure where it is ahead of the next by this share of itself. */
const LEAD = 0.4;
/** How much of the confidence is left where a second domain weighs as much as the first. */
const TORN = 0.55;
/** People are asked which of these it is: more are a list. */
const MOST_DOMAINS = 3;

/** The more words speak for it the surer it is: a mere hint 0.47, one word 0.8, two 0.96. */
const confidenceOf = (score: number): number => Math.round((1 - Math.exp(-1.6 * score)) * 100) / 100;

/**
 * What words are about. A life domain makes a question for help precise; two that are heard alike do not. What is told
 * beside a wish speaks for the wish: "I have no childcare, so I cannot come" reports an absence.
 */
export function meaningOf(
  intents: Scores,
  domains: Scores,
  hintsOf: (intent: string) => readonly string[],
): Meaning | null {
  const scoreOf = (name: string) => intents.find(([one]) => one === name)?.[1] ?? 0;
  const strongest = domains[0]?.[1] ?? 0;
  const wish = intents.find(([name]) => name !== 'help' && !PLEASANTRIES.includes(name));
  if (wish !== undefined) {
    const hints = hintsOf(wish[0]);
    if (wish[1] + hints.length >= strongest) return asWish(wish[0], wish[1], hints);
  }
  if (strongest > 0) return asQuestion(domains);
  if (scoreOf('help') > 0) return { intent: 'help', confidence: confidenceOf(scoreOf('help')) };
  const [pleasantry] = intents;
  return pleasantry === undefined ? null : asWish(pleasantry[0], pleasantry[1], []);
}

function asWish(intent: string, score: number, hints: readonly string[]): Meaning {
  const domain = LIES_IN[intent];
  return {
    intent,
    ...(domain === undefined ? {} : { domain, domains: [domain] }),
    ...(hints.length > 0 ? { hints } : {}),
    confidence: confidenceOf(score),
  };
}

function asQuestion(scores: Scores): Meaning {
  const [[domain, first] = ['', 0], [, second] = ['', 0]] = scores;
  const lead = (first - second) / first;
  const confidence = Math.round(confidenceOf(first) * (TORN + (1 - TORN) * Math.min(1, 2 * lead)) * 100) / 100;
  const heard = scores.filter(([, score]) => score >= first * SIDE_SHARE).map(([name]) => name);
  return {
    intent: 'help',
    ...(lead >= LEAD && isSure({ confidence }) ? { domain } : {}),
    domains: heard.slice(0, MOST_DOMAINS),
    confidence,
  };
}
