import type { Style } from './text.ts';

/** A4 in points, and the white around what stands on it: two centimetres. */
export const PAGE = { width: 595.28, height: 841.89, margin: 56.7 } as const;

const INK = '#111111';
/** Of headings and rules: the green of everything that the house prints. */
export const ACCENT = '#0b5563';

const style = (size: number, weight: Style['weight'], color = INK): Style => ({
  size,
  weight,
  color,
  // Arabic and Ethiopic letters stand taller than Latin ones.
  leading: size * 1.45,
});

export const STYLES = {
  title: style(20, 700),
  heading: style(12.5, 700, ACCENT),
  paragraph: style(10.5, 400),
  quiet: style(9, 400, '#555555'),
  item: style(10.5, 400),
  row: style(10.5, 400),
} as const;
