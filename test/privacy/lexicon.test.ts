import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../bot/engine/language.ts';
import { lexicons, theHouse } from '../talk/house.ts';
import { SENTENCES } from './sentences.ts';

const { delicate } = theHouse.understanding;

describe('words about health', () => {
  it('are sixty different sentences in seven languages', () => {
    expect(new Set(SENTENCES.map(({ text }) => text)).size).toBe(60);
    expect(new Set(SENTENCES.map(({ language }) => language))).toEqual(new Set(LANGUAGES));
  });

  it.each(SENTENCES.map(({ text }) => text))('are heard in "%s"', (text) => {
    expect(delicate(text)).toBe(true);
    expect(delicate(`Hallo, ${text.toUpperCase()}!!`)).toBe(true);
  });

  /** What people write every day; hidden from staff, nobody could help with it. */
  it.each([
    'Ik kan morgen niet komen',
    'Hoe laat is de Nederlandse les?',
    'Ik heb een brief van de gemeente en snap hem niet',
    'Kunt u mijn cv nakijken? Ik zoek werk als schoonmaker',
    'I need help with my debts',
    'Can I bring my children to the lesson?',
    'Thank you, see you on Monday',
    'Yarın derse gelemiyorum, otobüs yok',
    'Kira yardımı için kime gidebilirim?',
    'لا استطيع الحضور غدا',
    'أريد أن أتعلم اللغة الهولندية',
    'أين مكان الولادة في الاستمارة؟',
    'Не мога да дойда утре, детето е на училище',
    'Търся работа и жилище',
    'Jutro nie mogę przyjść, mam inne spotkanie',
    'Szukam pracy i mieszkania',
    'ጽባሕ ክመጽእ ኣይክእልን',
    'ስራሕ ይደሊ ኣለኹ',
  ])('are not heard in "%s"', (text) => expect(delicate(text)).toBe(false));

  it.each(LANGUAGES)('are many in %s, each once', (language) => {
    const stems = lexicons[language].delicate;
    expect(stems.length).toBeGreaterThan(60);
    expect(new Set(stems).size).toBe(stems.length);
  });
});
