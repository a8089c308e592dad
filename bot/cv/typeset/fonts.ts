import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';

const require = createRequire(import.meta.url);

export type Weight = 400 | 700;
const WEIGHTS: readonly Weight[] = [400, 700];

/** Files of the fonts, in the order in which a letter is looked for: one that two of them have is set in the first. */
const SUBSETS = [
  'noto-sans/files/noto-sans-latin',
  'noto-sans/files/noto-sans-latin-ext',
  'noto-sans/files/noto-sans-cyrillic',
  'noto-sans/files/noto-sans-cyrillic-ext',
  'noto-sans/files/noto-sans-greek',
  'noto-sans/files/noto-sans-vietnamese',
  'noto-sans-arabic/files/noto-sans-arabic-arabic',
  'noto-sans-ethiopic/files/noto-sans-ethiopic-ethiopic',
];

/** A family of its own for each file: of one family with several files, the canvas knows the letters of one only. */
const familyOf = (subset: string): string => `Sheet ${subset}`;
const FAMILIES = SUBSETS.map((subset) => `"${familyOf(subset)}"`).join(', ');

let isReady = false;

/** Reads the fonts into this process, the first time that something is set. Throws where a file of them is missing. */
function ready(): void {
  if (isReady) return;
  for (const subset of SUBSETS) {
    for (const weight of WEIGHTS) {
      const file = readFileSync(require.resolve(`@fontsource/${subset}-${weight}-normal.woff2`));
      if (GlobalFonts.register(file, familyOf(subset)) === null) throw new Error(`no font in ${subset}`);
    }
  }
  isReady = true;
}

/** As the canvas takes it; the size is in points. Letters that these files do not have come as boxes, on any machine. */
export function fontOf(size: number, weight: Weight): string {
  ready();
  return `${weight} ${size}px ${FAMILIES}`;
}
