import { inPlainDigits, wordsOf } from '../../../engine/normalise.ts';
import { lexiconOf } from './lexicon.ts';

/** Texts by which something is found; `weight` says how much a word of it counts, from 1 to 255. */
export type Said = { readonly text: string; readonly weight: number };

/** Finds things by words: their places in the list that was given, the best first, equals in the order of the list. */
export type Finder = { find(search: string): readonly number[] };

/** More words than somebody looks for; the rest is passed over. */
const MOST_WORDS = 8;

const wordsIn = (text: string): readonly string[] => wordsOf(inPlainDigits(text));

/** Reads many texts: most of what stands between their blanks comes again and again, and is read once. */
function createReader(): (text: string) => Iterable<string> {
  const known = new Map<string, readonly string[]>();
  return function* (text) {
    for (const piece of text.split(BLANKS)) {
      const words = known.get(piece) ?? wordsIn(piece);
      known.set(piece, words);
      yield* words;
    }
  };
}

const BLANKS = /\s+/u;

type Standing = {
  readonly words: readonly string[];
  readonly from: Uint32Array;
  readonly things: Uint32Array;
  readonly weights: Uint8Array;
};

/** Where each word stands: of word `n`, `things[from[n] .. from[n + 1])`, each once, with the most it counts there. */
function standingOf(things: readonly (readonly Said[])[]): Standing {
  const numbers = new Map<string, number>();
  const places: [thing: number[], weight: number[]][] = [];
  const read = createReader();
  const note = (word: string, thing: number, weight: number): void => {
    const known = numbers.get(word);
    if (known === undefined) {
      numbers.set(word, places.length);
      places.push([[thing], [weight]]);
      return;
    }
    const [at, weights] = places[known] as (typeof places)[number];
    const last = at.length - 1;
    if (at[last] !== thing) {
      at.push(thing);
      weights.push(weight);
    } else if ((weights[last] as number) < weight) weights[last] = weight;
  };
  for (const [thing, said] of things.entries())
    for (const { text, weight } of said) for (const word of read(text)) note(word, thing, weight);
  return { words: [...numbers.keys()], ...flattened(places) };
}

/** Lists behind each other in one row of memory: a tenth of what as many small lists need. */
function flattened(places: readonly (readonly [thing: number[], weight: number[]])[]): Omit<Standing, 'words'> {
  const from = new Uint32Array(places.length + 1);
  for (const [word, [at]] of places.entries()) from[word + 1] = (from[word] as number) + at.length;
  const things = new Uint32Array(from[places.length] as number);
  const weights = new Uint8Array(things.length);
  for (const [word, [at, weight]] of places.entries()) {
    things.set(at, from[word]);
    weights.set(weight, from[word]);
  }
  return { from, things, weights };
}

/**
 * Prepares things to be found: by every word that is typed, in any language of theirs, with or without accents, not
 * typed to its end, inside a longer word, or with a slip. A thing is found when every word is.
 */
export function finderOf(things: readonly (readonly Said[])[]): Finder {
  const { words, from, things: standing, weights } = standingOf(things);
  const lexicon = lexiconOf(words);

  /** How well each thing fits one word; nothing where it does not. */
  const fitting = (typed: string): Float32Array => {
    const best = new Float32Array(things.length);
    for (const { word, likeness } of lexicon.like(typed)) {
      const until = from[word + 1] as number;
      for (let at = from[word] as number; at < until; at++) {
        const thing = standing[at] as number;
        const score = likeness * (weights[at] as number);
        if (score > (best[thing] as number)) best[thing] = score;
      }
    }
    return best;
  };

  return {
    find(search) {
      const typed = [...new Set(wordsIn(search))].slice(0, MOST_WORDS);
      if (typed.length === 0) return [];
      const scores = typed
        .map(fitting)
        .reduce((all, one) => all.map((score, at) => (score === 0 || one[at] === 0 ? 0 : score + (one[at] as number))));
      return inOrder(scores);
    },
  };
}

/** Places of all that score, the highest first; sorted as plain numbers, which is many times faster than by a function. */
function inOrder(scores: Float32Array): number[] {
  const most = scores.length;
  const keys: number[] = [];
  for (let at = 0; at < most; at++) {
    const score = scores[at] as number;
    if (score > 0) keys.push(-Math.round(score * FINE) * most + at);
  }
  const sorted = Float64Array.from(keys).sort();
  return Array.from(sorted, (key) => ((key % most) + most) % most);
}

/** Scores that differ by less are the same. */
const FINE = 100;
