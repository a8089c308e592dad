import { createFinder } from './finder.ts';
import { LANGUAGES, type Language } from './language.ts';
import type { Lexicons } from './lexicon-shape.ts';
import { normalise, wordsOf } from './normalise.ts';
import { patternOf } from './pattern.ts';
import { CRISES, type Crisis, type Understanding } from './understanding.ts';

type Danger = { readonly crisis: Crisis; readonly language: Language };

/** Stands where words were that are known to be harmless together; no pattern knows it. */
const HARMLESS = '';
/** Words are harmless together only within one sentence: what comes after its end may be meant as it stands. */
const END = /[.!?;:…\n،؛؟።፤፣]+/u;

/**
 * Looks for a crisis in all languages at once, also where a word is mistyped. Some sayings speak of death and mean
 * none ("ik ga dood van het lachen"): the lexicon names them as `calm`, and their words are not looked at. Whatever
 * else the message says still is.
 */
export function crisisFinder(
  lexicons: Lexicons,
  isWord: (word: string) => boolean,
  spoken: Understanding['spoken'],
): Understanding['crisis'] {
  const compiled = (written: readonly string[], language: Language) => {
    const { match, groups } = lexicons[language];
    return written.map((one) => patternOf(one, match, groups));
  };
  const findDanger = createFinder<Danger>(
    CRISES.flatMap((crisis) =>
      LANGUAGES.flatMap((language) =>
        compiled(lexicons[language].crisis[crisis], language).map((pattern) => ({
          pattern,
          tells: { crisis, language },
        })),
      ),
    ),
    isWord,
  );
  const findCalm = createFinder(
    LANGUAGES.flatMap((language) =>
      compiled(lexicons[language].calm, language).map((pattern) => ({ pattern, tells: null })),
    ),
  );
  const withoutCalm = (words: readonly string[]): readonly string[] => {
    const harmless = new Set(findCalm(words).flatMap(({ at }) => at));
    return harmless.size === 0 ? words : words.map((word, at) => (harmless.has(at) ? HARMLESS : word));
  };
  return (text) => {
    const words = wordsOf(text);
    const language = spoken(text)?.language;
    /** A word that one language knows is often a slip of the pen in another: guesses are made in its own only. */
    const find = (said: readonly string[]) =>
      findDanger(said).filter(({ isGuess, tells }) => !isGuess || tells.language === language);
    const found = find(words);
    if (found.length === 0) return null;
    const left = find(
      normalise(text)
        .split(END)
        .flatMap((sentence) => withoutCalm(wordsOf(sentence))),
    );
    return left.map(({ tells }) => tells).sort((one, other) => rank(one) - rank(other))[0] ?? null;
  };
}

const rank = ({ crisis }: Danger): number => CRISES.indexOf(crisis);
