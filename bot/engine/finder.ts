import { createNearly } from './nearly.ts';
import type { Literal, Part, Pattern } from './pattern.ts';
import { createSpotter } from './spotter.ts';

/** A pattern with what it tells. */
export type Entry<T> = { readonly pattern: Pattern; readonly tells: T };

/** A pattern that stands in a message: what it tells, and at which words. */
export type Find<T> = {
  readonly tells: T;
  readonly at: readonly number[];
  readonly isWeak: boolean;
  /** Found only because a word was taken for a mistyped one. */
  readonly isGuess: boolean;
};

/** Words that may stand between two parts of a run: "kan | vandaag echt | niet". */
const GAP = 2;
/** Words that may stand between two runs of one pattern. */
const NEAR = 6;

type Numbered<T> = { readonly runs: readonly (readonly ReadonlySet<number>[])[]; readonly entry: Entry<T> };
type Spotted = readonly ReadonlySet<number>[];

const isAt = (spotted: Spotted, at: number, part: ReadonlySet<number>): boolean => {
  for (const number of spotted[at] ?? []) if (part.has(number)) return true;
  return false;
};

/** The words at which a run stands when it begins here; null when it does not. */
function runFrom(spotted: Spotted, run: readonly ReadonlySet<number>[], from: number): number[] | null {
  const [first, ...others] = run;
  if (first === undefined || !isAt(spotted, from, first)) return null;
  const at = [from];
  for (const part of others) {
    const last = at.at(-1) as number;
    let next = last + 1;
    while (next <= last + 1 + GAP && !isAt(spotted, next, part)) next++;
    if (next > last + 1 + GAP) return null;
    at.push(next);
  }
  return at;
}

function runNear(spotted: Spotted, run: readonly ReadonlySet<number>[], taken: readonly number[]): number[] | null {
  const [from, to] = [Math.max(0, Math.min(...taken) - NEAR - run.length), Math.max(...taken) + NEAR + 1];
  for (let at = from; at <= to; at++) {
    const found = runFrom(spotted, run, at);
    if (found !== null && !found.some((word) => taken.includes(word))) return found;
  }
  return null;
}

function patternFrom(spotted: Spotted, runs: Numbered<unknown>['runs'], from: number): number[] | null {
  const [first = [], ...others] = runs;
  const at = runFrom(spotted, first, from);
  if (at === null) return null;
  for (const run of others) {
    const near = runNear(spotted, run, at);
    if (near === null) return null;
    at.push(...near);
  }
  return at;
}

/**
 * Compiles patterns into one question: which of them stand in these words? Where `isWord` is given, a word that tells
 * nothing and is none that it knows is also taken for a mistyped one.
 */
export function createFinder<T>(entries: readonly Entry<T>[], isWord?: (word: string) => boolean) {
  const spotter = createSpotter();
  const literals = new Map<number, Literal>();
  const numberOf = (literal: Literal): number => {
    const number = spotter.number(literal);
    literals.set(number, literal);
    return number;
  };
  const setOf = (part: Part): ReadonlySet<number> => new Set(part.map(numberOf));
  const byFirst = new Map<number, Numbered<T>[]>();
  for (const entry of entries) {
    const numbered: Numbered<T> = { entry, runs: entry.pattern.runs.map((run) => run.map(setOf)) };
    for (const number of numbered.runs[0]?.[0] ?? []) {
      const same = byFirst.get(number);
      if (same === undefined) byFirst.set(number, [numbered]);
      else same.push(numbered);
    }
  }
  const nearly = isWord === undefined ? null : createNearly(literals);

  const findIn = (spotted: Spotted, isGuess: boolean): Find<T>[] =>
    spotted.flatMap((numbers, from) =>
      [...new Set([...numbers].flatMap((number) => byFirst.get(number) ?? []))].flatMap(({ runs, entry }) => {
        const at = patternFrom(spotted, runs, from);
        return at === null ? [] : [{ tells: entry.tells, at, isWeak: entry.pattern.isWeak, isGuess }];
      }),
    );

  /** A word that begins with a literal, and goes on for a few letters only, is that one and no slip. */
  const isTold = (word: string, numbers: ReadonlySet<number>): boolean =>
    [...numbers].some((number) => (literals.get(number) as Literal).text.length >= Math.max(4, word.length * 0.6));

  /** The words with what people may have meant to write; null where nothing looks mistyped. */
  const guessed = (words: readonly string[], spotted: Spotted): Spotted | null => {
    let hasGuess = false;
    const guesses = words.map((word, at) => {
      const known = spotted[at] as ReadonlySet<number>;
      const near = isWord?.(word) || isTold(word, known) ? [] : (nearly?.(word) ?? []);
      hasGuess ||= near.length > 0;
      return near.length === 0 ? known : new Set([...known, ...near]);
    });
    return hasGuess ? guesses : null;
  };

  return (words: readonly string[]): readonly Find<T>[] => {
    const spotted = words.map((word) => new Set(spotter.spot(word)));
    const sure = findIn(spotted, false);
    const guesses = nearly === null ? null : guessed(words, spotted);
    if (guesses === null) return sure;
    const isSure = ({ tells, at }: Find<T>) => sure.some((one) => one.tells === tells && one.at[0] === at[0]);
    return [...sure, ...findIn(guesses, true).filter((find) => !isSure(find))];
  };
}
