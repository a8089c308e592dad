import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** The weights that papers use. Emoji are pictures: they have one. */
const SHEETS = [
  require.resolve('@fontsource/noto-sans/400.css'),
  require.resolve('@fontsource/noto-sans/700.css'),
  require.resolve('@fontsource/noto-sans-arabic/400.css'),
  require.resolve('@fontsource/noto-sans-arabic/700.css'),
  require.resolve('@fontsource/noto-sans-ethiopic/400.css'),
  require.resolve('@fontsource/noto-sans-ethiopic/700.css'),
  require.resolve('@fontsource/noto-emoji/400.css'),
];

/** The scripts of our seven languages, and pictures; of the rest of each family nothing is given away. */
const OURS = /^noto-(?:sans-(?:latin|latin-ext|cyrillic)|sans-arabic-arabic|sans-ethiopic-ethiopic|emoji-\d+)-[47]00-/u;

/** One file of a font, and the characters in it, as ranges of code points. */
export type Face = {
  readonly family: string;
  readonly weight: string;
  readonly file: string;
  readonly path: string;
  readonly ranges: readonly (readonly [first: number, last: number])[];
  /** As CSS says it. */
  readonly range: string;
};

const BLOCK = /@font-face\s*\{([^}]*)\}/gu;
const said = (block: string, name: string): string =>
  new RegExp(`${name}:\\s*([^;]*);`, 'u').exec(block)?.[1]?.trim() ?? '';

const rangesIn = (range: string): Face['ranges'] =>
  range.split(',').map((one) => {
    const [first = '', last = first] = one.trim().replace(/^U\+/iu, '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });

function facesIn(sheet: string): Face[] {
  const blocks = [...readFileSync(sheet, 'utf8').matchAll(BLOCK)].map(([, block = '']) => block);
  return blocks.flatMap((block) => {
    const path = join(dirname(sheet), /url\(([^)]+\.woff2)\)/u.exec(block)?.[1] ?? '');
    const range = said(block, 'unicode-range');
    const face = { family: said(block, 'font-family').replaceAll("'", ''), weight: said(block, 'font-weight') };
    return OURS.test(basename(path)) ? [{ ...face, path, file: basename(path), range, ranges: rangesIn(range) }] : [];
  });
}

/** Every file of a font that a paper may need. */
export const FACES: readonly Face[] = SHEETS.flatMap(facesIn);

/** The faces of which a text has characters: a PDF takes along no others. */
export function facesFor(text: string): readonly Face[] {
  const codes = [...new Set(text)].map((letter) => letter.codePointAt(0) as number);
  return FACES.filter(({ ranges }) =>
    codes.some((code) => ranges.some(([first, last]) => first <= code && code <= last)),
  );
}

/** The rules by which a page finds these faces; `urlOf` says where each of them lies. */
export const fontRules = (faces: readonly Face[], urlOf: (face: Face) => string): string =>
  faces
    .map(
      (face) =>
        `@font-face{font-family:'${face.family}';font-weight:${face.weight};font-display:block;` +
        `src:url(${urlOf(face)}) format('woff2');unicode-range:${face.range}}`,
    )
    .join('\n');
