import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise, numberIn, wordsOf } from '../../bot/engine/normalise.ts';

const SAME: readonly (readonly [string, string])[] = [
  ['HASTAYIM, İyi değilim', 'hastayim, iyi degilim'],
  ['Żółć ŁÓDŹ', 'zolc lodz'],
  ['Crèche', 'creche'],
  ['Straße', 'strasse'],
  ['أستطيع إلى آخر الفتاة', 'استطيع الي اخر الفتاه'],
  ['مَـرْحَـبًـا', 'مرحبا'],
  ['ﻣﺮﺣﺒﺎ', 'مرحبا'],
  ['ፀሓይ', 'ጸሓይ'],
  ['አብ', 'ኣብ'],
  ['ሠላም', 'ሰላም'],
  ['zelf\u00admoord', 'zelfmoord'],
  ['zelf\u200bmo\u2060ord', 'zelfmoord'],
  ['\u202bhulp\u202c', 'hulp'],
  ['ｈｕｌｐ', 'hulp'],
];

describe('a text in the form in which texts are compared', () => {
  it.each(SAME)('%s is %s', (written, same) => {
    expect(normalise(written)).toBe(same);
  });

  it('is the same when it is compared again, and says the same words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (written) => {
        const once = normalise(written);
        expect(normalise(once)).toBe(once);
        expect(wordsOf(once)).toEqual(wordsOf(written));
      }),
      { numRuns: 500 },
    );
  });

  it('is never longer than a message, however long the text', () => {
    expect(normalise('a'.repeat(10_000_000))).toHaveLength(4_096);
  });
});

describe('the words of a text', () => {
  it.each([
    ['Ik kan niet!', ['ik', 'kan', 'niet']],
    ["I can't come", ['i', 'can', 't', 'come']],
    ['لا، شكرا', ['لا', 'شكرا']],
    ['እወ፣ ልክዕ እዩ።', ['እወ', 'ልክዕ', 'እዩ']],
    ['👍', []],
    ['', []],
  ])('%s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('do not depend on what was asked before', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 2 }), (texts) => {
        const first = texts.map((text) => [...wordsOf(text)]);
        expect(texts.toReversed().map((text) => [...wordsOf(text)])).toEqual(first.toReversed());
      }),
    );
  });
});

/** Chinese numerals are letters, not digits; and one script of Myanmar has its zero right behind another one's nine. */
const OTHERS = ['hanidec', 'mymrepka'];
const SCRIPTS = Intl.supportedValuesOf('numberingSystem').filter((script) => !OTHERS.includes(script));

describe('a number', () => {
  it.each(SCRIPTS)('is read in the digits %s', (script) => {
    const { format } = new Intl.NumberFormat(`en-u-nu-${script}`, { useGrouping: false });
    for (let number = 0; number < 100; number++) expect(numberIn(format(number))).toBe(number);
  });

  it.each([
    ['3️⃣', 3],
    ['٣', 3],
    ['፫', 3],
    ['(3).', 3],
    ['③', 3],
    ['３', 3],
    [' 12 ', 12],
    ['\u200f٣', 3],
    ['#3', 3],
  ])('%s is %i', (text, number) => {
    expect(numberIn(text)).toBe(number);
  });

  it.each(['', ' ', '3 dagen', '112', 'drie', '-', '3,5', '፲', '½', '👍', '3a'])('%j is none', (text) => {
    expect(numberIn(text)).toBeNull();
  });
});
