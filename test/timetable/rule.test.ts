import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter } from '../../bot/engine/weekly.ts';
import { byRule, plannedDays, weeklyOn } from '../../prisma/timetable/rule.ts';

const ZONE = 'Europe/Amsterdam';

describe('the days of a rule', () => {
  it('keep their wall-clock time over both changes of the clock', () => {
    const sundays = { rule: weeklyOn(7), start: '14:00', from: '2026-10-20', until: '2026-11-02' };
    expect(plannedDays(sundays, ZONE)).toEqual([
      { day: '2026-10-25', startsAt: '2026-10-25T13:00:00Z' },
      { day: '2026-11-01', startsAt: '2026-11-01T13:00:00Z' },
    ]);
  });

  it('may be every second week, or the first Monday of the month', () => {
    const days = (rule: string) =>
      plannedDays({ rule, start: '10:00', from: '2026-11-02', until: '2026-12-31' }, ZONE).map(({ day }) => day);
    expect(days('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO')).toEqual([
      '2026-11-02',
      '2026-11-16',
      '2026-11-30',
      '2026-12-14',
      '2026-12-28',
    ]);
    expect(days('FREQ=MONTHLY;BYDAY=1MO')).toEqual(['2026-11-02', '2026-12-07']);
    expect(days('FREQ=WEEKLY;BYDAY=MO;COUNT=2')).toEqual(['2026-11-02', '2026-11-09']);
  });

  it('are none where they end before they begin', () => {
    expect(plannedDays({ rule: weeklyOn(1), start: '10:00', from: '2026-11-02', until: '2026-11-01' }, ZONE)).toEqual(
      [],
    );
  });

  it('of every week are those that the library finds', () => {
    // But for the hour that one night leaves out: the library passes over that night, we begin an hour later.
    const series = fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      start: fc.constantFrom('00:30', '03:30', '09:00', '14:15', '23:45'),
      from: fc.integer({ min: 0, max: 400 }).map((days) => dayAfter('2026-01-01', days)),
      days: fc.integer({ min: 0, max: 200 }),
    });
    fc.assert(
      fc.property(series, ({ weekday, start, from, days }) => {
        const ruled = { rule: weeklyOn(weekday), start, from, until: dayAfter(from, days) };
        expect(plannedDays(ruled, ZONE)).toEqual(byRule(ruled, ZONE));
      }),
      { numRuns: 60 },
    );
  });
});
