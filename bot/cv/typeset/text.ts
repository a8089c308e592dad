import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { fontOf, type Weight } from './fonts.ts';
import type { Direction } from './printable.ts';

/** How a piece of text looks. Size and leading (from one line to the next) in points, colour as in CSS. */
export type Style = {
  readonly size: number;
  readonly leading: number;
  readonly weight: Weight;
  readonly color: string;
};

export type Context = SKRSContext2D;

let ruler: Context | null = null;

/** How wide a line is in this style, in points. Printable text only. */
export function measure(text: string, { size, weight }: Style): number {
  ruler ??= createCanvas(1, 1).getContext('2d');
  ruler.font = fontOf(size, weight);
  return ruler.measureText(text).width;
}

/**
 * Sets a line within a column: `x` and `width` are the column's, `y` is where letters stand. It begins on the side on
 * which its direction begins, or stands in the middle. A line that is too wide all the same is narrowed.
 */
export function drawText(
  context: Context,
  text: string,
  style: Style,
  { x, y, width, direction, align }: { x: number; y: number; width: number; direction: Direction; align?: 'center' },
): void {
  context.font = fontOf(style.size, style.weight);
  context.fillStyle = style.color;
  context.direction = direction;
  context.textAlign = align ?? (direction === 'rtl' ? 'right' : 'left');
  context.textBaseline = 'alphabetic';
  const start = direction === 'rtl' ? x + width : x;
  context.fillText(text, align === 'center' ? x + width / 2 : start, y, Math.max(1, width));
}
