import { normalise, wordsOf } from './normalise.ts';

/** `anywhere` for scripts that glue articles and prepositions to the front of a word. */
export type Match = 'prefix' | 'anywhere';

/** `initial` is a letter without which the stem cannot occur: most stems are ruled out by it at once. */
export type Stem = { readonly initial: string; readonly parts: readonly ((word: string) => boolean)[] };
export type Stems = Readonly<Record<string, readonly Stem[]>>;

/** A message as stems are looked for in it. */
export type Heard = { readonly words: readonly string[]; readonly letters: ReadonlySet<string> };

/** Prepares a message once, for all the stems that are then looked for in it. */
export function heard(text: string): Heard {
  const words = wordsOf(text);
  return { words, letters: new Set(words.join('')) };
}

/** The Arabic "and", written as the first letter of the next word. */
const AND = 'و';

/** Words that may stand between two parts of a stem: "kan | vandaag echt | niet". */
const GAP = 2;

function stemOf(written: string, match: Match): Stem {
  const parts = written.split(/\s+/u).map((part) => {
    const exact = part.startsWith('=');
    const bare = normalise(exact ? part.slice(1) : part);
    if (exact) return (word: string) => word === bare || (match === 'anywhere' && word === `${AND}${bare}`);
    return match === 'prefix' ? (word: string) => word.startsWith(bare) : (word: string) => word.includes(bare);
  });
  const [initial = ''] = normalise(written.replace(/^=/u, ''));
  return { initial, parts };
}

/** Stems by name, compiled from how they are written in the data. */
export const stemsOf = (written: Readonly<Record<string, readonly string[]>>, match: Match): Stems =>
  Object.fromEntries(Object.entries(written).map(([name, list]) => [name, list.map((stem) => stemOf(stem, match))]));

function follows({ parts }: Stem, words: readonly string[], from: number): boolean {
  let at = from;
  for (const part of parts.slice(1)) {
    const next = words.slice(at + 1, at + 2 + GAP).findIndex(part);
    if (next < 0) return false;
    at += 1 + next;
  }
  return true;
}

/** Does the stem stand anywhere in what was heard? */
export const occurs = (stem: Stem, { words, letters }: Heard): boolean =>
  letters.has(stem.initial) && words.some((word, at) => stem.parts[0]?.(word) === true && follows(stem, words, at));

/** How strongly each name is meant: the parts of its stems that were found. */
export function scores(stems: Stems, said: Heard): [string, number][] {
  const found = Object.entries(stems).map(([name, list]): [string, number] => [
    name,
    list.filter((stem) => occurs(stem, said)).reduce((sum, stem) => sum + stem.parts.length, 0),
  ]);
  return found.filter(([, score]) => score > 0).sort(([, one], [, other]) => other - one);
}
