import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { noise } from './noise.ts';
import { BSN, DUTCH, ELIF, ENGLISH, type Headings, type Invented, JOLANTA } from './people.ts';
import { portrait } from './portrait.ts';
import { blocksOf, photographed } from './sheets.ts';

type Options = NonNullable<ConstructorParameters<typeof PDFDocument>[0]>;
type Kit = InstanceType<typeof PDFDocument>;

/** Always the same day, so that the same document is made each time. */
const DAY = new Date('2026-11-02T10:00:00Z');

/** A PDF by PDFKit, which writes streams and fonts in ways of its own. */
async function byKit(write: (kit: Kit) => void, options: Options = {}): Promise<Buffer> {
  const kit = new PDFDocument({ size: 'A4', info: { CreationDate: DAY, ModDate: DAY }, ...options });
  const written = buffer(kit);
  write(kit);
  kit.end();
  return written;
}

function writeCv(kit: Kit, person: Invented, words: Headings): void {
  kit.font('Helvetica-Bold').fontSize(20).text(person.name);
  kit.font('Helvetica').fontSize(10).text(person.contact).moveDown().text(person.about);
  const part = (title: string, rows: Invented['jobs']) => {
    kit.moveDown().font('Helvetica-Bold').fontSize(13).text(title).font('Helvetica').fontSize(10);
    for (const [years, what] of rows) kit.text(`${years}   ${what}`);
  };
  part(words.work, person.jobs);
  part(words.school, person.schools);
  part(words.languages, [['', person.languages]]);
}

export const english = (): Promise<Buffer> => byKit((kit) => writeCv(kit, JOLANTA, ENGLISH));
export const dutch = (options: Options = {}): Promise<Buffer> => byKit((kit) => writeCv(kit, ELIF, DUTCH), options);

/** With what does not belong into a CV: a photo, a BSN, a date of birth. */
export async function tellingTooMuch(): Promise<Buffer> {
  const face = await portrait();
  return byKit((kit) => {
    kit.image(face, 430, 60, { width: 100 });
    writeCv(kit, ELIF, DUTCH);
    kit.moveDown().text(`BSN: ${BSN}`).text('Geboortedatum: 3 maart 1990').text('Burgerlijke staat: getrouwd');
  });
}

/** Two pages out of a scanner: pictures, and not one letter. */
export async function scanned(): Promise<Buffer> {
  const page = await photographed(blocksOf(ELIF, DUTCH), 1700).encode('jpeg', 75);
  return byKit((kit) => {
    kit.image(page, 0, 0, { width: 595 });
    kit.addPage().image(page, 0, 0, { width: 595 });
  });
}

export const book = (pages: number): Promise<Buffer> =>
  byKit((kit) => {
    for (let page = 1; page <= pages; page += 1) {
      if (page > 1) kit.addPage();
      kit.text(`Bladzijde ${page}`);
    }
  });

/** Some ten megabytes on four pages: a CV with photos of diplomas, straight from the camera. */
export async function heavy(): Promise<Buffer> {
  const photos = await Promise.all([1, 2, 3, 4].map((seed) => noise(1500, 2000, seed)));
  return byKit((kit) => {
    writeCv(kit, ELIF, DUTCH);
    for (const photo of photos) kit.addPage().image(photo, 60, 60, { width: 470 });
  });
}
