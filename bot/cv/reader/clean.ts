/** Stands for a letter that a document shows and does not tell. */
export const UNTOLD = '\uFFFD';

/** NUL is what a letter comes to that a font draws and does not name; so are places without a meaning of their own. */
const NAMELESS = /[\uFFFD\p{Co}]+/gu;
/** Nothing that can be seen, and marks that turn the text around them. */
const UNSEEN = /[\p{Cc}\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/gu;
/** Letters in the shapes that they take beside others, and several in one: `ﬁ`, `ﻻ`. */
const SHAPED = /[\uFB00-\uFB06\uFB13-\uFB17\uFB50-\uFDFF\uFE70-\uFEFC]/gu;
/** A line of a CV is shorter; what is longer is no line. */
const MOST_LETTERS = 500;

/** A line of text as it may be kept and compared: plain letters, single blanks, at most 500 characters. */
export const clean = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll('\0', UNTOLD)
    .replace(NAMELESS, UNTOLD)
    .replace(/\s+/gu, ' ')
    .replace(UNSEEN, '')
    .replace(SHAPED, (letter) => letter.normalize('NFKC'))
    .normalize('NFC')
    .replace(/ {2,}/gu, ' ')
    .trim()
    .slice(0, MOST_LETTERS)
    .toWellFormed();
