import { MOST_PAGES, type ReadLine } from '../../reading.ts';
import { type Block, type Direction, directionOf, measure, PAGE } from '../../typeset/index.ts';
import { type Line, linesOf } from '../../typeset/lines.ts';
import { pagesOf } from '../../typeset/pages.ts';
import { clean } from '../clean.ts';
import { around, placeOf } from '../place.ts';
import { Refused } from '../refused.ts';
import { lettersOf } from './blocks.ts';

const COLUMN = { width: PAGE.width - 2 * PAGE.margin, height: PAGE.height - 2 * PAGE.margin };
/** As in `ReadPage`. */
const MOST_LINES = 300;

type Part = Line['parts'][number];

/** Where the letters of a part stand, within a column that is wider. */
function edgesOf({ text, style, x, width, direction }: Part, top: number) {
  const wide = Math.min(width, measure(text, style));
  const left = PAGE.margin + (direction === 'rtl' ? x + width - wide : x);
  return { left, top, right: left + wide, bottom: top + style.leading };
}

/** Parts of a line from where it begins: the mark of a list before its text, cells in their order. */
function textOf(parts: readonly Part[]): string {
  const fromLeft = [...parts].sort((one, other) => one.x - other.x);
  const read = parts[0]?.direction === 'rtl' ? fromLeft.reverse() : fromLeft;
  return clean(read.map(({ text }) => text).join(' '));
}

function pageOf(lines: readonly Line[]): ReadLine[] {
  const read: ReadLine[] = [];
  let top = PAGE.margin;
  for (const { parts, height } of lines) {
    const text = textOf(parts);
    if (text !== '') read.push({ text, ...placeOf(around(parts.map((part) => edgesOf(part, top))), PAGE) });
    top += height;
  }
  return read.slice(0, MOST_LINES);
}

/** The way in which most of its letters run. */
export function directionOfAll(blocks: readonly Block[]): Direction {
  const letters = blocks.map(lettersOf);
  const rtl = letters.filter((text) => directionOf(text) === 'rtl').join('').length;
  return rtl * 2 > letters.join('').length ? 'rtl' : 'ltr';
}

/**
 * The lines of these blocks as `typeset` sets them, page by page. They are taken from what is set and not from the PDF:
 * of Arabic that would tell the shapes of letters, not the letters. Throws `Refused`.
 */
export function linesOn(blocks: readonly Block[], direction: Direction): ReadLine[][] {
  const lines = blocks.flatMap((block) => linesOf(block, { width: COLUMN.width, direction }));
  const pages = pagesOf(lines, COLUMN.height);
  if (pages.length > MOST_PAGES) throw new Refused('too-many-pages');
  return pages.map(pageOf);
}
