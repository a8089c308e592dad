import { type Dictionaries, wrongIn } from './judge.ts';
import { type Slip, slipsIn } from './slips.ts';
import { splitsIn } from './splits.ts';
import { type Token, tokensOf } from './tokens.ts';

/** An error in a line, by the line's place among those that were asked about. */
export type Mark = Slip & { readonly at: number };

/**
 * Milliseconds of work of this process, not of the clock on the wall: a document gets the same look while others keep
 * the machine busy. A suggestion costs about 80, of a long word up to 600.
 */
const MOST_LOOKING = 1_000;
/** Some capitals can be told from names only by what the dictionary would write. */
const SUGGESTED_WHILE_LOOKING = 700;
/** Counted from the beginning, like the others. */
const SUGGESTED_IN_ALL = 1_400;
/** A document with more of them is not one with slips, and nobody reads suggestions for all. */
const MOST_SUGGESTED = 60;
const MOST_SUGGESTIONS = 3;
const MOST_MARKS = 300;
/** What she writes so often is a word of her trade. */
const OFTEN = 3;

type Suggest = Dictionaries['suggest'];

/** Says when so much work is done, counted from now. */
function limit(milliseconds: number): () => boolean {
  const began = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(began);
    return user + system > milliseconds * 1_000;
  };
}

/** Asks once for each word. */
function remembering<Value>(ask: (word: string) => Value): (word: string) => Value {
  const memory = new Map<string, Value>();
  return (word) => {
    const found = memory.get(word) ?? ask(word);
    memory.set(word, found);
    return found;
  };
}

/** Suggests until it is late; then nothing comes to its mind. */
const until =
  (isLate: () => boolean, suggest: Suggest): Suggest =>
  (word) =>
    isLate() ? [] : suggest(word);

const BROKEN_OFF = /\p{L}-\s*$/u;

/** The words of a line but for the two halves of a word that was broken off at the end of a line. */
function wholeTokens(line: string, before = ''): Token[] {
  const tokens = tokensOf(line);
  const isRest = BROKEN_OFF.test(before) && /^\s*\p{Ll}/u.test(line);
  return tokens.slice(isRest ? 1 : 0, BROKEN_OFF.test(line) ? -1 : undefined);
}

const capitalLike = (word: string, model: string): string =>
  /^\p{Lu}\p{Ll}/u.test(model) ? word.charAt(0).toUpperCase() + word.slice(1) : word;

/**
 * What is probably misspelled in the lines of a document, in their order: words that no dictionary knows and that are
 * no names, and a few slips of known words. A few hundred at most, and within two seconds of work.
 */
export function check(lines: readonly string[], language: 'nl' | 'en', asked: Dictionaries): Mark[] {
  const suggest = remembering((word) => asked.suggest(word).slice(0, MOST_SUGGESTIONS));
  const knows = remembering(asked.knows);
  const dictionaries = {
    ...asked,
    knows,
    isOwn: remembering(asked.isOwn),
    suggest: remembering(until(limit(SUGGESTED_WHILE_LOOKING), suggest)),
  };
  const isLate = limit(MOST_LOOKING);
  const propose = until(limit(SUGGESTED_IN_ALL), suggest);
  const unknown: Mark[] = [];
  const slips: Mark[] = [];
  for (const [at, line] of lines.entries()) {
    if (isLate() || unknown.length >= MOST_MARKS || slips.length >= MOST_MARKS) break;
    const tokens = wholeTokens(line, lines[at - 1]);
    const wrong = wrongIn(line, tokens, dictionaries).map((place) => tokens[place]?.text ?? '');
    for (const word of new Set(wrong)) unknown.push({ at, word, suggestions: [] });
    const split = language === 'nl' ? splitsIn(line, knows) : [];
    for (const slip of [...slipsIn(line, language), ...split]) slips.push({ at, ...slip });
  }
  return [...suggested(withoutFrequent(unknown), propose), ...slips].sort((one, other) => one.at - other.at);
}

function withoutFrequent(marks: readonly Mark[]): Mark[] {
  const times = new Map<string, number>();
  for (const { word } of marks) times.set(word, (times.get(word) ?? 0) + 1);
  return marks.filter(({ word }) => (times.get(word) ?? 0) < OFTEN);
}

/** Short words first: they are cheap, so more words get suggestions. */
function suggested(marks: readonly Mark[], propose: Suggest): readonly Mark[] {
  if (marks.length > MOST_SUGGESTED) return marks;
  const words = [...new Set(marks.map(({ word }) => word.toLowerCase()))];
  const proposed = new Map(words.sort((one, other) => one.length - other.length).map((word) => [word, propose(word)]));
  return marks.map(({ at, word }) => {
    const suggestions = proposed.get(word.toLowerCase()) ?? [];
    return { at, word, suggestions: suggestions.map((suggestion) => capitalLike(suggestion, word)) };
  });
}
