const BITS = 32;

/** Which letters a word has, as a mark of 32 bits: two words that differ by one edit differ by at most two bits. */
export function lettersOf(word: string): number {
  let mark = 0;
  for (let at = 0; at < word.length; at++) mark |= 1 << (word.charCodeAt(at) % BITS);
  return mark >>> 0;
}

/** Cheaply, whether two words can be so many edits apart at all, by the marks of their letters. */
export function mayBeWithin(one: number, other: number, most: number): boolean {
  let different = (one ^ other) >>> 0;
  let bits = 0;
  while (different !== 0 && bits <= 2 * most) {
    different = (different & (different - 1)) >>> 0;
    bits++;
  }
  return bits <= 2 * most;
}

/**
 * Whether one word becomes the other by at most so many edits: a letter too many, too few, another one, or two changed
 * places (Damerau-Levenshtein, each place edited once).
 */
export function isWithinEdits(one: string, other: string, most: number): boolean {
  if (Math.abs(one.length - other.length) > most) return false;
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at++) {
    const next = [at];
    for (let to = 1; to <= other.length; to++) next.push(costAt(one, other, at, to, row, next, before));
    if (Math.min(...next) > most) return false;
    [before, row] = [row, next];
  }
  return (row[other.length] as number) <= most;
}

function costAt(
  one: string,
  other: string,
  at: number,
  to: number,
  row: readonly number[],
  next: readonly number[],
  before: readonly number[],
): number {
  const isSame = one[at - 1] === other[to - 1];
  const swapped =
    at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1]
      ? (before[to - 2] as number) + 1
      : Number.POSITIVE_INFINITY;
  return Math.min(
    (row[to - 1] as number) + (isSame ? 0 : 1),
    (row[to] as number) + 1,
    (next[to - 1] as number) + 1,
    swapped,
  );
}
