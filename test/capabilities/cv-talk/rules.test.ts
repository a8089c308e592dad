import { describe, expect, it } from 'vitest';
import { contactIn, ownWords, yearsIn } from '../../../bot/capabilities/cv-talk/rules.ts';

const NOW = '2026-11-26T09:00:00Z';

describe('a year', () => {
  it.each([
    ['2015', [2015]],
    ['٢٠١٥', [2015]],
    ['۲۰۱۵', [2015]],
    ['፳፻፲፭', [2015]],
    ['፲፱፻፺፱', [1999]],
    ['van 2015 tot 2019', [2015, 2019]],
    ['2015–2019', [2015, 2019]],
    ['2009-2011', [2009, 2011]],
    ["'15", [2015]],
    ['98', [1998]],
    ['in 2001, 2003 en 2005', [2001, 2003]],
    ['10 jaar geleden', []],
    ['2031', []],
    ['1890', []],
    ['20155', []],
    ['lang geleden', []],
    ['፼፼፼፼', []],
    ['9'.repeat(5_000), []],
  ])('is read in %s', (text, years) => {
    expect(yearsIn(text, NOW)).toEqual(years);
  });
});

describe('how she is reached', () => {
  it.each([
    ['06 12345678', '06 12345678', null],
    ['mijn nummer is ٠٦١٢٣٤٥٦٧٨', '0612345678', null],
    ['+31 (6) 1234 5678, huda@example.org', '+31 (6) 1234 5678', 'huda@example.org'],
    ['Huda.N+werk@mail.example.co.uk', null, 'Huda.N+werk@mail.example.co.uk'],
    ['huda2015@example.org', null, 'huda2015@example.org'],
    ['bel mij', null, null],
    ['12345', null, null],
    [`${'a'.repeat(400)}@example.org`, null, null],
  ])('is read in %s', (text, phone, email) => {
    expect(contactIn(text)).toEqual({ phone, email });
  });
});

describe('her own words', () => {
  it.each([
    ['  koken\n voor\tde   buurt ', 'koken voor de buurt'],
    ['طباخ \u202eقديم', 'طباخ قديم'],
    ['{{name}} koken \u0000\ud800', 'name koken'],
    ['12 ?!', null],
    ['\u200b', null],
  ])('stand on one line without what cannot be seen: %j', (text, words) => {
    expect(ownWords(text, 80)).toBe(words);
  });

  it('are cut at a word, whatever they are made of', () => {
    expect(ownWords('schoonmaken en koken', 15)).toBe('schoonmaken…');
    expect([...(ownWords('😀a'.repeat(50_000), 80) ?? '')]).toHaveLength(80);
  });
});
