import type { Block } from './block.ts';
import { type Direction, directionOf, printable } from './printable.ts';
import { STYLES } from './styles.ts';
import type { Style } from './text.ts';
import { measure } from './text.ts';
import { wrap } from './wrap.ts';

/** A line of a column, with what stands in it from the left; all in points. */
export type Line = {
  readonly height: number;
  /** It does not end a page: the line below belongs to it. */
  readonly leads: boolean;
  /** A rule under it, over the whole width. */
  readonly isRuled: boolean;
  readonly parts: readonly Part[];
};

export type Part = {
  readonly text: string;
  readonly style: Style;
  readonly x: number;
  readonly width: number;
  readonly direction: Direction;
};

type Column = { readonly width: number; readonly direction: Direction };

const room = (height: number, leads = false): Line => ({ height, leads, isRuled: false, parts: [] });

/** Between cells, and between the mark of an item and its text. */
const GAP = 10;
const MARK = 14;
/** A mark is a number or a sign. */
const MOST_MARK = 8;

function textLines(text: string, style: Style, { width, direction }: Column, x = 0): Line[] {
  const own = directionOf(text, direction);
  return wrap(text, style, width).map((line) => ({
    height: style.leading,
    leads: false,
    isRuled: false,
    parts: [{ text: line, style, x, width, direction: own }],
  }));
}

function headingLines(text: string, kind: 'title' | 'heading', column: Column): Line[] {
  const lines = textLines(text, STYLES[kind], column).map((line) => ({ ...line, leads: true }));
  const ruled = lines.map((line, at) => ({ ...line, isRuled: kind === 'heading' && at === lines.length - 1 }));
  return kind === 'title' ? [...ruled, room(6, true)] : [room(12, true), ...ruled, room(5, true)];
}

/** The mark stands where the text begins: on the right, where it runs to the left. */
function itemLines(text: string, marked: string, column: Column): Line[] {
  const style = STYLES.item;
  const mark = [...printable(marked)].slice(0, MOST_MARK).join('').replaceAll('\n', ' ');
  const direction = directionOf(text, column.direction);
  const indent = Math.min(Math.max(MARK, measure(mark, style) + 6), column.width / 3);
  const isRtl = direction === 'rtl';
  const inner = { width: column.width - indent, direction };
  return textLines(text, style, inner, isRtl ? 0 : indent).map((line, at) =>
    at > 0
      ? line
      : {
          ...line,
          parts: [...line.parts, { text: mark, style, x: isRtl ? column.width - indent : 0, width: indent, direction }],
        },
  );
}

/** Where the cells of a row stand: `[x, width]`, in the order in which the cells are read. */
function columnsOf(count: number, widths: readonly number[] | undefined, { width, direction }: Column) {
  const parts = Array.from({ length: count }, (_, at) => Math.max(0.01, widths?.[at] ?? 1));
  const whole = parts.reduce((sum, part) => sum + part, 0);
  const usable = Math.max(count, width - GAP * (count - 1));
  let x = 0;
  return parts.map((part) => {
    const column = (usable * part) / whole;
    const left = direction === 'rtl' ? width - x - column : x;
    x += column + GAP;
    return [left, column] as const;
  });
}

function rowLines(cells: readonly string[], widths: readonly number[] | undefined, column: Column): Line[] {
  const set = columnsOf(cells.length, widths, column).map(([x, width], at) =>
    textLines(cells[at] ?? '', STYLES.row, { ...column, width }, x),
  );
  const height = Math.max(0, ...set.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) => ({
    ...room(STYLES.row.leading),
    parts: set.flatMap((lines) => lines[at]?.parts ?? []),
  }));
}

/** A block as lines of a column; the last of them is the room under it. */
export function linesOf(block: Block, column: Column): readonly Line[] {
  switch (block.kind) {
    case 'space':
      return [room(Math.max(0, block.points))];
    case 'row':
      return [...rowLines(block.cells, block.widths, column), room(3)];
    case 'item':
      return [...itemLines(block.text, block.mark ?? '•', column), room(2)];
    case 'title':
    case 'heading':
      return headingLines(block.text, block.kind, column);
    default:
      return [...textLines(block.text, STYLES[block.kind], column), room(5)];
  }
}
