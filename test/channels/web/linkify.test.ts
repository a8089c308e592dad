import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkify } from '../../../bot/channels/web/linkify.ts';
import { LANGUAGES } from '../../../bot/engine/language.ts';
import type { Params } from '../../../bot/engine/saying.ts';
import { cpuMsOf } from '../../setup/cpu.ts';
import { words } from '../../talk/house.ts';

type Place = { name: string; phones: { number: string }[]; website: string | null; email: string | null };
const PLACES: Place[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../prisma/seed/organisations.json'), 'utf8'),
);
const PHONES = [...new Set(PLACES.flatMap(({ phones }) => phones.map(({ number }) => number)))];
const SITES = PLACES.flatMap(({ website }) => website ?? []);
const MAILS = PLACES.flatMap(({ email }) => email ?? []);

const linksIn = (text: string, params?: Params) =>
  linkify(text, params).flatMap(({ href, text }) => (href === null ? [] : [[text, href]]));

describe('links in what the bot says', () => {
  it.each(PHONES)('calls %s, in every language', (phone) => {
    for (const language of LANGUAGES) {
      const params = { phone };
      const links = linksIn(words.say('social-map.call-always', params, language), params);
      expect(links, language).toEqual([[phone, `tel:${phone.replace(/\D/gu, '')}`]]);
    }
  });

  it.each(SITES)('leads to %s', (website) => {
    const text = words.say('social-map.website', { website }, 'ar');
    expect(linksIn(text)).toEqual([[website, `https://${website}`]]);
    expect(linksIn(`Kijk op ${website}.`)).toEqual([[website, `https://${website}`]]);
  });

  it.each(MAILS)('writes to %s', (email) => {
    expect(linksIn(words.say('social-map.write', { email }, 'bg'))).toEqual([[email, `mailto:${email}`]]);
  });

  it('calls the numbers of a crisis', () => {
    const params = { emergency: '112', line: '113', helpline: '0800 0113' };
    for (const language of LANGUAGES) {
      const links = linksIn(words.say('crisis.suicide', params, language), params);
      expect(links.map(([, href]) => href).sort(), language).toEqual(['tel:08000113', 'tel:112', 'tel:113']);
    }
  });

  it.each([
    'https://www.google.com/maps/search/?api=1&query=Hobbemaplein%2030%2C%20Den%20Haag',
    'http://127.0.0.1:3000/calendar/make/xk_-3Q9',
    'https://chat.example.amsterdam/calendar/make/xk_-3Q9',
  ])('leads to the whole of a link that the house gives: %s', (link) => {
    const params = { place: 'De Mussen', address: 'Hobbemaplein 30', link };
    for (const language of LANGUAGES) {
      expect(linksIn(words.say('coming.where-link', params, language), params), language).toEqual([[link, link]]);
    }
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', '//example.org', 'https://'])('leads nowhere by %s', (link) => {
    expect(linksIn(`Kijk hier: ${link}`, { link })).toEqual([]);
  });

  it('knows numbers as people write them', () => {
    expect(linksIn('06-12345678, 06 12 34 56 78 of +31 70 388 8700').map(([, href]) => href)).toEqual([
      'tel:0612345678',
      'tel:0612345678',
      'tel:+31703888700',
    ]);
  });

  it.each([
    'Ik bewaar 112 berichten, sinds dinsdag 24 november 2026.',
    'U kunt niet komen op dinsdag 24 november, 14:00 (alleen deze keer).',
    'De Mussen, kamer 113',
    'Leyweg 831, 2545 HA Den Haag',
    '24-11-2026 tot 03-12-2026, 09:30-11:30',
    'Nog 2 vragen. 3.141592653589 en 1000000000000',
    '€ 0,50 of 0800',
    'a.b@c en @wijk en 12.30 en n.v.t.',
  ])('leaves alone: %s', (text) => {
    expect(linksIn(text, { count: 112, day: '2026-11-24' })).toEqual([]);
  });

  it('never leads anywhere but to a number, a mail or a page', () => {
    const text = 'javascript:alert(1) data:text/html,x vbscript:x <a href="x">0800 2000</a> https://evil.nl/"onload=';
    for (const [, href] of linksIn(text))
      expect(href).toMatch(/^(?:tel:[+\d]+|mailto:[\w.+@-]+|https?:\/\/[\w./-]+)$/u);
  });

  it('loses no letter of a text', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'0180 -+.@www/nl:'.split('')) }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(
          linkify(text, { emergency: '112' })
            .map(({ text }) => text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('costs nothing for a text made to cost', () => {
    const all = () => ['0 ', '0-', 'a.', 'a@', '1 ', 'www.'].map((piece) => linkify(piece.repeat(5_000)));
    expect(cpuMsOf(all)).toBeLessThan(500);
  });
});
