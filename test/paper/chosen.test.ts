import { describe, expect, it } from 'vitest';
import { DOMAINS } from '../../bot/capabilities/social-map/facts.ts';
import { LANGUAGES } from '../../bot/engine/language.ts';
import { indexOf } from '../../bot/hsds/map/index-of.ts';
import type { Row } from '../../bot/hsds/map/rows.ts';
import { bestOnPaper, crisisPlaces, isFresh, placesOnPaper } from '../../bot/paper/choosing.ts';
import { hoursInWords, runsOf } from '../../bot/paper/hours.ts';
import { codesTo } from '../../bot/paper/links.ts';
import { SEEDED } from '../hsds/seeded.ts';
import { words } from '../talk/house.ts';
import { ADDRESSES, documentIn, paperIn, TODAY } from './made.ts';

const changed = (slug: string, fields: Row) =>
  indexOf({
    ...SEEDED.map,
    service: SEEDED.map.service.map((row) => (row.slug === slug ? { ...row, ...fields } : row)),
  });
const crisisIds = (index = SEEDED) => crisisPlaces(index, TODAY).map(({ place }) => place.id);

describe('crisis on paper', () => {
  it('has the lines of the whole country, in their order, each number once', () => {
    expect(crisisIds()).toEqual(['emergency-112', '113', 'veilig-thuis', 'kindertelefoon']);
    expect(crisisPlaces(SEEDED, TODAY).map(({ numbers }) => numbers[0])).toEqual([
      '112',
      '0800 0113',
      '0800 2000',
      '0800 0432',
    ]);
  });

  it('has another only where it was checked within half a year', () => {
    expect(crisisIds(changed('perspektief', { assured_date: '2026-05-22' }))).toContain('perspektief');
    expect(crisisIds(changed('perspektief', { assured_date: '2026-05-21' }))).not.toContain('perspektief');
  });

  it('says when each can be called, and claims no hours that nobody told', () => {
    const [emergency, , , children] = paperIn('nl').crisis;
    expect(emergency?.when).toBe('Dag en nacht · Gratis');
    expect(children?.when).toBe('Gratis');
  });
});

describe('places on paper', () => {
  it('are never those that are sensitive, nor those for professionals', () => {
    const sensitive = SEEDED.map.service.filter((row) => row.sensitive === true);
    expect(sensitive).not.toEqual([]);
    const shown = LANGUAGES.flatMap((language) => [
      documentIn('poster', paperIn(language)),
      documentIn('booklet', paperIn(language)),
    ]);
    for (const { name } of sensitive) for (const page of shown) expect(page).not.toContain(name);
    const ids = placesOnPaper(SEEDED).map(({ id }) => id);
    expect(ids).not.toContain('sociale-kaart-nederland');
    expect(ids).toContain('geldfit');
  });

  it('are those of each life domain, what was checked lately first', () => {
    const money = (index = SEEDED) => bestOnPaper(placesOnPaper(index), 'money', TODAY).map(({ id }) => id);
    expect(money()[0]).toBe('geldfit');
    expect(money(changed('juridisch-loket', { assured_date: '2026-11-01' }))[0]).toBe('juridisch-loket');
    expect(paperIn('nl').chapters.map(({ id }) => id)).toEqual(DOMAINS);
    for (const { id, places } of paperIn('nl').chapters) expect(places.length, id).toBeGreaterThan(0);
  });

  it('show their age, in the words of the language', () => {
    const ages = paperIn('nl').chapters[0]?.places.map(({ name, checked, month }) => [name, checked, month]);
    expect(ages).toContainEqual(['Geldfit', 'Nog niet nagekeken', null]);
    expect(ages).toContainEqual(['Helpdesk Geldzaken', 'Nagekeken in mei 2021', '05-2021']);
    expect(paperIn('ar').chapters[0]?.places[1]?.checked).toContain('مايو');
  });

  it('name no person: a contact stays in the house', () => {
    const contact = { id: 'c1', service_id: SEEDED.map.service[0]?.id as string, name: 'Jantje Fictief' };
    const page = documentIn('booklet', paperIn('nl', indexOf({ ...SEEDED.map, contact: [contact] })));
    expect(page).not.toContain('Jantje');
  });
});

it('an entry is fresh for half a year to the day', () => {
  expect(isFresh({ checked: '2026-05-22' }, TODAY)).toBe(true);
  expect(isFresh({ checked: '2026-05-21' }, TODAY)).toBe(false);
  expect(isFresh({ checked: null }, TODAY)).toBe(false);
});

describe('hours in words', () => {
  it('join days that follow each other', () => {
    expect(runsOf([5, 1, 2, 3, 3])).toEqual([
      [1, 3],
      [5, 5],
    ]);
    const hours = [{ days: [1, 2, 4], from: '08:30', until: '17:00' }];
    expect(hoursInWords(hours, words.say, 'nl')).toBe('ma – di 08:30–17:00 · do 08:30–17:00');
    expect(hoursInWords('always', words.say, 'nl')).toBe('Dag en nacht');
    expect(hoursInWords(null, words.say, 'nl')).toBeNull();
  });
});

describe('the ways into the chat', () => {
  const link = { language: 'ti', topic: 'work' } as const;
  it('are those that are set up, and always our own page', () => {
    expect(codesTo(link, '💼', ADDRESSES)).toEqual([
      { channel: 'web', url: 'https://buurtmus.example.org/chat?to=ti-work' },
      { channel: 'telegram', url: 'https://t.me/BuurtmusBot?start=ti-work' },
      { channel: 'whatsapp', url: 'https://wa.me/31600000001?text=%F0%9F%92%BC%20%23ti-work' },
    ]);
    const bare = { ...ADDRESSES, telegramBot: null, whatsappNumber: null };
    expect(codesTo(link, '💼', bare).map(({ channel }) => channel)).toEqual(['web']);
  });
});
