import type { Refusal } from '../../../bot/cv/reading.ts';
import { typeset } from '../../../bot/cv/typeset/index.ts';
import { printed } from './chromium.ts';
import * as kit from './kit.ts';
import * as packages from './packages.ts';
import { DUTCH, ELIF, MEHRET, TIGRINYA } from './people.ts';
import * as photos from './photos.ts';
import * as raw from './raw.ts';
import { blocksOf } from './sheets.ts';
import * as words from './words.ts';

/** What becomes of a document that is handed in. */
export type Expected =
  | {
      readonly kind: 'read';
      readonly pages: number;
      /** Stands in one of its lines; null where it has no text of its own. */
      readonly text: string | null;
      readonly pictures?: number;
      /** A scanner for malware, where there is one, refuses it before anybody reads it. */
      readonly infected?: boolean;
    }
  | { readonly kind: 'refused'; readonly why: Refusal };

export type Generated = { readonly name: string; readonly content: Uint8Array; readonly expects: Expected };

const read = (pages: number, text: string | null, more: { pictures?: number; infected?: boolean } = {}): Expected => ({
  kind: 'read',
  pages,
  text,
  ...more,
});
const refused = (why: Refusal): Expected => ({ kind: 'refused', why });

/** What every scanner finds and nobody fears; in pieces here, so that no scanner finds this file. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('');

const MOST = 20 * 1024 * 1024;
const cut = (content: Uint8Array, part = 0.5): Uint8Array => content.subarray(0, Math.floor(content.length * part));
const joined = (...parts: (string | Uint8Array)[]): Buffer => Buffer.concat(parts.map((part) => Buffer.from(part)));

type Named = readonly (readonly [name: string, content: Uint8Array, expects: Expected])[];

async function pdfs(): Promise<Named> {
  const [print, skia] = await Promise.all([printed(), typeset(blocksOf(ELIF, DUTCH))]);
  const tigrinya = await typeset(blocksOf(MEHRET, TIGRINYA));
  return [
    ['cv-skia.pdf', skia, read(1, 'Schoonmaakster in kantoren')],
    ['cv-pdfkit.pdf', await kit.english(), read(1, 'Order picker in a warehouse')],
    ['cv-chromium.pdf', print.dutch, read(1, 'Keukenhulp in een restaurant')],
    ['cv-arabisch.pdf', print.arabic, read(1, '2016 - 2019 معلمة في مدرسة')],
    ['cv-tigrinya.pdf', tigrinya, read(1, 'መምህር ኣብ ኣስመራ')],
    ['cv-met-foto-en-bsn.pdf', await kit.tellingTooMuch(), read(1, 'BSN: 111222333', { pictures: 1 })],
    ['gescand.pdf', await kit.scanned(), read(2, null)],
    ['zwaar-10-mb.pdf', await kit.heavy(), read(5, 'Elif Demirtepe')],
    ['alleen-eigenaar.pdf', await kit.dutch({ ownerPassword: 'geheim' }), read(1, 'Elif Demirtepe')],
    ['op-slot.pdf', await kit.dutch({ userPassword: 'geheim' }), refused('locked')],
    ['afgebroken.pdf', cut(await kit.dutch()), refused('broken')],
    ['boek-200-bladzijden.pdf', await kit.book(200), refused('too-many-pages')],
    ['met-script.pdf', raw.withScript(), read(1, 'Elif Demirtepe')],
    ['vijf-meter.pdf', raw.hugePage(), read(1, 'Elif Demirtepe')],
    ['zonder-maat.pdf', raw.nowhere(), read(1, 'Elif Demirtepe')],
    ['eicar.pdf', joined(raw.rawPdf(), EICAR), read(1, 'Elif Demirtepe', { infected: true })],
    ['html-en-pdf.pdf', joined('<html><script>alert(1)</script>\n', skia), read(1, 'Schoonmaakster in kantoren')],
    ['pdf-en-zip.pdf', joined(raw.rawPdf(), await words.dutch()), read(1, 'Elif Demirtepe')],
    ['nep.pdf', joined('%PDF-1.4\n<script>alert(1)</script>'), refused('broken')],
  ];
}

async function documentsOfWord(): Promise<Named> {
  const [dutch, html, arabic, photo] = await Promise.all([
    words.dutch(),
    words.fromHtml(),
    words.arabic(),
    words.withPhoto(),
  ]);
  const eicar = packages.changed(dutch, (parts) => {
    parts['word/eicar.txt'] = Buffer.from(EICAR);
  });
  return [
    ['cv-docx.docx', dutch, read(1, 'Schoonmaakster in kantoren')],
    ['cv-html-to-docx.docx', html, read(1, 'Keukenhulp in een restaurant')],
    ['cv-arabisch.docx', arabic, read(1, 'أحب العمل مع الأطفال')],
    ['cv-met-foto.docx', photo, read(1, 'Elif Demirtepe', { pictures: 1 })],
    [
      'foto-in-word.docx',
      await words.pasted([await photos.photoOfPage(1), await photos.photoOfPage(2)]),
      read(2, null),
    ],
    ['niets.docx', await words.blank(), refused('empty')],
    ['afgebroken.docx', cut(dutch), refused('broken')],
    ['op-slot.docx', packages.compound(['EncryptionInfo', 'EncryptedPackage']), refused('locked')],
    ['bom-200-mb.docx', await packages.bomb(dutch, 200), refused('unsafe')],
    ['bom-die-liegt.docx', await packages.lyingBomb(dutch, 30), refused('broken')],
    ['macro.docx', packages.withMacro(dutch), refused('unsafe')],
    ['sjabloon-van-elders.docx', packages.withRemoteTemplate(dutch), refused('unsafe')],
    ['programma-erin.docx', packages.withObject(dutch), refused('unsafe')],
    ['500-delen.docx', packages.with500Parts(dutch), refused('unsafe')],
    ['eicar.docx', eicar, read(1, 'Elif Demirtepe', { infected: true })],
  ];
}

async function pictures(): Promise<Named> {
  const photo = await photos.photo();
  return [
    ['foto-met-plaats.jpg', photo, read(1, null)],
    ['schermafdruk.png', await photos.screenshot(), read(1, null)],
    ['foto.webp', await photos.webp(), read(1, null)],
    ['bladzijde-1.jpg', await photos.photoOfPage(1), read(1, null)],
    ['bladzijde-2.jpg', await photos.photoOfPage(2), read(1, null)],
    ['bladzijde-3.jpg', await photos.photoOfPage(3), read(1, null)],
    ['afgebroken.jpg', cut(photo), refused('broken')],
    ['bom.png', await photos.hugePng(), refused('unsafe')],
  ];
}

const others: Named = [
  ['leeg.pdf', new Uint8Array(), refused('empty')],
  ['te-groot.pdf', Buffer.concat([raw.rawPdf()], MOST + 1), refused('too-large')],
  ['eicar.txt', Buffer.from(EICAR), refused('kind')],
  ['oud.doc', packages.compound(['WordDocument']), refused('kind')],
  ['foto.heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), refused('kind')],
  [
    'tekening.svg',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    refused('kind'),
  ],
  ['programma.exe', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), refused('kind')],
];

let made: Promise<readonly Generated[]> | null = null;

async function make(): Promise<readonly Generated[]> {
  const all = [...(await pdfs()), ...(await documentsOfWord()), ...(await pictures()), ...others];
  return all.map(([name, content, expects]) => ({ name, content, expects }));
}

/** Everything that somebody could hand in at the CV desk: made anew in each process, always the same, nobody's. */
export function documents(): Promise<readonly Generated[]> {
  made ??= make();
  return made;
}
