import { isWithinEdits, lettersOf, mayBeWithin } from './edits.ts';

/** How well a word that stands somewhere is the one that was looked for: 1 is the very word. */
export type Likeness = { readonly word: number; readonly likeness: number };

/** All words of a map, each once; they are known by their numbers. */
export type Lexicon = {
  /** Words that may be meant by what somebody typed, perhaps not to its end, perhaps with a slip. */
  like(typed: string): readonly Likeness[];
};

const THE_WORD = 1;
const BEGINS = 0.7;
/** "schuld" stands in "jeugdschulden": Dutch writes as one word what others look for as two. */
const INSIDE = 0.4;
const SLIP = 0.5;

/** Shorter pieces stand inside nearly everything. */
const SHORTEST_INSIDE = 3;
/** In shorter words one other letter is another word. */
const SHORTEST_WITH_SLIP = 4;
const SHORTEST_WITH_TWO = 8;

const slipsIn = (typed: string): number =>
  typed.length < SHORTEST_WITH_SLIP ? 0 : typed.length < SHORTEST_WITH_TWO ? 1 : 2;

/** Stands before and behind every word. */
const GAP = '\n';

/**
 * Prepares words for looking. They lie in one long text behind each other: one pass through it finds all that begin
 * with something or hold it, faster than asking each. Slips are only looked for where nothing else was found.
 */
export function lexiconOf(words: readonly string[]): Lexicon {
  const text = `${GAP}${words.join(GAP)}${GAP}`;
  const starts = new Uint32Array(words.length);
  const letters = new Uint32Array(words.length);
  let at = 1;
  for (const [number, word] of words.entries()) {
    starts[number] = at;
    letters[number] = lettersOf(word);
    at += word.length + 1;
  }

  const holding = (typed: string): Likeness[] => {
    const found: Likeness[] = [];
    const sought = typed.length < SHORTEST_INSIDE ? GAP + typed : typed;
    for (let hit = text.indexOf(sought); hit !== -1; ) {
      const begin = sought === typed ? hit : hit + 1;
      const word = wordAt(starts, begin);
      const length = (words[word] as string).length;
      const kind = begin !== starts[word] ? INSIDE : length === typed.length ? THE_WORD : BEGINS;
      found.push({ word, likeness: kind });
      hit = text.indexOf(sought, (starts[word] as number) + length);
    }
    return found;
  };
  const slipped = (typed: string): Likeness[] => {
    const most = slipsIn(typed);
    const own = lettersOf(typed);
    const found: Likeness[] = [];
    for (let word = 0; most > 0 && word < words.length; word++) {
      const isNear =
        mayBeWithin(own, letters[word] as number, most) && isWithinEdits(typed, words[word] as string, most);
      if (isNear) found.push({ word, likeness: SLIP });
    }
    return found;
  };
  return {
    like(typed) {
      const found = holding(typed);
      return found.length > 0 ? found : slipped(typed);
    },
  };
}

/** The number of the word in which a place of the text lies. */
function wordAt(starts: Uint32Array, place: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
