import {
  Document,
  ExternalHyperlink,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import htmlToDocx from 'html-to-docx';
import { ARABIC, DUTCH, ELIF, type Headings, type Invented, YASMIN } from './people.ts';
import { portrait } from './portrait.ts';

const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
const table = (rows: Invented['jobs']) =>
  new Table({ rows: rows.map(([years, what]) => new TableRow({ children: [cell(years), cell(what)] })) });
const heading = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_1 });

async function byDocx(person: Invented, words: Headings, bidirectional: boolean, face?: Buffer): Promise<Buffer> {
  const link = new ExternalHyperlink({ link: 'javascript:alert(1)', children: [new TextRun('mijn pagina')] });
  const image = face && new ImageRun({ type: 'jpg', data: face, transformation: { width: 105, height: 135 } });
  const children = [
    new Paragraph({ text: person.name, heading: HeadingLevel.TITLE, bidirectional }),
    new Paragraph({ children: [new TextRun(person.about), new TextRun(' '), link], bidirectional }),
    ...(image ? [new Paragraph({ children: [image] })] : []),
    heading(words.work),
    table(person.jobs),
    heading(words.school),
    table(person.schools),
    heading(words.languages),
    ...person.languages.split(/, |، /u).map((text) => new Paragraph({ text, bullet: { level: 0 } })),
  ];
  // Many write how they can be reached into the head of the page.
  const headers = { default: new Header({ children: [new Paragraph(person.contact)] }) };
  return Packer.toBuffer(new Document({ sections: [{ headers, children }] }));
}

export const dutch = (): Promise<Buffer> => byDocx(ELIF, DUTCH, false);
export const withPhoto = async (): Promise<Buffer> => byDocx(ELIF, DUTCH, false, await portrait());
export const arabic = (): Promise<Buffer> => byDocx(YASMIN, ARABIC, true);

const only = (children: Paragraph[]): Promise<Buffer> => Packer.toBuffer(new Document({ sections: [{ children }] }));

/** Photos of pages put into Word, and not one word: how many make a document on a telephone. */
export const pasted = (pages: readonly Buffer[]): Promise<Buffer> =>
  only(
    pages.map((data) => {
      const image = new ImageRun({ type: 'jpg', data, transformation: { width: 560, height: 790 } });
      return new Paragraph({ children: [image] });
    }),
  );

export const blank = (): Promise<Buffer> => only([new Paragraph('')]);

const rows = (all: Invented['jobs']) =>
  all.map(([years, what]) => `<tr><td>${years}</td><td>${what}</td></tr>`).join('');

/** By a second producer, which makes Word out of HTML. */
export async function fromHtml(): Promise<Buffer> {
  const html = `<h1>${ELIF.name}</h1><p>${ELIF.contact}</p><p>${ELIF.about}</p>
    <h2>${DUTCH.work}</h2><table>${rows(ELIF.jobs)}</table>
    <h2>${DUTCH.school}</h2><table>${rows(ELIF.schools)}</table>
    <h2>${DUTCH.languages}</h2><ol><li>Turks</li><li>Nederlands</li></ol>`;
  return Buffer.from((await htmlToDocx(html, null, {})) as ArrayBuffer);
}
