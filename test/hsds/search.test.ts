import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { about } from '../../bot/hsds/map/search/about.ts';
import { isWithinEdits, lettersOf, mayBeWithin } from '../../bot/hsds/map/search/edits.ts';
import { finderOf } from '../../bot/hsds/map/search/finder.ts';
import { SEEDED } from './seeded.ts';

/** Finds among these texts, all of which count the same. */
const among = (...texts: string[]) => {
  const finder = finderOf(texts.map((text) => [{ text, weight: 10 }]));
  return (search: string): string[] => finder.find(search).map((place) => texts[place] as string);
};
const slugs = (search: string): unknown[] => about(SEEDED, 'service', search).map(({ slug }) => slug);

describe('a search', () => {
  const find = among('Jeugdschulden Den Haag', 'Schuldhulp', 'Huisarts', 'دَيْن', 'ዕዳ', 'Kütüphane', 'Łódź');

  it.each([
    ['huisarts', ['Huisarts']],
    ['hui', ['Huisarts']],
    ['h', ['Jeugdschulden Den Haag', 'Huisarts']],
    ['schuld', ['Schuldhulp', 'Jeugdschulden Den Haag']],
    ['SCHULD haag', ['Jeugdschulden Den Haag']],
    ['hiusarts', ['Huisarts']],
    ['huisrts', ['Huisarts']],
    ['huissarts', ['Huisarts']],
    ['schuldhupl', ['Schuldhulp']],
    ['دين', ['دَيْن']],
    ['ዕዳ', ['ዕዳ']],
    ['kutuphane', ['Kütüphane']],
    ['lodz', ['Łódź']],
    ['huisarts ዕዳ', []],
    ['huix', []],
    ['xyz', []],
    ['', []],
    [' .,-!? ', []],
    ['.* ( [', []],
  ])('for %j finds %j', (search, found) => expect(find(search)).toEqual(found));

  it('takes the very word before one that begins with it, and that before one that holds it', () => {
    expect(among('bijtaalles', 'taalles', 'taal')('taal')).toEqual(['taal', 'taalles', 'bijtaalles']);
  });

  it('leaves slips aside where the word itself stands somewhere', () => {
    expect(among('werk', 'merk')('werk')).toEqual(['werk']);
    expect(among('merk')('werk')).toEqual(['merk']);
  });

  it('counts the most that a word counts, once', () => {
    const finder = finderOf([
      [{ text: 'geld geld geld', weight: 10 }],
      [
        { text: 'geld', weight: 10 },
        { text: 'geld', weight: 90 },
      ],
    ]);
    expect(finder.find('geld')).toEqual([1, 0]);
  });

  it('survives anything that somebody types', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (search) => {
        const found = find(search);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
    expect(find(`${'ik zoek '.repeat(50_000)}`)).toEqual([]);
    expect(among()('huisarts')).toEqual([]);
  });

  it('finds whatever word somebody takes out of a text', () => {
    const words = fc.stringMatching(/^[a-zà-ž\u0430-\u044f\u0621-\u064a\u1200-\u1247]{1,12}$/u);
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), fc.nat(), (all, at) => {
        const word = all[at % all.length] as string;
        expect(among('iets anders', all.join(' '))(word)).toContain(all.join(' '));
      }),
    );
  });
});

describe('the search through the map', () => {
  it('knows places by what they are called, in any language by what they do, and by their number and street', () => {
    expect(slugs('geldfit')[0]).toBe('geldfit');
    expect(slugs('dług')).toContain('geldfit');
    expect(slugs('08008115')).toEqual(['geldfit']);
    expect(slugs('0800 8115')).toContain('geldfit');
    expect(slugs('geld')).toContain('geldfit');
    const [address] = SEEDED.map.address;
    expect(slugs(String(address?.address_1)).length).toBeGreaterThan(0);
  });

  it('knows organisations by their own words', () => {
    expect(about(SEEDED, 'organization', 'yasmin').map(({ slug }) => slug)).toEqual(['yasmin']);
  });
});

describe('a slip', () => {
  const word = fc.stringMatching(/^[a-z\u1200-\u1220\u0430-\u044f]{2,10}$/u);

  it('is a letter too many, too few, another one, or two changed places', () => {
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom('drop', 'double', 'swap', 'other'), (typed, seed, how) => {
        const at = seed % (typed.length - 1);
        const letter = typed[at] as string;
        const rest = typed.slice(at + 1);
        const before = typed.slice(0, at);
        const made = {
          drop: before + rest,
          double: before + letter + letter + rest,
          swap: before + rest[0] + letter + rest.slice(1),
          other: `${before}ж${rest}`,
        }[how];
        expect(isWithinEdits(typed, made, 1)).toBe(true);
        expect(isWithinEdits(made, typed, 1)).toBe(true);
      }),
    );
  });

  it('is never passed over by the quick look at the letters', () => {
    fc.assert(
      fc.property(word, word, fc.constantFrom(1, 2), (one, other, most) => {
        if (isWithinEdits(one, other, most)) expect(mayBeWithin(lettersOf(one), lettersOf(other), most)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
