import { isOneSlip } from '../../../engine/nearly.ts';
import { isLineOfNames, isStreet } from './names.ts';
import type { Token } from './tokens.ts';

/** What the dictionaries say. */
export type Dictionaries = {
  /** Whether a word is one, in the language of the document or the other. */
  knows(word: string): boolean;
  /** Whether it is one in the language of the document, or of the kept lists. */
  isOwn(word: string): boolean;
  /** What the dictionary of the document's language would write, best first. Slow. */
  suggest(word: string): readonly string[];
  readonly headings: readonly string[];
};

const SHORTEST = 3;
/** Shorter headings are too often one letter away from a name. */
const SHORTEST_HEADING = 6;

const isCapital = (text: string): boolean => /^\p{Lu}/u.test(text);
const isAllCapitals = (text: string): boolean => text.length > 1 && text === text.toUpperCase();
/** `"iPhone"`, `"McDonald"`, `"PostNL"`: written so on purpose. */
const isMixed = (text: string): boolean => /\p{Ll}\p{Lu}/u.test(text);

const nearHeading = (word: string, { headings }: Dictionaries): boolean =>
  word.length >= SHORTEST_HEADING - 1 &&
  headings.some((heading) => heading.length >= SHORTEST_HEADING && isOneSlip(heading, word.toLowerCase()));

/** Whether the best that the dictionary would write is an ordinary word, and one slip away. */
const isOneSlipFrom = (best: string | undefined, lower: string): boolean =>
  best !== undefined && !isCapital(best) && isOneSlip(best, lower);

/** An ordinary word that was mistyped, and not a name that happens to stand first. */
function isMistyped(word: string, dictionaries: Dictionaries): boolean {
  const lower = word.toLowerCase();
  const [best] = dictionaries.suggest(lower);
  const isNear = best !== undefined && Math.abs(best.length - lower.length) <= 2 && best[0] === lower[0];
  return isNear && !isCapital(best);
}

/** Whether a word that begins with a capital is an error: most of them are names. */
function isWrongCapital(token: Token, next: Token | undefined, isNames: boolean, dictionaries: Dictionaries): boolean {
  const { text } = token;
  if (nearHeading(text, dictionaries)) return true;
  if (!token.isFirst || token.isValue || isNames || isAllCapitals(text) || isStreet(text)) return false;
  if (next === undefined || next.isFirst || !isCapital(next.text)) return isMistyped(text, dictionaries);
  // "Fatma Yıldız" is a name; "Taalcurcus Nederlands" is none.
  const lower = text.toLowerCase();
  return dictionaries.knows(next.text) && isOneSlipFrom(dictionaries.suggest(lower)[0], lower);
}

/** Shorter words of one language look like words of the other. */
const SHORTEST_BORROWED = 6;

/**
 * A word of the other language in a line that has no second one, with an ordinary word one slip away: `"positive"`
 * among Dutch was to be "positieve", while "delivery driver" is meant.
 */
function isFalseFriend(at: number, tokens: readonly Token[], dictionaries: Dictionaries): boolean {
  const { text } = tokens[at] as Token;
  if (text.length < SHORTEST_BORROWED || isCapital(text) || dictionaries.isOwn(text)) return false;
  const others = tokens.filter((token) => token.text.length >= SHORTEST && !dictionaries.isOwn(token.text));
  return others.length === 1 && isOneSlipFrom(dictionaries.suggest(text)[0], text);
}

/** Of so many words of a line, so many unknown: it is written in another language. */
const FOREIGN_WORDS = 4;
const FOREIGN_SHARE = 0.6;

/** The words of a line that are errors, by their place among its tokens. */
export function wrongIn(line: string, tokens: readonly Token[], dictionaries: Dictionaries): number[] {
  const unknown = tokens.flatMap(({ text }, at) => {
    const isWord = text.length >= SHORTEST && !isMixed(text);
    if (!isWord) return [];
    return !dictionaries.knows(text) || isFalseFriend(at, tokens, dictionaries) ? [at] : [];
  });
  const small = tokens.filter(({ text }) => !isCapital(text));
  const unknownSmall = unknown.filter((at) => !isCapital((tokens[at] as Token).text));
  if (small.length >= FOREIGN_WORDS && unknownSmall.length > small.length * FOREIGN_SHARE) return [];
  const isNames = isLineOfNames(line);
  return unknown.filter((at) => {
    const token = tokens[at] as Token;
    return !isCapital(token.text) || isWrongCapital(token, tokens[at + 1], isNames, dictionaries);
  });
}
