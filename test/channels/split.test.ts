import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutTo, split } from '../../bot/channels/split.ts';

describe('a long text is broken', () => {
  it.each<[string, string, number, string[]]>([
    ['nowhere, when it is short', 'Dag Huda.', 20, ['Dag Huda.']],
    ['nowhere, when it just fits', 'Dag Huda.', 9, ['Dag Huda.']],
    ['after a line before all', 'Een. Twee.\nDrie vier. Vijf', 20, ['Een. Twee.', 'Drie vier. Vijf']],
    ['after a sentence', 'Een twee. Drie vier vijf zes', 16, ['Een twee.', 'Drie vier vijf', 'zes']],
    ['after an Arabic question', 'كيف حالكم اليوم؟ أنا بخير شكرا', 20, ['كيف حالكم اليوم؟', 'أنا بخير شكرا']],
    ['after a Tigrinya sentence', 'ሰላም ከመይ ኣለኹም። ጽቡቕ ኣለኹ የቐንየለይ', 18, ['ሰላም ከመይ ኣለኹም።', 'ጽቡቕ ኣለኹ የቐንየለይ']],
    ['after a word', 'een twee drie vier', 10, ['een twee', 'drie vier']],
    ['in a word, when there is no other way', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['not in an emoji', 'abcd👩‍👩‍👧ef', 8, ['abcd', '👩‍👩‍👧', 'ef']],
    ['not between a letter and its mark', 'abce\u0301f', 4, ['abc', 'e\u0301f']],
    ['not to nothing', '  \n ', 4, []],
  ])('%s', (_, text, most, pieces) => expect(split(text, most)).toEqual(pieces));

  it('and loses nothing but blanks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.integer({ min: 30, max: 90 }), (text, most) => {
        const pieces = split(text, most);
        expect(pieces.every((piece) => piece.length <= most && piece.trim() !== '')).toBe(true);
        expect(pieces.join('').replaceAll(/\s/gu, '')).toBe(text.replaceAll(/\s/gu, ''));
      }),
    );
  });

  it('even when it is one endless character', () => {
    const endless = `a${'\u0301'.repeat(300)}`;
    expect(split(endless, 100).join('')).toBe(endless);
  });
});

it.each<[string, number, string]>([
  ['kort', 4, 'kort'],
  ['Politie (Bouwlust, Vrederust)', 20, 'Politie (Bouwlust,…'],
  ['Politie (Bouwlust, Vrederust)', 19, 'Politie (Bouwlust,…'],
  ['abc👩‍👩‍👧', 5, 'abc…'],
])('%j cut to %i is %j', (text, most, cut) => expect(cutTo(text, most)).toBe(cut));
