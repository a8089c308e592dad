import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Moment, Nudge } from '../../bot/engine/capability.ts';
import { eveningBefore, remindersOf } from '../../bot/engine/reminding.ts';
import { localTime } from '../../bot/engine/weekly.ts';
import { expects, lessonAt, withChild, ZONE } from './occasions.ts';

const [evening, soon] = remindersOf('sessions', ({ attendees }) => attendees);
const one = (moment: Moment, ...lesson: Parameters<typeof lessonAt>): Nudge => {
  const nudges = moment.nudges(lessonAt(...lesson));
  expect(nudges).toHaveLength(1);
  return nudges[0] as Nudge;
};
const to = (moment: Moment, ...lesson: Parameters<typeof lessonAt>) =>
  moment.nudges(lessonAt(...lesson)).map(({ person }) => person);

describe('a reminder', () => {
  it('is said at six on the evening before, and two hours before, of which the second takes the place of the first', () => {
    expect(one(evening, '2026-11-23T09:30')).toEqual({
      person: 'selam',
      key: 'sessions:reminder:series:2026-11-23:2026-11-23T09:30:selam',
      at: '2026-11-22T17:00:00Z',
      expires: '2026-11-23T06:30:00Z',
      place: { room: 'sessions', step: 'reminder', data: { occasion: 'occasion', child: null } },
      why: 'reminder of the group-session on 2026-11-23 09:30 (participant)',
    });
    expect(one(soon, '2026-11-23T09:30')).toMatchObject({
      at: '2026-11-23T06:30:00Z',
      expires: '2026-11-23T08:00:00Z',
      place: { step: 'soon' },
    });
  });

  it.each([
    ['the clock goes back in the night', '2026-10-25T10:00', '2026-10-24T16:00:00Z', '2026-10-25T07:00:00Z'],
    ['the clock has gone back', '2026-10-26T10:00', '2026-10-25T17:00:00Z', '2026-10-26T07:00:00Z'],
    ['the clock goes forward in the night', '2027-03-28T10:00', '2027-03-27T17:00:00Z', '2027-03-28T06:00:00Z'],
    ['the clock has gone forward', '2027-03-29T10:00', '2027-03-28T16:00:00Z', '2027-03-29T06:00:00Z'],
  ])('keeps its hour on the wall when %s', (_, starts, before, later) => {
    expect(one(evening, starts).at).toBe(before);
    expect(one(soon, starts).at).toBe(later);
    expect(localTime(before, ZONE).slice(11)).toBe('18:00');
  });

  it('is at the same hour on every day of ten years, and expires after it is due', () => {
    const minutes = fc.integer({ min: 0, max: 10 * 366 * 24 * 60 });
    fc.assert(
      fc.property(minutes, (after) => {
        const starts = new Date(Date.UTC(2024, 0, 1) + after * 60_000).toISOString().slice(0, 16);
        expect(localTime(eveningBefore(starts, ZONE), ZONE).slice(11)).toBe('18:00');
        for (const { at, expires } of [one(evening, starts), one(soon, starts)]) {
          expect(Date.parse(expires)).toBeGreaterThan(Date.parse(at));
        }
      }),
    );
  });

  it('is looked for where it is: each occasion in the window of its own evening, and in no other', () => {
    const window = { from: '2026-10-24T16:00:00Z', until: '2026-10-24T16:01:00Z' };
    expect(evening.sweeps(window, ZONE)).toEqual([
      { by: 'start', from: '2026-10-24T22:00:00Z', until: '2026-10-25T23:00:00Z' },
    ]);
    const before = { from: '2026-10-24T15:00:00Z', until: '2026-10-24T16:00:00Z' };
    expect(evening.sweeps(before, ZONE)).toEqual([]);
    expect(soon.sweeps(window, ZONE)).toEqual([
      { by: 'start', from: '2026-10-24T18:00:00Z', until: '2026-10-24T18:01:00Z' },
    ]);
  });
});

describe('nobody hears it', () => {
  const attendees = [
    expects('selam', { absent: true }),
    expects('stefka', { said: ['coming'] }),
    expects('farida', { said: ['childcare'] }),
    expects('huda'),
  ];
  it('who cannot come or has answered', () => {
    for (const moment of [evening, soon]) expect(to(moment, '2026-11-23T09:30', { attendees })).toEqual(['huda']);
  });

  it('of what does not take place, and the reason is told', () => {
    const silent = (why: string | null) => one(evening, '2026-12-25T09:30', { state: 'cancelled', why }).silent;
    expect(silent('Kerstmis')).toBe('holiday: Kerstmis');
    expect(silent('centre')).toBe('cancelled');
    expect(silent(null)).toBe('cancelled');
    expect(one(evening, '2026-12-25T09:30').silent).toBeUndefined();
  });
});

describe('a guardian', () => {
  it('hears one for each child, and none for the one about whom something was said', () => {
    const attendees = [withChild('jamila', 'sami'), withChild('jamila', 'noor'), withChild('daan', 'sami')];
    const keys = evening.nudges(lessonAt('2026-11-27T15:30', { attendees })).map(({ key }) => key.split(':').slice(-2));
    expect(keys).toEqual([
      ['jamila', 'sami'],
      ['jamila', 'noor'],
      ['daan', 'sami'],
    ]);
    const answered = [withChild('jamila', 'sami', { said: ['away'] }), withChild('jamila', 'noor')];
    const [left, ...none] = soon.nudges(lessonAt('2026-11-27T15:30', { attendees: answered }));
    expect(none).toEqual([]);
    expect(left?.place.data).toEqual({ occasion: 'occasion', child: 'noor' });
  });
});

describe('what was moved', () => {
  it('to another day is reminded of again; it keeps its name', () => {
    const moved = one(evening, '2026-11-26T14:00', { day: '2026-11-23', movedFrom: '2026-11-23T09:30' });
    expect(moved).toMatchObject({
      key: 'sessions:reminder:series:2026-11-23:2026-11-26T14:00:selam',
      at: '2026-11-25T17:00:00Z',
    });
  });
});
