import { createCanvas } from '@napi-rs/canvas';
import { type Block, drawText, PAGE } from '../../../bot/cv/typeset/index.ts';
import { linesOf } from '../../../bot/cv/typeset/lines.ts';
import type { Headings, Invented } from './people.ts';

/** A CV as blocks. */
export const blocksOf = (person: Invented, words: Headings): Block[] => [
  { kind: 'title', text: person.name },
  { kind: 'quiet', text: person.contact },
  { kind: 'paragraph', text: person.about },
  { kind: 'heading', text: words.work },
  ...person.jobs.map(([years, what]): Block => ({ kind: 'row', cells: [years, what], widths: [1, 3] })),
  { kind: 'heading', text: words.school },
  ...person.schools.map(([years, what]): Block => ({ kind: 'row', cells: [years, what], widths: [1, 3] })),
  { kind: 'heading', text: words.languages },
  { kind: 'item', text: person.languages },
];

/** A sheet of paper with these blocks on it, as a scanner sees it: `width` in pixels, A4. */
export function photographed(blocks: readonly Block[], width: number) {
  const scale = width / PAGE.width;
  const canvas = createCanvas(width, Math.round(PAGE.height * scale));
  const context = canvas.getContext('2d');
  context.fillStyle = '#fbfaf6';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(scale, scale);
  let top = PAGE.margin;
  for (const line of blocks.flatMap((block) =>
    linesOf(block, { width: PAGE.width - 2 * PAGE.margin, direction: 'ltr' }),
  )) {
    for (const part of line.parts) {
      drawText(context, part.text, part.style, {
        ...part,
        x: PAGE.margin + part.x,
        y: top + part.style.leading * 0.74,
      });
    }
    top += line.height;
  }
  return canvas;
}
