import { createFinder, type Entry } from './finder.ts';
import { LANGUAGES, type Language } from './language.ts';
import type { Lexicon, Lexicons } from './lexicon-shape.ts';
import { wordsOf } from './normalise.ts';
import { patternOf } from './pattern.ts';
import type { Understanding } from './understanding.ts';
import { type Heard, meaningOf, scoresOf, type Told } from './weighing.ts';

/** What somebody wants stands at the beginning; a story behind it only blurs it. */
const ANALYSED_CHARACTERS = 400;

/** Dutch words stand in everybody's sentences ("uitkering kesildi"); the short ones are words of other languages too. */
const LOAN_LENGTH = 5;
const LOAN_LANGUAGE: Language = 'nl';

/** How much a lexicon counts: of the language that the words are in, of the person's own, for Dutch words, for any. */
const WEIGHTS = { spoken: 1, own: 0.5, loan: 0.8, other: 0.6 } as const;

function entriesOf({ match, groups, intents, domains }: Lexicon): Entry<Told>[] {
  const told = (kind: Told['kind'], names: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(names).flatMap(([name, list]) =>
      list.map((written) => ({ pattern: patternOf(written, match, groups), tells: { kind, name } })),
    );
  return [...told('intent', intents), ...told('domain', domains)];
}

const isLoan = ({ pattern }: Entry<Told>): boolean =>
  pattern.runs.flat(2).every(({ text }) => text.length >= LOAN_LENGTH);

/** Finds what somebody told beside her wish, strongest first. */
function hintFinder(lexicons: Lexicons) {
  const byLanguage = LANGUAGES.map((language) => {
    const { match, groups, hints } = lexicons[language];
    return Object.entries(hints).flatMap(([intent, named]) =>
      Object.entries(named).flatMap(([name, list]) =>
        list.map((written) => ({ pattern: patternOf(written, match, groups), tells: { intent, name } })),
      ),
    );
  });
  const finders = new Map(LANGUAGES.map((language, at) => [language, createFinder(byLanguage[at] ?? [])]));
  return (words: readonly string[], language: Language, wish: string): readonly string[] => {
    const found =
      finders
        .get(language)?.(words)
        .filter(({ tells }) => tells.intent === wish) ?? [];
    const weights = new Map<string, number>();
    for (const { tells, at } of found) weights.set(tells.name, (weights.get(tells.name) ?? 0) + at.length);
    return [...weights].sort(([, one], [, other]) => other - one).map(([name]) => name);
  };
}

/** Finds what words are about: the lexicon of their language, then Dutch words among them, then all other lexicons. */
export function meaningFinder(
  lexicons: Lexicons,
  isWord: (word: string) => boolean,
  spoken: Understanding['spoken'],
): Understanding['meaning'] {
  const entries = new Map(LANGUAGES.map((language) => [language, entriesOf(lexicons[language])]));
  const finders = new Map(LANGUAGES.map((language) => [language, createFinder(entries.get(language) ?? [], isWord)]));
  const findLoans = createFinder((entries.get(LOAN_LANGUAGE) ?? []).filter(isLoan), isWord);
  const hintsIn = hintFinder(lexicons);
  const common = new Map(LANGUAGES.map((language) => [language, new Set(lexicons[language].common.flatMap(wordsOf))]));
  const commonIn = (words: readonly string[], language: Language) =>
    words.map((word) => common.get(language)?.has(word) ?? false);
  const hear = (words: readonly string[], language: Language, weight: number): Heard => ({
    finds: finders.get(language)?.(words) ?? [],
    weight,
    isCommon: commonIn(words, language),
  });

  return (text, own) => {
    const cut = text.slice(0, ANALYSED_CHARACTERS);
    const words = wordsOf(cut);
    if (words.length === 0) return null;
    const meant = (heard: readonly Heard[], languages: readonly Language[]) =>
      meaningOf(scoresOf('intent', heard), scoresOf('domain', heard), (wish) => {
        for (const language of languages) {
          const hints = hintsIn(words, language, wish);
          if (hints.length > 0) return hints;
        }
        return [];
      });
    const found = spoken(cut);
    const first = found === null || (!found.isSure && own !== null) ? (own ?? found?.language ?? null) : found.language;
    const near = [first, own].filter((language, at, all) => language !== null && all.indexOf(language) === at);
    const heard = near.map((language) =>
      hear(words, language as Language, language === first ? WEIGHTS.spoken : WEIGHTS.own),
    );
    if (first !== LOAN_LANGUAGE)
      heard.push({ finds: findLoans(words), weight: WEIGHTS.loan, isCommon: commonIn(words, LOAN_LANGUAGE) });
    const meaning = meant(heard, near as Language[]);
    if (meaning !== null || found?.isSure) return meaning;
    const far = LANGUAGES.filter((language) => !near.includes(language));
    return meant(
      far.map((language) => hear(words, language, WEIGHTS.other)),
      far,
    );
  };
}
