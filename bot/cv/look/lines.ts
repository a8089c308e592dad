import { INVISIBLE } from '../../engine/normalise.ts';
import type { Spot } from '../look.ts';
import type { ReadPage } from '../reading.ts';

/** A line of a document, ready to be looked at. */
export type Line = Spot & { readonly text: string };

/** A full page of small print has about 5,000 characters; a document of twelve such pages is looked at whole. */
const MOST_CHARACTERS = 60_000;
const MOST_IN_A_LINE = 2_000;
/** Some scripts put two marks on a letter; a tower of them is a joke or an attack. */
const TOWER = /(\p{M}{2})\p{M}+/gu;
const CONTROL = /[\p{Cc}\p{Cs}]/gu;

const clean = (text: string): string =>
  text
    .slice(0, MOST_IN_A_LINE)
    .replace(TOWER, '$1')
    .normalize('NFC')
    .replace(INVISIBLE, '')
    // A tab parts columns, as two blanks do.
    .replaceAll('\t', '  ')
    .replace(CONTROL, ' ');

/** The lines of all pages, composed and without what nobody sees; what goes beyond the length of a CV is left out. */
export function linesOf(pages: readonly ReadPage[]): Line[] {
  const lines: Line[] = [];
  let left = MOST_CHARACTERS;
  for (const [page, { lines: read }] of pages.entries()) {
    for (const [line, { text }] of read.entries()) {
      if (left <= 0) return lines;
      const cleaned = clean(text);
      left -= cleaned.length + 1;
      lines.push({ page: page + 1, line, text: cleaned });
    }
  }
  return lines;
}

const WORD = /\p{L}[\p{L}\p{M}'’-]*/gu;

/** The words of a line in lower case; numbers are none. */
export const wordsIn = (text: string): string[] => text.toLowerCase().match(WORD) ?? [];

/** Columns, list signs and bars part a line; a comma does not. `"06 123 | Den Haag"` has two. */
export const segmentsOf = (text: string): string[] =>
  text
    .split(/\s{2,}|[|•·●▪◦*;]/u)
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '');
