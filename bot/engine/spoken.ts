import { LANGUAGES, type Language } from './language.ts';
import type { Lexicon, Lexicons } from './lexicon-shape.ts';
import { normalise } from './normalise.ts';
import type { Spoken, Understanding } from './understanding.ts';

const ANALYSED_CHARACTERS = 400;

/** Scripts that one language of the house has for itself. */
const SCRIPTS: readonly (readonly [Language, RegExp])[] = [
  ['ti', /\p{Script=Ethiopic}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['bg', /\p{Script=Cyrillic}/gu],
];
/** So much of the letters in a script of its own, and it is that language with a Dutch word or two among its own. */
const SHARE = 0.2;

const LATIN = ['nl', 'en', 'tr', 'pl'] as const;
/** Letters that only one of the languages in Latin script has. */
const OWN_LETTERS: Readonly<Record<(typeof LATIN)[number], RegExp>> = {
  nl: /ij|ĳ|[ëï]/gu,
  en: /\bth|\bwh/gu,
  tr: /[şğıİöüç]/gu,
  pl: /[ąćęłńśźżó]/gu,
};

const wordsIn = (text: string): string[] => normalise(text).match(/[\p{L}\p{N}]+/gu) ?? [];
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const LONGEST_RUN = 4;
/** All runs of letters of words, from one letter to four, with the edges of the words. */
function runsOf(words: readonly string[]): string[] {
  return words.flatMap((word) => {
    const padded = ` ${word} `;
    const runs: string[] = [];
    for (let length = 1; length <= LONGEST_RUN; length++) {
      for (let at = 0; at + length <= padded.length; at++) runs.push(padded.slice(at, at + length));
    }
    return runs;
  });
}

/** All that is written in a lexicon: the letters of a language are known by it. */
const textOf = ({ common, commands, yes, no, domains, intents }: Lexicon): string =>
  [common, yes, no, ...[commands, domains, intents].flatMap((lists) => Object.values(lists))].flat().join(' ');

/** Of runs never seen: a little, as if a language had fifty thousand of them. */
const UNSEEN = 0.3;
const UNSEEN_RUNS = 50_000;

/** How likely runs of letters are in a language, from its own texts: the logarithm, by run. */
function lettersOf(lexicon: Lexicon): (run: string) => number {
  const counts = new Map<string, number>();
  for (const run of runsOf(wordsIn(textOf(lexicon)))) counts.set(run, (counts.get(run) ?? 0) + 1);
  const total = [...counts.values()].reduce((sum, one) => sum + one, 0);
  return (run) => Math.log(((counts.get(run) ?? 0) + UNSEEN) / (total + UNSEEN * UNSEEN_RUNS));
}

/** Shares of certainty that add up to one. */
function shares(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((one, other) => one + other, 0);
  return powers.map((power) => power / sum);
}

/**
 * Finds the language of a short message. The script decides where it can; in Latin script the commonest words, the
 * runs of letters and the letters that only one language has vote. Arabic, Bulgarian and Tigrinya in Latin letters
 * are known by their words alone.
 */
export function spokenFinder(lexicons: Lexicons): Understanding['spoken'] {
  const common = new Map(LANGUAGES.map((language) => [language, new Set(lexicons[language].common.map(normalise))]));
  const letters = LATIN.map((language) => lettersOf(lexicons[language]));
  const owners = new Map<string, number>();
  for (const words of common.values()) for (const word of words) owners.set(word, (owners.get(word) ?? 0) + 1);
  /** A word that several languages have speaks for each of them the less. */
  const known = (language: Language, words: readonly string[]): number =>
    words.filter((word) => common.get(language)?.has(word)).reduce((sum, word) => sum + 1 / (owners.get(word) ?? 1), 0);

  function inLatin(text: string): Spoken | null {
    const words = wordsIn(text).filter((word) => /^\p{Script=Latin}/u.test(word));
    if (words.length === 0) return null;
    const raw = text.toLowerCase();
    const runs = runsOf(words);
    const likely = shares(letters.map((of) => runs.reduce((sum, run) => sum + of(run), 0) / 2));
    const votes = LANGUAGES.map((language) => {
      const at = (LATIN as readonly Language[]).indexOf(language);
      const byLetters =
        at < 0 ? 0 : 2 * (likely[at] as number) + Math.min(2, count(raw, OWN_LETTERS[LATIN[at] as 'nl']) * 0.7);
      return [language, 1.2 * known(language, words) + byLetters] as const;
    });
    const [first, second] = votes.sort(([, one], [, other]) => other - one);
    if (first === undefined || first[1] === 0) return null;
    return { language: first[0], isSure: first[1] - (second?.[1] ?? 0) >= 1 && words.length >= 2 };
  }

  return (text) => {
    const cut = text.slice(0, ANALYSED_CHARACTERS);
    const all = count(cut, /\p{L}/gu);
    if (all === 0) return null;
    const [own] = SCRIPTS.map(([language, pattern]) => [language, count(cut, pattern) / all] as const)
      .filter(([, share]) => share >= SHARE)
      .sort(([, one], [, other]) => other - one);
    return own === undefined ? inLatin(cut) : { language: own[0], isSure: true };
  };
}
