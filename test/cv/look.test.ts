import { afterAll, describe, expect, it } from 'vitest';
import { createLooker, type Looked } from '../../bot/cv/look/looker.ts';
import { corpus } from './spelling/corpus.ts';

const troubles: unknown[] = [];
const looker = createLooker((error) => troubles.push(error));
afterAll(async () => {
  await looker.close();
  expect(troubles).toEqual([]);
});

const page = (lines: readonly string[]) => ({
  width: 1_000,
  height: 1_414,
  lines: lines.map((text, at) => ({ text, x: 80, y: 40 + at * 15, width: 800, height: 12 })),
});
const look = (text: string | readonly string[], rest: Partial<Looked> = {}) =>
  looker.look({
    kind: 'cv',
    textFrom: 'text',
    pages: [page(typeof text === 'string' ? text.split('\n') : text)],
    pictures: 0,
    ...rest,
  });
const [childcare, , driver, , , painter] = corpus('tuning');
const whats = async (text: string) => (await look(text)).private.map(({ what, line }) => `${what}@${line}`);

describe('a whole CV', () => {
  it('has its parts, its language, its words, and nothing private', async () => {
    const seen = await look(childcare?.right ?? []);
    expect(seen).toMatchObject({ language: 'nl', pages: 1, missing: [], spelling: [], private: [] });
    expect(seen.gaps).toEqual([{ from: '2012-01', until: '2015-12' }]);
    expect(seen.words).toBeGreaterThan(150);
  });

  it('says where the parts are not', async () => {
    const lines = (painter?.right ?? []).filter((line) => !/@|[Tt]a?al|[Mm]bo|Inburg|Leraren|^Opleid/u.test(line));
    expect((await look(lines)).missing).toEqual(['contact', 'education', 'languages']);
    expect((await look('Wat ik wil zeggen\nIk zoek een baan')).missing).toEqual([
      'contact',
      'experience',
      'education',
      'languages',
    ]);
  });

  it('expects of a letter only how to reach her, and counts no years', async () => {
    const letter =
      'Geachte mevrouw,\nVan 2010 tot 2012 en van 2018 tot 2020 heb ik bij u gewerkt.\nMet vriendelijke groet';
    expect(await look(letter, { kind: 'letter' })).toMatchObject({ missing: ['contact'], gaps: [] });
    expect((await look(`${letter}\n+31 6 12345678`, { kind: 'letter' })).missing).toEqual([]);
  });
});

describe('parts in seven languages', () => {
  it.each([
    ['nl', 'Werkervaring', 'Opleidingen', 'Talen'],
    ['nl, mistyped', 'Werkervraing', 'Opleidigen', 'Taalkenis'],
    ['en', 'WORK EXPERIENCE', 'Education', 'Languages:'],
    ['tr', 'İş Deneyimi', 'Eğitim', 'Yabancı Diller'],
    ['ar', 'الخبرة العملية', 'التعليم', 'اللغات'],
    ['ti', 'ተመኩሮ', 'ትምህርቲ', 'ቋንቋታት'],
    ['bg', 'Професионален опит', 'Образование', 'Чужди езици'],
    ['pl', 'Doświadczenie zawodowe', 'Wykształcenie', 'Języki obce'],
  ])('%s', async (_, ...headings) => {
    expect((await look(headings)).missing).toEqual(['contact']);
  });

  it.each([
    ['070 - 312 34 56', true],
    ['06-12345678', true],
    ['+48 512 345 678', true],
    ['٠٦١٢٣٤٥٦٧٨', true],
    ['fatma @ voorbeeld.nl', true],
    ['01-03-2015 - 01-04-2016', false],
    ['03/2015 – 12/2018', false],
    ['2526 AS Den Haag', false],
  ])('a way to reach her: %s is %s', async (line, isContact) => {
    expect((await look(line)).missing?.includes('contact')).toBe(!isContact);
  });
});

describe('the language', () => {
  const said = (text: string) => look(text).then(({ language }) => language);
  it.each([
    ['nl', 'Ik heb bij een bakker gewerkt en ik ben goed in rekenen en in omgaan met klanten.'],
    ['en', 'I have worked for a bakery and I am good at counting and at talking with the customers.'],
    ['tr', 'Ben bir fırında çalıştım ve müşteriler ile konuşmak için çok iyi Türkçe ve İngilizce biliyorum.'],
    ['pl', 'Pracowałam w piekarni i jestem dobra w liczeniu oraz w rozmowach z klientami, mam prawo jazdy.'],
    ['bg', 'Работих в пекарна и съм добра в смятането и в разговорите с клиентите, имам книжка и опит.'],
    ['ru', 'Я работала в пекарне, умею считать и разговаривать с покупателями, имею опыт и права, язык русский.'],
    ['ar', 'عملت في مخبز وأنا جيدة في الحساب وفي الحديث مع الزبائن ولدي رخصة قيادة وخبرة طويلة في هذا العمل'],
    ['ti', 'ኣነ ኣብ ቤት ስራሕ ሰሪሐ ኣለኹ ከምኡ እውን ምስ ዓማዊል ምዝራብ ይፈቱ እየ ናይ መኪና ፍቓድ ኣሎኒ እዩ'],
    ['de', 'Ich habe in einer Bäckerei gearbeitet und bin gut im Rechnen und mit den Kunden, seit drei Jahren.'],
    ['fr', 'Je travaille dans une boulangerie et je parle avec les clients, mon expérience est bonne depuis dix ans.'],
  ])('%s', async (language, text) => {
    expect(await said(text)).toBe(language);
  });

  it('stays open where there is little, or no language leads', async () => {
    expect(await said('Jan Bakker\nBakkerij Bakker, Bakkum')).toBeNull();
    expect(await said('aap noot mies wim zus jet teun vuur gijs lam kees bok weide does hok duif schapen')).toBeNull();
  });
});

describe('gaps', () => {
  const gaps = (text: string) => look(text).then((seen) => seen.gaps.map(({ from, until }) => `${from}/${until}`));
  it.each([
    ['2010 - 2013 bakker\n2015-2019 kok', ['2014-01/2014-12']],
    ['03/2012 – 06/2013 bakker\n01/2014 – heden kok', ['2013-07/2013-12']],
    ['03/2012 – 07/2013 bakker\n01/2014 – heden kok', []],
    ['jan. 2010 t/m dec. 2011 kok\nsinds 1 maart 2013 bakker', ['2012-01/2013-02']],
    ['January 2010 until May 2011\nsince March 2013', ['2011-06/2013-02']],
    ["'09 - '11 kok\n'14 - nu bakker", ['2012-01/2013-12']],
    ['٢٠١٠ - ٢٠١٢ معلمة\n٢٠١٥ - حتى الآن', ['2013-01/2014-12']],
    ['Ocak 2010 - Mart 2012 aşçı\n2015 - halen', ['2012-04/2014-12']],
    ['2010 - 2012 aşçı\n2015 yılından beri terzi', ['2013-01/2014-12']],
    ['styczeń 2010 – marzec 2012 sklep\nod 2014 do dziś', ['2012-04/2013-12']],
    ['март 2010 – май 2012 готвач\nот 2014 – сега', ['2012-06/2013-12']],
    ['ጥሪ 2010 - መጋቢት 2012 መምህር\n2014 - ሕጂ', ['2012-04/2013-12']],
    ['2004 - 2008 school\n2006 - 2014 kok\n2014 - 2015 bakker', []],
    ['01-02-2010 - 31-05-2011 kok\n2012-09 - 2013-02 bakker', ['2011-06/2012-08']],
    // What stands between fills the time, whatever it was; what ends later or is a birthday reaches over nothing.
    ['2010 - 2012 kok\n2013 cursus Nederlands\n2014 - heden bakker', []],
    ['geboren 3 mei 1981\n2010 - 2012 kok\nVCA, geldig tot 2027', []],
    ['2012 - 2010 kok\n19999 - 20000\n0000-00', []],
  ])('%j', async (text, expected) => {
    expect(await gaps(text)).toEqual(expected);
  });
});

describe('what should not be in it', () => {
  it.each([
    ['BSN: 123456782', ['bsn@0']],
    ['Burgerservicenummer 1234.56.789', ['bsn@0']],
    ['Den Haag\n123.456.782', ['bsn@1']],
    ['123456789', []],
    ['Telefoon 123456782', []],
    ['+31 123456782', []],
    ['NL91 ABNA 0417 1643 00', []],
    ['01-03-2015 - 01-04-2016', []],
    ['Geboortedatum: 12 maart 1984', ['birth-date@0']],
    ['Geboren: Bydgoszcz, Polen', []],
    ['Geboren\n12-03-1984', ['birth-date@1']],
    ['Fatma\n12-03-1984, Konya\n2005 - 2010 bakker', ['birth-date@1']],
    ['2001 - 2010 bakker\n12-03-2009 diploma', []],
    ['Doğum tarihi 12.03.1984', ['birth-date@0']],
    ['تاريخ الميلاد: ١٢/٣/١٩٨٤', ['birth-date@0']],
    ['ዕለት ልደት 12/03/1984', ['birth-date@0']],
    ['Leeftijd: 41 jaar', ['birth-date@0']],
    ['Burgerlijke staat: gehuwd', ['marital-status@0']],
    ['Fatma, gehuwd, twee kinderen', ['marital-status@0']],
    ['Ik kan goed omgaan met gescheiden afval', []],
    ['Single parcels and letters', []],
    ['Stan cywilny  panna', ['marital-status@0']],
    ['Семейно положение: омъжена', ['marital-status@0']],
    ['Nationaliteit      Syrische', ['nationality@0']],
    ['ዜግነት: ኤርትራዊት', ['nationality@0']],
    ['Ik geloof dat ik past', []],
    ['Geloof: islam', ['religion@0']],
    ['Religie | geen', ['religion@0']],
  ])('%j', async (text, expected) => {
    expect(await whats(text)).toEqual(expected);
  });

  it('is also a photo, pointed at from the top of the first page', async () => {
    expect((await look('Naam: Jan', { pictures: 1 })).private).toEqual([{ page: 1, line: 0, what: 'photo' }]);
  });
});

describe('what cannot be relied on', () => {
  const text = childcare?.wrong ?? [];
  it('of a guessed text it says nothing about parts, gaps and errors', async () => {
    const seen = await look([...text, 'BSN 123456782'], { textFrom: 'ocr' });
    expect(seen).toMatchObject({ language: 'nl', missing: null, gaps: [], spelling: null });
    expect(seen.private.map(({ what }) => what)).toEqual(['bsn']);
  });

  it('of a picture it says only how many pages there are', async () => {
    expect(await look([], { textFrom: 'none', pages: [page([]), page([])], pictures: 0 })).toEqual({
      ...{ textFrom: 'none', language: null, words: 0, pages: 2 },
      ...{ missing: null, gaps: [], spelling: null, private: [] },
    });
  });

  it('of Arabic that was turned around it says nothing about parts', async () => {
    const right = 'الخبرة العملية في المخبز والتعليم في المدرسة الثانوية واللغات هي العربية والهولندية ولدي رخصة قيادة';
    expect((await look(right)).missing).not.toBeNull();
    expect((await look([...right].reverse().join(''))).missing).toBeNull();
    expect((await look(`${right} ﺍﻟﻌﺮﺑﻴﺔ`)).missing).toBeNull();
  });
});

describe('hostile documents', () => {
  /** Words that no dictionary knows and that take it long, in Dutch enough to be looked up. */
  const slow = (begin: (at: number) => string) =>
    Array.from(
      { length: 3_000 },
      (_, at) => `ik werk in de ${begin(at)}${(at * 7_919).toString(26).replace(/\d/gu, 'q')}`,
    );
  it.each([
    ['a page of 100,000 characters', 'ik werkte bij een bakker en verdiende 12-03-2015 '.repeat(2_000)],
    ['unknown words', slow(() => 'doorzetingsverm').join(' ')],
    ['unknown words that begin lines', slow((at) => `winkel\nDoorzetingsv${at % 2 ? 'i' : 'o'}`).join('')],
    ['unknown compounds', slow(() => 'bakkerijwinkelkeukenhulpbakkerij').join(' ')],
    ['a word of 10,000 letters', 'het is een goede dag en ik ben in de '.concat('a'.repeat(10_000))],
    ['a compound without end', 'ik werk in de '.concat('bakkerij'.repeat(2_000), ' en op de markt met een kar')],
    ['towers of marks', `ik werk bij de bakker en op de markt met een kar e${'\u0301'.repeat(50_000)}`],
    ['digits', '1'.repeat(100_000)],
    ['dates', '1-1-2001-'.repeat(10_000)],
    ['blanks and dots', `${' '.repeat(50_000)}.${'. '.repeat(25_000)}x`],
    ['what nobody sees', '\u0000\u202E\uFEFF\uD800'.repeat(20_000)],
  ])('%s: within two seconds of work', async (_, text) => {
    await look('Ik werk bij een bakker en op de markt en ben in de stad en van de wijk.');
    for (const lines of [[text], text.match(/[^\n]{1,100}/gu) ?? []]) {
      // Of work, on both threads: what else runs on a busy machine is no fault of a document.
      const before = process.cpuUsage();
      await look(lines);
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1_000).toBeLessThan(2_000);
    }
  });

  it('goes on when the thread of the dictionaries was closed, and answers two at once', async () => {
    await looker.close();
    const both = await Promise.all([look(childcare?.wrong ?? []), look(driver?.wrong ?? [])]);
    expect(both.map(({ spelling }) => (spelling?.length ?? 0) > 5)).toEqual([true, true]);
  });
});
