import type { Block } from '../../typeset/block.ts';
import type { Node } from './structure.ts';

/** A bold line this short is a heading, for whoever writes without styles. */
const SHORT = 60;
/** Cells that are longer make no row: the table is the frame of a page, and is read cell by cell. */
const LONG_CELL = 160;
const MOST_CELLS = 4;

const childrenOf = (node: Node): readonly Node[] => node.children ?? [];

/** Text boxes hang within the paragraph beside which they stand. */
const isBox = ({ type }: Node): boolean => type === 'paragraph' || type === 'table';

/** What stands in a line: letters, blanks and line breaks, without what stands in its boxes. */
function textOf(node: Node): string {
  if (node.type === 'text') return node.value ?? '';
  if (node.type === 'tab') return '\t';
  if (node.type === 'break') return '\n';
  return childrenOf(node)
    .map((child) => (isBox(child) ? '' : textOf(child)))
    .join('');
}

const boxesIn = (node: Node): readonly Node[] =>
  childrenOf(node).flatMap((child) => (isBox(child) ? [child] : boxesIn(child)));

const runsIn = (node: Node): readonly Node[] =>
  childrenOf(node).flatMap((child) => (child.type === 'run' ? [child] : runsIn(child)));

const isBold = (node: Node): boolean => {
  const written = runsIn(node).filter((run) => textOf(run).trim() !== '');
  return written.length > 0 && written.every((run) => run.isBold === true);
};

function kindOf(node: Node, text: string): 'title' | 'heading' | 'paragraph' {
  if (/^title$/iu.test(node.styleName ?? '')) return 'title';
  if (/^heading \d/iu.test(node.styleName ?? '')) return 'heading';
  return text.length <= SHORT && !text.includes('\n') && isBold(node) ? 'heading' : 'paragraph';
}

/** Counts what is numbered, level by level; whatever is not begins its list anew. */
type Counter = Map<number, number>;

function markOf({ numbering }: Node, counter: Counter): string {
  const level = Number(numbering?.level) || 0;
  for (const deeper of counter.keys()) if (deeper > level) counter.delete(deeper);
  if (numbering?.isOrdered !== true) return '•';
  counter.set(level, (counter.get(level) ?? 0) + 1);
  return `${counter.get(level)}.`;
}

function paragraph(node: Node, counter: Counter): Block[] {
  const text = textOf(node).trim();
  const boxes = boxesIn(node).flatMap((box) => blocks(box, counter));
  if (text === '') return boxes;
  if (node.numbering) return [{ kind: 'item', text, mark: markOf(node, counter) }, ...boxes];
  counter.clear();
  return [{ kind: kindOf(node, text), text }, ...boxes];
}

/** All letters of a block. */
export const lettersOf = (block: Block): string =>
  'text' in block ? block.text : 'cells' in block ? block.cells.join(' ') : '';

/** A column of dates beside one of sentences is the narrow one; in all rows of a table it is as wide. */
function widthsOf(rows: readonly (readonly string[])[]): number[] {
  const columns = Math.max(...rows.map((cells) => cells.length));
  return Array.from({ length: columns }, (_, at) =>
    Math.sqrt(Math.max(9, ...rows.map((cells) => cells[at]?.length ?? 0))),
  );
}

const isRow = (cells: readonly string[]): boolean =>
  cells.length > 1 && cells.length <= MOST_CELLS && cells.every((text) => text.length <= LONG_CELL);

function table(node: Node, counter: Counter): Block[] {
  const rows = childrenOf(node).map((row) => childrenOf(row).map((cell) => blocks(cell, counter)));
  const texts = rows.map((cells) => cells.map((cell) => cell.map(lettersOf).join('\n')));
  const widths = widthsOf(texts.filter(isRow));
  return rows.flatMap((cells, at): Block[] => {
    const row = texts[at] ?? [];
    if (!isRow(row)) return cells.flat();
    return row.some((text) => text !== '') ? [{ kind: 'row', cells: row, widths: widths.slice(0, row.length) }] : [];
  });
}

/** A document as it is set on paper again: its words, headings, lists and tables, in the order in which they stand. */
export function blocks(node: Node, counter: Counter = new Map()): Block[] {
  if (node.type === 'paragraph') return paragraph(node, counter);
  if (node.type === 'table') return table(node, counter);
  return childrenOf(node).flatMap((child) => blocks(child, counter));
}

/** Every picture in a document, wherever it hangs. */
export const picturesIn = (node: Node): readonly Node[] =>
  node.type === 'image' ? [node] : childrenOf(node).flatMap(picturesIn);
