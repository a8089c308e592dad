import type { Literal } from './pattern.ts';

/** Shorter words are too often one letter away from another. Syllables of Ethiopic carry as much as two letters. */
const SHORTEST = 6;
const SHORTEST_IN_SYLLABLES = 5;
const ETHIOPIC = /^\p{Script=Ethiopic}/u;
/** A longer "word" is a cat on the keyboard. */
const LONGEST = 24;
/** A mistyped word goes on for an ending behind its stem; what goes on for longer is another word. */
const LONGEST_ENDING = 3;

const shortestOf = (text: string): number => (ETHIOPIC.test(text) ? SHORTEST_IN_SYLLABLES : SHORTEST);

/** A text with each of its letters left out in turn. */
function withoutOne(text: string): string[] {
  const shorter = [text];
  for (let at = 0; at < text.length; at++) shorter.push(text.slice(0, at) + text.slice(at + 1));
  return shorter;
}

/** Whether one letter was left out, added, mistaken or changed places with the next. */
export function isOneSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let from = 0;
  while (from < one.length && one[from] === other[from]) from++;
  const [restOne, restOther] = [one.slice(from), other.slice(from)];
  if (restOne.length !== restOther.length) {
    const [long, short] = restOne.length > restOther.length ? [restOne, restOther] : [restOther, restOne];
    return long.slice(1) === short;
  }
  if (restOne.slice(1) === restOther.slice(1)) return true;
  return restOne[0] === restOther[1] && restOne[1] === restOther[0] && restOne.slice(2) === restOther.slice(2);
}

/** Finds the literals that a mistyped word was meant to be; a word that begins otherwise was another word. */
export function createNearly(literals: ReadonlyMap<number, Literal>): (word: string) => readonly number[] {
  const byRest = new Map<string, number[]>();
  for (const [number, { text }] of literals) {
    if (text.length < shortestOf(text) || /\d/u.test(text)) continue;
    for (const rest of withoutOne(text)) {
      const same = byRest.get(rest);
      if (same === undefined) byRest.set(rest, [number]);
      else same.push(number);
    }
  }
  const tries = (word: string, length: number): number[] => {
    const beginning = word.slice(0, length);
    const found = withoutOne(beginning).flatMap((rest) => byRest.get(rest) ?? []);
    return found.filter((number) => {
      const { text, mode } = literals.get(number) as Literal;
      const isWhole = mode !== 'whole' || length === word.length;
      return isWhole && text[0] === word[0] && isOneSlip(text, beginning);
    });
  };
  return (word) => {
    if (word.length < shortestOf(word) - 1 || word.length > LONGEST) return [];
    const found = new Set<number>();
    for (let length = Math.max(shortestOf(word) - 1, word.length - LONGEST_ENDING); length <= word.length; length++) {
      for (const number of tries(word, length)) found.add(number);
    }
    return [...found];
  };
}
