import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dayAfter, instantOf, localTime, momentsOf, sundayOf, type Weekly } from '../../bot/engine/weekly.ts';

const ZONE = 'Europe/Amsterdam';

/** The same question answered by a calendar, one day after the other. */
function byCalendar({ weekday, start, from, until }: Weekly, first: string, last: string): string[] {
  const moments: string[] = [];
  const end = Temporal.PlainDate.from(last);
  for (
    let day = Temporal.PlainDate.from(first);
    Temporal.PlainDate.compare(day, end) <= 0;
    day = day.add({ days: 1 })
  ) {
    const written = day.toString();
    if (day.dayOfWeek === weekday && from <= written && written <= until) moments.push(`${written}T${start}`);
  }
  return moments;
}

const aDay = fc
  .integer({ min: 0, max: 4 * 366 })
  .map((days) => Temporal.PlainDate.from('2024-01-01').add({ days }).toString());
const aWeekly: fc.Arbitrary<Weekly> = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }),
  start: fc.constantFrom('00:00', '02:30', '09:30', '14:00', '23:59'),
  from: aDay,
  until: aDay,
});

describe('the moments of a weekly thing', () => {
  it('are those of the calendar', () => {
    fc.assert(
      fc.property(aWeekly, aDay, fc.integer({ min: -3, max: 120 }), (weekly, from, days) => {
        const until = Temporal.PlainDate.from(from).add({ days }).toString();
        expect(momentsOf(weekly, from, until)).toEqual(byCalendar(weekly, from, until));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['forward', '2026-03-24', '2026-04-01', ['2026-03-24T13:00:00Z', '2026-03-31T12:00:00Z']],
    ['back', '2026-10-20', '2026-10-28', ['2026-10-20T12:00:00Z', '2026-10-27T13:00:00Z']],
  ])('keep their hour on the wall when the clock goes %s', (_, from, until, instants) => {
    const weekly = { weekday: 2, start: '14:00', from: '2026-01-01', until: '2026-12-31' };
    const moments = momentsOf(weekly, from, until);
    expect(moments.map((moment) => moment.slice(11))).toEqual(['14:00', '14:00']);
    expect(moments.map((moment) => instantOf(moment, ZONE))).toEqual(instants);
  });

  it('are none where the days are over or have not begun', () => {
    const weekly = { weekday: 1, start: '09:30', from: '2026-02-02', until: '2026-02-02' };
    expect(momentsOf(weekly, '2026-01-01', '2026-12-31')).toEqual(['2026-02-02T09:30']);
    expect(momentsOf(weekly, '2026-02-03', '2026-12-31')).toEqual([]);
    expect(momentsOf(weekly, '2026-12-31', '2026-01-01')).toEqual([]);
  });
});

describe('days on the wall', () => {
  it('are counted like a calendar counts them', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -1_000, max: 1_000 }), (day, days) => {
        const date = Temporal.PlainDate.from(day);
        expect(dayAfter(day, days)).toBe(date.add({ days }).toString());
        expect(sundayOf(day)).toBe(date.add({ days: 7 - date.dayOfWeek }).toString());
      }),
    );
  });
});

describe('the time on the wall', () => {
  const anInstant = fc
    .integer({ min: 0, max: 2 * 366 * 24 * 60 * 60 })
    .map((seconds) => Temporal.Instant.from('2025-01-01T00:00Z').add({ seconds }).toString());

  it('is that of the zone, whatever was asked before', () => {
    fc.assert(
      fc.property(
        fc.array(anInstant, { minLength: 1 }),
        fc.constantFrom(ZONE, 'Europe/Sofia', 'Africa/Asmara'),
        (all, zone) => {
          for (const instant of [...all, ...all]) {
            const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime();
            expect(localTime(instant, zone)).toBe(local.toString({ smallestUnit: 'minute' }));
          }
        },
      ),
    );
  });

  it('leads back to the instant wherever the clock runs on', () => {
    expect(localTime(instantOf('2026-11-24T14:00', ZONE), ZONE)).toBe('2026-11-24T14:00');
    expect(localTime(instantOf('2026-03-29T02:30', ZONE), ZONE)).toBe('2026-03-29T03:30');
  });
});
