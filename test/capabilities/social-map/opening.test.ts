import { describe, expect, it } from 'vitest';
import type { HelpPlace } from '../../../bot/capabilities/social-map/facts.ts';
import { answersFrom, type Opening, openingOf } from '../../../bot/capabilities/social-map/opening.ts';
import { place } from './places.ts';

const ZONE = 'Europe/Amsterdam';
const WEEK = [{ days: [1, 2, 3, 4, 5], from: '08:30', until: '17:00' }];
const MONDAY_NOON = [{ days: [1], from: '12:00', until: '16:00' }];
const TWICE = [
  { days: [2], from: '09:00', until: '12:00' },
  { days: [2], from: '13:00', until: '17:00' },
];
const CHRISTMAS = [{ from: '2026-12-24', until: '2027-01-03', hours: null }];
const OPEN_SATURDAY = [{ from: '2026-11-28', until: '2026-11-28', hours: { from: '10:00', until: '12:00' } }];

type Case = readonly [name: string, place: Partial<HelpPlace>, at: string, opening: Opening];
const CASES: readonly Case[] = [
  ['nobody told', { hours: null }, '2026-11-24T10:00+01:00', { kind: 'unknown' }],
  ['day and night', { hours: 'always' }, '2026-11-24T03:00+01:00', { kind: 'always' }],
  ['in its hours', { hours: WEEK }, '2026-11-24T16:59+01:00', { kind: 'open' }],
  ['from the first minute', { hours: WEEK }, '2026-11-24T08:30+01:00', { kind: 'open' }],
  [
    'until, and not at, the last',
    { hours: WEEK },
    '2026-11-24T17:00+01:00',
    { kind: 'closed', opens: '2026-11-25T08:30' },
  ],
  ['before it opens', { hours: WEEK }, '2026-11-24T07:00+01:00', { kind: 'closed', opens: '2026-11-24T08:30' }],
  ['over the weekend', { hours: WEEK }, '2026-11-27T18:00+01:00', { kind: 'closed', opens: '2026-11-30T08:30' }],
  ['once a week', { hours: MONDAY_NOON }, '2026-11-23T16:00+01:00', { kind: 'closed', opens: '2026-11-30T12:00' }],
  ['in its lunch', { hours: TWICE }, '2026-11-24T12:30+01:00', { kind: 'closed', opens: '2026-11-24T13:00' }],
  [
    'on holiday',
    { hours: WEEK, exceptions: CHRISTMAS },
    '2026-12-28T10:00+01:00',
    { kind: 'closed', opens: '2027-01-04T08:30' },
  ],
  ['an open Saturday', { hours: WEEK, exceptions: OPEN_SATURDAY }, '2026-11-28T10:30+01:00', { kind: 'open' }],
  [
    'towards it',
    { hours: WEEK, exceptions: OPEN_SATURDAY },
    '2026-11-27T18:00+01:00',
    { kind: 'closed', opens: '2026-11-28T10:00' },
  ],
  [
    'a day off of who is always there',
    { hours: 'always', exceptions: CHRISTMAS },
    '2026-12-25T10:00+01:00',
    { kind: 'closed', opens: null },
  ],
  [
    'before the clock is put forward',
    { hours: WEEK },
    '2027-03-27T10:00+01:00',
    { kind: 'closed', opens: '2027-03-29T08:30' },
  ],
  ['after it was', { hours: WEEK }, '2027-03-29T08:30+02:00', { kind: 'open' }],
];

describe('when a place answers', () => {
  it.each(CASES)('%s', (_, changes, at, opening) => {
    expect(openingOf(place('here', changes), new Date(at).toISOString(), ZONE)).toEqual(opening);
  });
});

describe('when somebody answers from a moment on', () => {
  it.each([
    ['in the morning, where it is open', { hours: WEEK }, '2026-11-24T10:00', '2026-11-24T10:00'],
    ['later that day', { hours: MONDAY_NOON }, '2026-11-30T10:00', '2026-11-30T12:00'],
    ['on another day', { hours: WEEK }, '2026-11-28T10:00', '2026-11-30T08:30'],
    ['at once, where nobody told', { hours: null }, '2026-11-28T10:00', '2026-11-28T10:00'],
    ['at once, where it is always', { hours: 'always' }, '2026-11-28T03:00', '2026-11-28T03:00'],
  ] as const)('%s', (_, changes, earliest, expected) => {
    expect(answersFrom(place('here', changes), earliest)).toBe(expected);
  });
});
