import { describe, expect, it } from 'vitest';
import { isSure } from '../../bot/engine/understanding.ts';
import { cpuMsOf } from '../setup/cpu.ts';
import { theHouse } from '../talk/house.ts';

const { crisis, meaning, spoken } = theHouse.understanding;

describe('what words are about', () => {
  it('is one domain where it is sure', () => {
    expect(meaning('Ik heb schulden bij de belasting', null)).toMatchObject({
      intent: 'help',
      domain: 'money',
      domains: ['money'],
    });
  });

  it('is asked between where two are heard alike, and never more than three', () => {
    const torn = meaning('een tandarts en een advocaat', null);
    expect(torn).toMatchObject({ intent: 'help' });
    expect(torn?.domain).toBeUndefined();
    expect([...(torn?.domains ?? [])].sort()).toEqual(['legal-and-forms', 'physical-health']);
    const many = meaning('schulden, een woning, de tandarts, een baan, een advocaat', null);
    expect(many?.domains?.length).toBe(3);
    expect(many?.domain).toBeUndefined();
  });

  it('is never sure from a word that was taken for a slip of the pen', () => {
    expect(meaning('mijn schulddn', null)).toMatchObject({ intent: 'help', domains: ['money'] });
    const guessed = meaning('de deurwaardre', null);
    expect(guessed).toMatchObject({ intent: 'help', domains: ['money'] });
    expect(isSure(guessed ?? {})).toBe(false);
    expect(guessed?.domain).toBeUndefined();
  });

  it('is nothing where nothing is said', () => {
    for (const said of ['', '???', '😀', 'asdfgh', 'Het regent weer']) expect(meaning(said, null), said).toBeNull();
  });

  it('is heard with Dutch words in sentences of other languages', () => {
    expect(meaning('uitkering kesildi', 'tr')).toMatchObject({ domain: 'money' });
    expect(meaning('получих писмо от gemeente', 'bg')).toMatchObject({ domain: 'legal-and-forms' });
  });
});

describe('sayings that sound like a crisis', () => {
  it('take nothing from what else is said', () => {
    expect(crisis('Ik lach me dood')).toBeNull();
    expect(crisis('Ik lach me dood. Mijn man slaat mij.')?.crisis).toBe('violence');
    expect(crisis('my phone is dead')).toBeNull();
    expect(crisis('my phone is dead and I want to die')?.crisis).toBe('suicide');
  });
});

describe('the language that words are in', () => {
  it.each([
    ['ik heb hulp nodig', 'nl'],
    ['can you help me with this', 'en'],
    ['yardıma ihtiyacım var', 'tr'],
    ['gdzie jest wasze biuro', 'pl'],
    ['имам нужда от помощ', 'bg'],
    ['أحتاج إلى مساعدة', 'ar'],
    ['ሓገዝ የድልየኒ', 'ti'],
    ['سلمت على gemeente', 'ar'],
  ] as const)('of "%s" is %s', (said, language) => expect(spoken(said)).toMatchObject({ language, isSure: true }));

  it('is not sure for a word alone, and none where there are no letters', () => {
    expect(spoken('stop')?.isSure).toBe(false);
    expect(spoken('1234 !!')).toBeNull();
  });
});

describe('hostile text', () => {
  it.each([
    ['ten megabytes', 'abc def '.repeat(1_300_000)],
    ['a million times a', 'a'.repeat(1_000_000)],
    ['zalgo', `a${'\u0301\u0302\u0303'.repeat(40)}`.repeat(2_000)],
    ['a pattern again and again', 'slaat mij '.repeat(100_000)],
    ['one endless word of Arabic', 'ضرب'.repeat(100_000)],
  ])('of %s is read with less than a second of work', (_, text) => {
    expect(cpuMsOf(() => [crisis(text), meaning(text, null), spoken(text)])).toBeLessThan(1_000);
  });
});
