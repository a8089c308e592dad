import { type Block, typeset } from '../typeset/index.ts';
import type { DutchCv, Line } from './dutch-cv.ts';

/** On every page: nobody sends it off by mistake. */
export const MARK = 'CONCEPT – nog niet om te versturen';
export const titleOf = ({ name }: DutchCv): string => `CONCEPT – cv ${name}`;

/** Room for the years, and for what was done then. */
const WIDTHS = [1, 3.6];

const blockOf = ({ years, text }: Line): Block =>
  years === '' ? { kind: 'item', text } : { kind: 'row', cells: [years, text], widths: WIDTHS };

/** The draft as a PDF. */
export function draftPdf(cv: DutchCv): Promise<Uint8Array> {
  const blocks: readonly Block[] = [
    { kind: 'title', text: cv.name },
    { kind: 'quiet', text: cv.contact.join('   ·   ') },
    { kind: 'heading', text: 'Profiel' },
    { kind: 'paragraph', text: cv.profile },
    ...cv.sections.flatMap(({ heading, lines }): Block[] => [
      { kind: 'heading', text: heading },
      ...lines.map(blockOf),
    ]),
  ];
  const footer = (page: number, pages: number) => (pages === 1 ? '' : `${page} / ${pages}`);
  return typeset(blocks, { title: titleOf(cv), header: () => MARK, footer });
}
