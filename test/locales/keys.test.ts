import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../bot/engine/language.ts';
import { baseOf, formOf, holesOf, isPlural, KEYS, ROOMS, roomsOf, TEXTS } from './catalogue.ts';

/** What `bot/words.ts` can write. */
const FORMATS = ['day', 'month', 'weekday', 'short-day', 'time'];
const PLURALS = KEYS.filter((key) => !TEXTS.nl.has(key));

describe.each(LANGUAGES)('the texts in %s', (language) => {
  const texts = TEXTS[language];

  it('have the same files and the same keys as the Dutch ones', () => {
    expect(roomsOf(language)).toEqual(ROOMS);
    expect([...new Set([...texts.keys()].map(baseOf))].toSorted()).toEqual(KEYS.toSorted());
  });

  it('have every plural form of the language, and no other', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    for (const plural of PLURALS) {
      const written = [...texts.keys()].filter((key) => isPlural(key) && baseOf(key) === plural);
      expect(written.map(formOf).toSorted(), plural).toEqual(forms);
    }
    expect([...texts.keys()].filter((key) => isPlural(key) && !PLURALS.includes(baseOf(key)))).toEqual([]);
  });

  it('leave the same things open, written the same way', () => {
    for (const [key, text] of texts) {
      const dutch = TEXTS.nl.get(key) ?? TEXTS.nl.get(`${baseOf(key)}_other`) ?? '';
      expect(holesOf(text), key).toEqual(holesOf(dutch));
      const formats = holesOf(text).flatMap((hole) =>
        hole
          .split(',')
          .slice(1)
          .map((format) => format.trim()),
      );
      expect(
        formats.filter((format) => !FORMATS.includes(format)),
        key,
      ).toEqual([]);
    }
  });

  it('are words and nothing else: not empty, no mark-up, no key of another text, no blanks around them', () => {
    for (const [key, text] of texts) {
      expect(text.trim(), key).toBe(text);
      expect(text, key).not.toBe('');
      expect(text.replaceAll(/\{\{[^{}]*\}\}/gu, '…'), key).not.toMatch(/[{}<>]|\$t\(|&[a-z]+;| {2}|\t/u);
    }
  });
});

describe('the Dutch texts', () => {
  it('count something, so that the plural forms are put to the test', () => {
    expect(PLURALS).toEqual(expect.arrayContaining(['my-data.known-messages', 'social-map.places']));
    expect(new Intl.PluralRules('ar').resolvedOptions().pluralCategories).toHaveLength(6);
  });
});
