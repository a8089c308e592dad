/** A word of a line, as it will be judged. */
export type Token = {
  readonly text: string;
  /** Whether it begins the line, a column, a sentence, or what stands behind a colon or a date. */
  readonly isFirst: boolean;
  /** Whether a colon stands between it and the word before. */
  readonly isValue: boolean;
  /** Whether nothing but it stands in its column. */
  readonly isAlone: boolean;
};

const CHUNK = /\S+/gu;
const WORD = /\p{L}[\p{L}\p{M}]*(?:['’‑-]+[\p{L}\p{M}]+)*-?/gu;
/** Addresses of e-mail and sites, numbers of cards, initials and what else is no word: `"t.bakker"`, `"B1"`, `"3D"`. */
const NO_WORD = /@|:\/\/|^www\.|\p{L}\.\p{L}|\d\p{L}|\p{L}\d|_|\\|#/u;
/** Before the first word of something new. */
const BEGINS = /(?:^|[.!?:;•·●▪◦*|→►✓)\d]|\s[-–—]|\s{2,})\s*[-–—("'‘“]*\s*$/u;
const ENDS = /^\s*(?:$|[|•·●▪;]|\s{2,}|\s[-–—]\s|[(\d])/u;

/** A longer one is no word of any language here, but of somebody who tries what happens. */
const LONGEST = 45;

const unlike = (text: string): boolean => text.length > LONGEST || !/^[\p{Script=Latin}\p{M}'’‑-]+$/u.test(text);

/** The words of a line that can be looked up; what stands in another script has no dictionary here. */
export function tokensOf(line: string): Token[] {
  const tokens: Token[] = [];
  for (const chunk of line.matchAll(CHUNK)) {
    if (NO_WORD.test(chunk[0])) continue;
    for (const word of chunk[0].matchAll(WORD)) {
      const text = word[0];
      if (unlike(text)) continue;
      const from = chunk.index + word.index;
      // What is near is enough, and a long line stays cheap.
      const before = line.slice(Math.max(0, from - 16), from);
      const behind = line.slice(from + text.length, from + text.length + 16);
      const isFirst = from === 0 || (from < 16 && !/\p{L}/u.test(before)) || BEGINS.test(before);
      tokens.push({ text, isFirst, isValue: /:\s*$/u.test(before), isAlone: isFirst && ENDS.test(behind) });
    }
  }
  return tokens;
}
