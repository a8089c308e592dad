import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type Entry, eventOf } from '../../bot/calendar/entry.ts';
import { type CalendarEvent, icsOf } from '../../bot/calendar/ics.ts';
import type { Language } from '../../bot/engine/language.ts';
import { loadWords } from '../../bot/words.ts';
import { plannedDays } from '../../prisma/timetable/rule.ts';
import { parsed } from './parsed.ts';

const { say } = loadWords();
const EVENT: CalendarEvent = {
  uid: '9c2e@chat.example.org',
  revision: 3,
  revisedAt: '2026-11-22T09:00:00.123Z',
  startsAt: '2026-11-24T13:00:00.000Z',
  endsAt: '2026-11-24T14:00:00.000Z',
  summary: 'Nederlandse les',
  location: 'Allekanten, lokaal 1; begane grond',
  pin: { latitude: 52.069, longitude: 4.298 },
  isCancelled: false,
};
const ENTRY: Entry = {
  occasion: '9c2e',
  child: null,
  what: { content: {} },
  names: [],
  startsAt: EVENT.startsAt,
  endsAt: EVENT.endsAt,
  place: 'De Mussen, kamer 3',
  address: null,
  pin: null,
  state: 'planned',
  revision: 0,
  revisedAt: EVENT.revisedAt,
};
const read = (event: Partial<CalendarEvent>, name: string | null = null) => {
  const calendar = parsed(icsOf([{ ...EVENT, ...event }], name));
  return { ...calendar, event: calendar.events[0] };
};
const inWords = (entry: Partial<Entry>, language: Language) =>
  read(eventOf({ ...ENTRY, ...entry }, { say, language, host: 'chat.example.org' })).event;
/** What a reader is shown of a text: no line ends, no controls, no halves of characters. */
const shown = (text: string) =>
  text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
const octets = (line: string) => new TextEncoder().encode(line).length;

/** Whatever somebody may put into a field, and what would hurt a careless writer. */
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom('\r', '\n', '\\', ';', ',', ':', '"', 'n', 'N', ' ', '\0', '\ud83d', '😀', 'ሓ', 'د'),
  }),
  fc.constantFrom(
    'Huda\r\nATTENDEE:mailto:x@example.org',
    'x\nEND:VEVENT\nBEGIN:VALARM',
    'a\u2028b\u2029c',
    '\\n\\,\\;',
  ),
);

describe('a calendar', () => {
  it('says of an event what it is, to a reader that is not ours', () => {
    const { event, properties, components } = read({});
    expect(event).toMatchObject({
      uid: '9c2e@chat.example.org',
      summary: 'Nederlandse les',
      location: 'Allekanten, lokaal 1; begane grond',
      sequence: 3,
      status: 'CONFIRMED',
      starts: '2026-11-24T13:00:00.000Z',
      ends: '2026-11-24T14:00:00.000Z',
      revised: '2026-11-22T09:00:00.000Z',
      stamp: '2026-11-22T09:00:00.000Z',
      geo: [52.069, 4.298],
    });
    expect(properties).toEqual(['version', 'prodid', 'calscale']);
    expect(components).toEqual(['vevent']);
    expect(read({ isCancelled: true }).event?.status).toBe('CANCELLED');
  });

  it('has a name and asks to be read again where it is followed', () => {
    const { name, properties } = read({}, 'De Mussen; Schilderswijk, "2"');
    expect(name).toBe('De Mussen; Schilderswijk, "2"');
    expect(properties).toEqual(expect.arrayContaining(['refresh-interval', 'x-published-ttl', 'name']));
  });

  it('gives every text back as it was, and lets none of them become anything else', () => {
    const plain = read({}).event?.properties;
    fc.assert(
      fc.property(texts, texts, texts, (summary, location, name) => {
        const { event, components, properties, ...calendar } = read({ summary, location }, name);
        expect(event?.summary).toBe(shown(summary));
        expect(event?.location ?? '').toBe(shown(location));
        expect(calendar.name).toBe(shown(name));
        expect(event?.properties.filter((one) => one !== 'location')).toEqual(
          plain?.filter((one) => one !== 'location'),
        );
        expect(components).toEqual(['vevent']);
        expect(properties).toHaveLength(7);
      }),
      { numRuns: 500 },
    );
  });

  it('has no line of more than 75 octets, and cuts no character in two', () => {
    fc.assert(
      fc.property(texts, texts, (summary, location) => {
        const text = icsOf([{ ...EVENT, summary, location }], null);
        const lines = text.split('\r\n');
        expect(lines.at(-1)).toBe('');
        expect(lines.filter((line) => octets(line) > 75 || /[\r\n]/u.test(line) || !line.isWellFormed())).toEqual([]);
      }),
    );
  });

  it('is as long as it has to be: a line of exactly 75 octets is one line', () => {
    const lineOf = (length: number) => icsOf([{ ...EVENT, summary: 'a'.repeat(length) }], null).split('\r\n');
    expect(lineOf(75 - 'SUMMARY:'.length)).toHaveLength(lineOf(1).length);
    expect(lineOf(76 - 'SUMMARY:'.length)).toHaveLength(lineOf(1).length + 1);
  });

  it('is the same to the letter as long as nothing has changed', () => {
    expect(icsOf([EVENT], 'x')).toBe(icsOf([{ ...EVENT }], 'x'));
  });
});

describe('an entry', () => {
  it.each([
    ['ar', 'درس اللغة الهولندية', 'مساعدة في السيرة الذاتية'],
    ['ti', 'ትምህርቲ ቋንቋ ሆላንድ', 'ሓገዝ ንሲቪ'],
    ['bg', 'Урок по нидерландски', 'Помощ за автобиография'],
    ['nl', 'Nederlandse les', 'Hulp met cv'],
  ] as const)('is written in the words of its reader: %s', (language, lesson, desk) => {
    expect(inWords({ what: { content: { nl: 'anders', [language]: lesson } } }, language)?.summary).toBe(lesson);
    expect(inWords({ what: { key: 'appointments.kind-cv-desk' } }, language)?.summary).toBe(desk);
    const hosted = inWords({ what: { key: 'appointments.kind-cv-desk' }, names: ['Plamen'] }, language)?.summary;
    expect(hosted).toContain(desk);
    expect(hosted).toContain('Plamen');
  });

  it('has a name for ever, and one of its own for each child', () => {
    expect(inWords({}, 'nl')?.uid).toBe('9c2e@chat.example.org');
    expect(inWords({ child: '301' }, 'nl')?.uid).toBe('9c2e-301@chat.example.org');
  });

  it('says where it is, with the address where there is one', () => {
    expect(inWords({}, 'nl')?.location).toBe('De Mussen, kamer 3');
    expect(inWords({ address: 'Hobbemaplein 30' }, 'nl')?.location).toBe('De Mussen, kamer 3, Hobbemaplein 30');
    expect(inWords({ place: '' }, 'nl')?.properties).not.toContain('location');
  });

  it('keeps its hour on the wall over both changes of the clock', () => {
    const year = { rule: 'FREQ=WEEKLY;BYDAY=SU', start: '14:00', from: '2026-03-01', until: '2026-11-30' };
    const hours = plannedDays(year, 'Europe/Amsterdam').map(({ startsAt }) => {
      const starts = read({ startsAt }).event?.starts ?? '';
      return Temporal.Instant.from(starts).toZonedDateTimeISO('Europe/Amsterdam').toPlainTime().toString();
    });
    expect(hours).toHaveLength(40);
    expect(new Set(hours)).toEqual(new Set(['14:00:00']));
    expect(new Set(plannedDays(year, 'Europe/Amsterdam').map(({ startsAt }) => startsAt.slice(11, 13)))).toEqual(
      new Set(['12', '13']),
    );
  });
});
