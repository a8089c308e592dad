export type { Block } from './block.ts';
export { type Direction, directionOf, printable } from './printable.ts';
export { PAGE } from './styles.ts';
export { type Context, drawText, measure } from './text.ts';
export { addPages, createPaper, openPage, typeset } from './typeset.ts';
export { wrap } from './wrap.ts';
