import type { Literal } from './pattern.ts';

/** What a word of a message may be, by the number of the literal. */
export type Spotter = {
  /** The number of a literal, the same for the same one. */
  number(literal: Literal): number;
  /** The literals that a word is. */
  spot(word: string): readonly number[];
};

/** Arabic and Tigrinya write "and", "the", "in", "to" as the first letters of the next word. */
const GLUED_WORDS = ['و', 'ف', 'ال', 'وال', 'بال', 'فال', 'لل', 'ب', 'ل', 'ن', 'ብ', 'ም', 'ዝ', 'እን', 'ከም', 'ካብ', 'ናይ'];
const GLUES = /^[\p{Script=Arabic}\p{Script=Ethiopic}]/u;
const SHORTEST_BARE = 2;
/** Nobody's word is longer; letters that follow without an end are not looked at one by one. */
const LONGEST_WORD = 64;

const bare = (word: string): string[] =>
  GLUED_WORDS.filter((glued) => word.startsWith(glued) && word.length - glued.length >= SHORTEST_BARE).map((glued) =>
    word.slice(glued.length),
  );

/**
 * Finds what words are by looking them up and not by trying every literal: a message is asked about thousands of
 * them, in all languages at once, before every turn.
 */
export function createSpotter(): Spotter {
  const numbers = {
    whole: new Map<string, number>(),
    prefix: new Map<string, number>(),
    inside: new Map<string, number>(),
  };
  let count = 0;
  let longest = 0;

  const look = (map: ReadonlyMap<string, number>, text: string, found: number[]): void => {
    const number = map.get(text);
    if (number !== undefined) found.push(number);
  };
  const beginnings = (map: ReadonlyMap<string, number>, word: string, from: number, found: number[]): void => {
    for (let to = from + 1; to <= Math.min(word.length, from + longest); to++) look(map, word.slice(from, to), found);
  };

  return {
    number({ text, mode }) {
      const known = numbers[mode].get(text);
      if (known !== undefined) return known;
      longest = Math.max(longest, text.length);
      numbers[mode].set(text, count);
      return count++;
    },
    spot(whole) {
      const word = whole.slice(0, LONGEST_WORD);
      const found: number[] = [];
      look(numbers.whole, word, found);
      beginnings(numbers.prefix, word, 0, found);
      if (!GLUES.test(word)) return found;
      for (const without of bare(word)) look(numbers.whole, without, found);
      for (let from = 0; from < word.length; from++) beginnings(numbers.inside, word, from, found);
      return found;
    },
  };
}
