import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { LEVELS, SCHOOLS, STRENGTHS, TONGUES } from '../../bot/capabilities/cv-talk/dutch.ts';
import { type Item, STILL, type Told } from '../../bot/capabilities/cv-talk/facts.ts';
import { nothingTold } from '../../bot/capabilities/cv-talk/rules.ts';
import { TASKS } from '../../bot/capabilities/cv-talk/tasks.ts';
import { draft } from '../../bot/cv/sheet/index.ts';
import { openedPdf } from './opened.ts';

const item = (id: string | null, { words = null, ...more }: Partial<Item> & { words?: string | null } = {}): Item => ({
  ...{ what: { id, words }, isUnpaid: false, where: null, from: null, until: null },
  ...more,
});

const TOLD: Told = {
  ...nothingTold('ar'),
  name: 'Amal Haddad',
  work: [
    item('kitchen', { where: 'مطعم دمشق', from: 2009, until: 2012 }),
    item('children', { isUnpaid: true, from: 2012, until: STILL }),
    item(null, { words: 'بيع الملابس', where: 'Aleppo', until: 2008 }),
    item('volunteer-cooking', { isUnpaid: true, where: 'De Mussen', from: 2021, until: STILL }),
    item('sewing'),
  ],
  schools: [item('secondary', { where: 'Aleppo', until: 2004 })],
  dutch: 'little',
  tongues: [
    { what: { id: 'ar', words: null }, level: 'native' },
    { what: { id: null, words: 'Soomaali' }, level: 'well' },
  ],
  licence: 'abroad',
  strengths: [
    { id: 'people', words: null },
    { id: null, words: 'أحب الزرع' },
  ],
  phone: '06 12345678',
  wish: { id: 'kitchen', words: null },
};

/** Both documents as plain text, a line for each line. */
async function read(told: Told) {
  const { docx, pdf } = await draft(told);
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(docx) });
  const html = await mammoth.convertToHtml({ buffer: Buffer.from(docx) });
  const parts = Object.entries(unzipSync(docx)).map(([name, content]) => [name, strFromU8(content)] as const);
  return { word: value, html: html.value, parts: new Map(parts), pdf: await openedPdf(pdf) };
}

describe('a draft of a CV', () => {
  it('tells in Dutch what she told, the newest first, with work at home and for others like any other', async () => {
    const { word, pdf } = await read(TOLD);
    const text = pdf.pages.map((page) => page.text).join('\n');
    const expected = [
      'Amal Haddad',
      'telefoon: 06 12345678',
      'e-mail: …',
      'Ik heb ervaring met werken in een keuken, kinderen opvoeden, koken en naaien.',
      'Ik ga goed met mensen om.',
      'Ik zoek werk als keukenmedewerker.',
      '2021 – nu',
      'Vrijwilliger: koken voor de buurt, De Mussen',
      '2012 – nu',
      'Opvoeding van mijn kinderen',
      '2009 – 2012',
      'Keukenmedewerker, [nog te vertalen: مطعم دمشق]',
      'tot 2008',
      '[nog te vertalen: بيع الملابس], Aleppo',
      'jaar: …',
      'Naaister/kleermaker',
      '2004',
      'Middelbare school, Aleppo',
      'Nederlands: een beetje',
      'Arabisch: moedertaal',
      '[nog te vertalen: Soomaali]: goed',
      '[nog te vertalen: أحب الزرع]',
      'Rijbewijs uit een ander land',
    ];
    const places = expected.map((line) => [line, word.indexOf(line)] as const);
    expect(places.filter(([, at]) => at < 0)).toEqual([]);
    expect(places).toEqual(places.toSorted(([, one], [, other]) => one - other));
    const flat = text.replaceAll(/\s+/gu, ' ');
    // Arabic is copied from a PDF from the left to the right.
    for (const line of expected.filter((one) => !/\p{Script=Arabic}/u.test(one))) expect(flat).toContain(line);
  });

  it('is marked as a draft on every page and in its title, and names no author', async () => {
    const work = Array.from({ length: 6 }, () => item(null, { words: 'Koken en bakken '.repeat(60) }));
    const { pdf, parts } = await read({ ...TOLD, language: 'nl', work, strengths: [] });
    expect(pdf.pages.length).toBeGreaterThan(1);
    for (const { text } of pdf.pages) expect(text).toContain('CONCEPT');
    expect(pdf.info.Title).toBe('CONCEPT – cv Amal Haddad');
    expect(pdf.info).not.toHaveProperty('Author');
    expect(parts.get('word/header1.xml')).toContain('CONCEPT');
    const properties = parts.get('docProps/core.xml') ?? '';
    expect(properties).toContain('<dc:title>CONCEPT – cv Amal Haddad</dc:title>');
    expect(properties).not.toMatch(/creator|lastModifiedBy|Un-named/u);
  });

  it('has real headings and lists, to be worked on', async () => {
    const { html } = await read(TOLD);
    expect([...html.matchAll(/<h1>(.*?)<\/h1>/gu)].map(([, text]) => text)).toEqual(
      expect.arrayContaining(['Profiel', 'Ervaring', 'Opleiding', 'Talen', 'Rijbewijs']),
    );
    expect(html).toMatch(/<ul><li>Nederlands: een beetje<\/li>/u);
  });

  it('leaves out what she did not tell, and leaves room for what is needed', async () => {
    const { word } = await read({ ...nothingTold('nl'), work: [item('cleaning')] });
    expect(word).toMatch(/Naam: ….*telefoon: ….*e-mail: ….*Ervaring/su);
    expect(word).not.toMatch(/Opleiding|Talen|Rijbewijs|nog te vertalen/u);
  });

  it('takes Dutch words of somebody who told it in Dutch as they are', async () => {
    const { word } = await read({
      ...nothingTold('nl'),
      work: [item(null, { words: 'taalles geven', isUnpaid: true })],
      wish: { id: null, words: 'iets met bloemen' },
    });
    expect(word).toContain('Taalles geven (vrijwilligerswerk)');
    expect(word).toContain('Ik zoek dit werk: iets met bloemen.');
  });

  it('knows the Dutch word for everything that can be chosen', async () => {
    const { word } = await read({
      ...nothingTold('ti'),
      work: Object.keys(TASKS).map((id) => item(id)),
      schools: Object.keys(SCHOOLS).map((id) => item(id)),
      dutch: 'fluent',
      tongues: Object.keys(TONGUES).map((id) => ({ what: { id, words: null }, level: 'well' })),
      strengths: Object.keys(STRENGTHS).map((id) => ({ id, words: null })),
      wish: { id: 'any', words: null },
    });
    expect(word).not.toMatch(/nog te vertalen|undefined|null/u);
    for (const { dutch } of [...Object.values(TASKS), ...Object.values(SCHOOLS), ...Object.values(STRENGTHS)])
      expect(word).toContain(dutch);
    for (const dutch of Object.values(TONGUES)) expect(word).toContain(`${dutch}: ${LEVELS.well.dutch}`);
  });

  it('takes hostile words as words', async () => {
    const words = '<w:p>&amp;</w:p>\u0000\u000b\ud800 \u202e=cmd|x {{y}} ]]>';
    const { word, pdf } = await read({
      ...nothingTold('nl'),
      name: words,
      phone: words,
      email: words,
      work: [item('toString', { words }), item('__proto__'), item(null, { words: 'x'.repeat(5_000) })],
      tongues: [{ what: { id: 'constructor', words }, level: 'well' }],
      wish: { id: null, words },
    });
    expect(word).toContain('<w:p>&amp;</w:p>');
    expect(word).not.toMatch(/(?![\n\t])\p{Cc}|\u202e/u);
    expect(pdf.pages.length).toBeGreaterThan(0);
  });
});
