import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { QuietHours } from '../../bot/engine/person.ts';
import { DEFAULT_QUIET_HOURS, firstLoudMoment } from '../../bot/engine/quiet-hours.ts';

const ZONE = 'Europe/Amsterdam';
const instant = (written: string): string => Temporal.Instant.from(written).toString();
const loudFrom = (at: string, quiet: QuietHours = DEFAULT_QUIET_HOURS, zone = ZONE): string =>
  firstLoudMoment(instant(at), { quiet, zone });

describe('quiet hours', () => {
  it.each([
    ['an evening', '2026-11-23T22:30+01:00', '2026-11-24T08:00+01:00'],
    ['after midnight', '2026-11-24T00:00+01:00', '2026-11-24T08:00+01:00'],
    ['their first minute', '2026-11-23T21:00+01:00', '2026-11-24T08:00+01:00'],
    ['their last second', '2026-11-24T07:59:59+01:00', '2026-11-24T08:00+01:00'],
    ['the night the clock goes forward', '2026-03-28T23:00+01:00', '2026-03-29T08:00+02:00'],
    ['the hour that is left out', '2026-03-29T03:15+02:00', '2026-03-29T08:00+02:00'],
    ['the night the clock goes back', '2026-10-24T23:00+02:00', '2026-10-25T08:00+01:00'],
    ['the second time it is half past two', '2026-10-25T02:30+01:00', '2026-10-25T08:00+01:00'],
    ['the last evening of the year', '2026-12-31T23:59+01:00', '2027-01-01T08:00+01:00'],
  ])('end at eight for %s', (_, at, loud) => {
    expect(loudFrom(at)).toBe(instant(loud));
  });

  it.each(['2026-11-24T08:00+01:00', '2026-11-24T20:59:59+01:00', '2026-03-29T12:00+02:00'])(
    'let %s be as it is',
    (at) => {
      expect(loudFrom(at)).toBe(instant(at));
    },
  );

  it('may lie within one day, end at midnight, or be none at all', () => {
    expect(loudFrom('2026-11-24T12:30+01:00', { from: '12:00', until: '14:00' })).toBe(
      instant('2026-11-24T14:00+01:00'),
    );
    expect(loudFrom('2026-11-24T14:30+01:00', { from: '12:00', until: '14:00' })).toBe(
      instant('2026-11-24T14:30+01:00'),
    );
    expect(loudFrom('2026-11-24T22:00+01:00', { from: '21:00', until: '00:00' })).toBe(
      instant('2026-11-25T00:00+01:00'),
    );
    expect(loudFrom('2026-11-24T03:00+01:00', { from: '08:00', until: '08:00' })).toBe(
      instant('2026-11-24T03:00+01:00'),
    );
  });

  it.each([
    ['before it', '2026-10-25T01:00+02:00'],
    ['the first time', '2026-10-25T02:10+02:00'],
    ['the second time', '2026-10-25T02:10+01:00'],
  ])('that end in an hour which comes twice end the second time: %s', (_, at) => {
    expect(loudFrom(at, { from: '21:00', until: '02:30' })).toBe(instant('2026-10-25T02:30+01:00'));
  });

  it('are those of the clock on her own wall', () => {
    expect(loudFrom('2026-11-24T20:30+01:00', DEFAULT_QUIET_HOURS, 'Europe/Istanbul')).toBe(
      instant('2026-11-25T08:00+03:00'),
    );
  });
});

describe('in Ramadan', () => {
  /** Her first hour is eight; the last day of her Ramadan is the 18th. */
  const inRamadan = (at: string) =>
    firstLoudMoment(instant(`${at}+01:00`), { quiet: DEFAULT_QUIET_HOURS, zone: ZONE, ramadanUntil: '2027-03-19' });

  it.each([
    ['in the morning after a short night', '2027-03-10T08:30', '2027-03-10T10:00'],
    ['by day', '2027-03-10T14:00', '2027-03-10T14:00'],
    ['when the fast is broken', '2027-03-10T19:00', '2027-03-11T10:00'],
    ['on the morning after the last day', '2027-03-19T08:30', '2027-03-19T08:30'],
    ['in the night before that morning', '2027-03-19T03:00', '2027-03-19T08:00'],
  ])('%s', (_, at, loud) => {
    expect(inRamadan(at)).toBe(instant(`${loud}+01:00`));
  });
});

/** Going through the minutes one by one: slow, and too simple to be wrong. */
function minuteByMinute(at: string, { from, until }: QuietHours): string {
  for (let now = Temporal.Instant.from(at); ; now = now.add({ minutes: 1 })) {
    const time = now.toZonedDateTimeISO(ZONE).toPlainTime().toString({ smallestUnit: 'minute' });
    const isQuiet = from <= until ? from <= time && time < until : from <= time || time < until;
    if (!isQuiet) return now.toString();
  }
}

const wallTime = (from: number, until: number) =>
  fc.integer({ min: from * 4, max: until * 4 - 1 }).map((quarter) => {
    const hour = String(Math.floor(quarter / 4)).padStart(2, '0');
    return `${hour}:${String((quarter % 4) * 15).padStart(2, '0')}`;
  });
/** Around both changes of the clock and a day like any other. */
const aMinute = fc
  .record({
    day: fc.constantFrom('2026-03-28', '2026-10-24', '2026-11-23'),
    minutes: fc.integer({ min: 0, max: 3 * 24 * 60 }),
  })
  .map(({ day, minutes }) => Temporal.Instant.from(`${day}T00:00Z`).add({ minutes }).toString());

describe('the first loud moment', () => {
  it('is what going through the minutes finds', () => {
    const quiet = fc.record({ from: wallTime(0, 24), until: wallTime(3, 24) });
    fc.assert(
      fc.property(aMinute, quiet, (at, hours) => {
        expect(firstLoudMoment(at, { quiet: hours, zone: ZONE })).toBe(minuteByMinute(at, hours));
      }),
      { numRuns: 60 },
    );
  });

  it('is never in the past and never quiet, also where an hour comes twice or not at all', () => {
    const quiet = fc.record({ from: wallTime(0, 24), until: wallTime(0, 24) });
    fc.assert(
      fc.property(aMinute, quiet, (at, hours) => {
        const loud = firstLoudMoment(at, { quiet: hours, zone: ZONE });
        expect(Date.parse(loud)).toBeGreaterThanOrEqual(Date.parse(at));
        expect(firstLoudMoment(loud, { quiet: hours, zone: ZONE })).toBe(loud);
      }),
      { numRuns: 1_000 },
    );
  });
});
