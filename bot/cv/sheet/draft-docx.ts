import { Document, Header, HeadingLevel, Packer, Paragraph, TabStopType, TextRun } from 'docx';
import { MARK, titleOf } from './draft-pdf.ts';
import type { DutchCv, Line } from './dutch-cv.ts';

/** Where the text behind the years begins, in twentieths of a point. */
const TAB = 2_000;

function lineOf({ years, text }: Line): Paragraph {
  if (years === '') return new Paragraph({ text, bullet: { level: 0 } });
  return new Paragraph({
    text: `${years}\t${text}`,
    tabStops: [{ type: TabStopType.LEFT, position: TAB }],
    // Lines after the first begin where the first one's text does.
    indent: { left: TAB, hanging: TAB },
  });
}

const heading = (text: string): Paragraph => new Paragraph({ text, heading: HeadingLevel.HEADING_1, keepNext: true });

/** The draft as a Word document: real headings and lists, to be worked on. It names nobody as its author. */
export async function draftDocx(cv: DutchCv): Promise<Uint8Array> {
  const document = new Document({
    title: titleOf(cv),
    creator: '',
    lastModifiedBy: '',
    description: '',
    styles: {
      default: {
        document: { run: { font: 'Calibri', size: 22, language: { value: 'nl-NL' } } },
        title: { run: { size: 40, bold: true }, paragraph: { spacing: { after: 120 } } },
        heading1: {
          run: { size: 26, bold: true, color: '0b5563' },
          paragraph: { spacing: { before: 280, after: 100 } },
        },
      },
    },
    sections: [
      {
        headers: {
          default: new Header({ children: [new Paragraph({ children: [new TextRun({ text: MARK, bold: true })] })] }),
        },
        children: [
          new Paragraph({ text: cv.name, heading: HeadingLevel.TITLE }),
          ...cv.contact.map((text) => new Paragraph({ text })),
          heading('Profiel'),
          new Paragraph({ text: cv.profile }),
          ...cv.sections.flatMap((section) => [heading(section.heading), ...section.lines.map(lineOf)]),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
