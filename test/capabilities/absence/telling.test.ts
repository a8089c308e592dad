import { describe, expect, it } from 'vitest';
import type { Work } from '../../../bot/capabilities/absence/hearing.ts';
import { tellAt } from '../../../bot/capabilities/absence/telling.ts';

const ZONE = 'Europe/Amsterdam';
const WORK: Work = { from: '09:00', until: '17:00', days: [1, 2, 3, 4, 5], closed: [] };
const MONDAY_AT_NINE = '2026-11-30T08:00:00Z';

describe('when somebody hears of an absence', () => {
  it.each([
    ['at work', '2026-11-30T09:00:00Z', '2026-12-08T14:00'],
    ['in the first minute of work', '2026-11-30T08:00:00Z', '2026-12-08T14:00'],
    ['in the last minute of work', '2026-11-30T15:59:00Z', '2026-12-08T14:00'],
    ['on Saturday, for Saturday', '2026-11-28T08:00:00Z', '2026-11-28T13:00'],
    ['on Sunday night, for the first lesson', '2026-11-29T22:00:00Z', '2026-11-30T09:30'],
    ['early, less than an hour after the beginning', '2026-11-30T07:30:00Z', '2026-11-30T09:59'],
  ])('is at once %s', (_, now, starts) => {
    expect(tellAt(now, starts, ZONE, WORK)).toBe(now);
  });

  it.each([
    ['on Friday evening', '2026-11-27T16:00:00Z', '2026-12-01T14:00'],
    ['on Saturday', '2026-11-28T11:00:00Z', '2026-12-01T14:00'],
    ['early on the day itself', '2026-11-30T06:00:00Z', '2026-11-30T10:00'],
    ['for something that is over', '2026-11-28T11:00:00Z', '2026-11-28T10:00'],
  ])('waits for Monday at nine %s', (_, now, starts) => {
    expect(tellAt(now, starts, ZONE, WORK)).toBe(MONDAY_AT_NINE);
  });

  it('is the Tuesday where the Monday is a public holiday', () => {
    const easter = { ...WORK, closed: ['2027-03-29'] };
    expect(tellAt('2027-03-27T11:00:00Z', '2027-04-01T14:00', ZONE, easter)).toBe('2027-03-30T07:00:00Z');
    expect(tellAt('2027-03-29T10:00:00Z', '2027-04-01T14:00', ZONE, easter)).toBe('2027-03-30T07:00:00Z');
    expect(tellAt('2027-03-29T10:00:00Z', '2027-03-29T14:00', ZONE, easter)).toBe('2027-03-29T10:00:00Z');
  });

  it('keeps to the clock of the centre over both its changes', () => {
    expect(tellAt('2026-10-24T10:00:00Z', '2026-10-28T14:00', ZONE, WORK)).toBe('2026-10-26T08:00:00Z');
    expect(tellAt('2027-03-27T10:00:00Z', '2027-03-31T14:00', ZONE, WORK)).toBe('2027-03-29T07:00:00Z');
  });

  it('keeps to the hours and days of the centre', () => {
    const weekend = { ...WORK, from: '13:30', until: '21:00', days: [6, 7] };
    expect(tellAt('2026-11-27T11:00:00Z', '2026-12-01T14:00', ZONE, weekend)).toBe('2026-11-28T12:30:00Z');
    expect(tellAt('2026-11-28T19:00:00Z', '2026-12-01T14:00', ZONE, weekend)).toBe('2026-11-28T19:00:00Z');
  });

  it('is at once where a centre has no working day to wait for', () => {
    expect(tellAt('2026-11-28T11:00:00Z', '2026-12-01T14:00', ZONE, { ...WORK, days: [] })).toBe(
      '2026-11-28T11:00:00Z',
    );
  });
});
