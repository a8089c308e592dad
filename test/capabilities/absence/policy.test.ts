import { describe, expect, it } from 'vitest';
import {
  DEFAULT_POLICY,
  isSignal,
  mayReport,
  type Policy,
  type Settled,
  type Turnout,
  type Verdict,
  verdictOf,
  warningsOf,
  weighedOn,
} from '../../../bot/capabilities/absence/policy.ts';

const SINCE = '2026-09-01';
const TODAY = '2026-11-22';

/** An occasion on a day, named by it. */
const on = (day: string, registered: Turnout['registered'], reason: string | null = null, late = false): Turnout => ({
  occasion: day,
  day,
  registered,
  reported: reason === null ? null : { reason, late },
});

const WITHOUT_GRACE: Policy = { ...DEFAULT_POLICY, graceDays: 0 };
const STRICT: Policy = { ...DEFAULT_POLICY, excused: ['bereavement'] };

/** Document 002, 1.3.2 and 1.3.3, as it stands there, and what it leaves open as the brief decides it. */
const CASES: readonly (readonly [what: string, Turnout, Policy, Verdict])[] = [
  ['the first month: reports that she cannot come', on('2026-09-08', null, 'appointment'), DEFAULT_POLICY, 'grace'],
  ['the first month: does not come and says nothing', on('2026-09-08', 'no-show'), DEFAULT_POLICY, 'grace'],
  ['the first month: too late', on('2026-09-08', 'late'), DEFAULT_POLICY, 'there'],
  ['the last day of the first month', on('2026-09-30', 'no-show'), DEFAULT_POLICY, 'grace'],
  ['the day after the first month', on('2026-10-01', 'no-show'), DEFAULT_POLICY, 'weighed'],
  ['a programme without a first month', on('2026-09-01', 'no-show'), WITHOUT_GRACE, 'weighed'],
  ['ill', on('2026-11-02', null, 'ill'), DEFAULT_POLICY, 'excused'],
  ['ill, and noted as absent', on('2026-11-02', 'absent', 'ill'), DEFAULT_POLICY, 'excused'],
  [
    'ill, and noted as not shown by somebody who did not know',
    on('2026-11-02', 'no-show', 'ill'),
    DEFAULT_POLICY,
    'excused',
  ],
  ['a child is ill', on('2026-11-02', null, 'child-ill'), DEFAULT_POLICY, 'excused'],
  ['a close one has died', on('2026-11-02', null, 'bereavement'), DEFAULT_POLICY, 'excused'],
  ['ill where a programme weighs illness too', on('2026-11-02', null, 'ill'), STRICT, 'weighed'],
  ['an appointment elsewhere', on('2026-11-02', null, 'appointment'), DEFAULT_POLICY, 'weighed'],
  ['no childcare', on('2026-11-02', null, 'childcare'), DEFAULT_POLICY, 'weighed'],
  ['too much on her mind', on('2026-11-02', null, 'mind'), DEFAULT_POLICY, 'weighed'],
  ['something else', on('2026-11-02', null, 'other'), DEFAULT_POLICY, 'weighed'],
  ['no reason is asked', on('2026-11-02', null, 'none'), DEFAULT_POLICY, 'weighed'],
  ['says nothing at all', on('2026-11-02', 'no-show'), DEFAULT_POLICY, 'weighed'],
  ['absent, told to nobody here', on('2026-11-02', 'absent'), DEFAULT_POLICY, 'weighed'],
  ['too late', on('2026-11-02', 'late'), DEFAULT_POLICY, 'there'],
  ['said that she comes later, and nothing was noted', on('2026-11-02', null, 'other', true), DEFAULT_POLICY, 'there'],
  ['said that she comes later, and did not', on('2026-11-02', 'no-show', 'other', true), DEFAULT_POLICY, 'weighed'],
  ['reported, and came after all', on('2026-11-02', 'present', 'other'), DEFAULT_POLICY, 'there'],
  ['nobody noted anything', on('2026-11-02', null), DEFAULT_POLICY, 'there'],
  ['long ago, excused then', on('2026-11-02', null, 'excused'), DEFAULT_POLICY, 'excused'],
  ['long ago, weighed then', on('2026-11-02', null, 'weighed'), DEFAULT_POLICY, 'weighed'],
  ['a reason that nobody knows', on('2026-11-02', null, 'toString'), DEFAULT_POLICY, 'weighed'],
];

describe('one absence', () => {
  it.each(CASES)('%s', (_, turnout, policy, verdict) => {
    expect(verdictOf(turnout, SINCE, policy)).toBe(verdict);
  });
});

const MISSED = ['2026-11-02', '2026-11-09', '2026-11-16'].map((day) => on(day, 'no-show'));
const decided = (kind: string, at: string, ...occasions: string[]): Settled => ({ kind, at, occasions });

type Signal = {
  readonly turnouts: readonly Turnout[];
  readonly decisions?: readonly Settled[];
  readonly policy?: Policy;
  readonly today?: string;
  readonly weighed: readonly string[];
  readonly signal: boolean;
};

const SIGNALS: readonly (readonly [string, Signal])[] = [
  ['three in six weeks', { turnouts: MISSED, weighed: MISSED.map(({ day }) => day), signal: true }],
  ['two are none', { turnouts: MISSED.slice(1), weighed: ['2026-11-09', '2026-11-16'], signal: false }],
  [
    'illness and bereavement between them do not count',
    {
      turnouts: [...MISSED.slice(1), on('2026-11-04', null, 'ill'), on('2026-11-11', null, 'bereavement')],
      weighed: ['2026-11-09', '2026-11-16'],
      signal: false,
    },
  ],
  [
    'in the first month there is never one',
    {
      turnouts: ['2026-09-02', '2026-09-07', '2026-09-09', '2026-09-30'].map((day) => on(day, 'no-show')),
      today: '2026-09-30',
      weighed: [],
      signal: false,
    },
  ],
  [
    'one that is six weeks ago to the day counts no more',
    {
      turnouts: [on('2026-10-11', 'no-show'), ...MISSED.slice(1)],
      weighed: ['2026-11-09', '2026-11-16'],
      signal: false,
    },
  ],
  [
    'one of the day after still does',
    {
      turnouts: [on('2026-10-12', 'no-show'), ...MISSED.slice(1)],
      weighed: ['2026-10-12', '2026-11-09', '2026-11-16'],
      signal: true,
    },
  ],
  [
    'what is still to come does not count',
    { turnouts: MISSED, today: '2026-11-15', weighed: ['2026-11-02', '2026-11-09'], signal: false },
  ],
  [
    'a programme may look sooner',
    {
      turnouts: MISSED.slice(2),
      policy: { ...DEFAULT_POLICY, signalCount: 1, signalWeeks: 1 },
      weighed: ['2026-11-16'],
      signal: true,
    },
  ],
  [
    'tailor-made: after a talk the days that it was about are done with',
    {
      turnouts: MISSED,
      decisions: [decided('talk', '2026-11-17T10:00:00Z', '2026-11-02', '2026-11-09', '2026-11-16')],
      weighed: [],
      signal: false,
    },
  ],
  [
    'after a warning only what comes after it counts',
    {
      turnouts: [...MISSED, on('2026-11-18', 'no-show')],
      decisions: [decided('warning', '2026-11-17T10:00:00Z', '2026-11-02', '2026-11-09', '2026-11-16')],
      weighed: ['2026-11-18'],
      signal: false,
    },
  ],
];

describe('a signal', () => {
  it.each(SIGNALS)('%s', (_, { turnouts, decisions = [], policy = DEFAULT_POLICY, today = TODAY, weighed, signal }) => {
    const found = weighedOn(today, { since: SINCE, turnouts, decisions }, policy);
    expect(found.map(({ day }) => day)).toEqual(weighed);
    expect(isSignal(found, policy)).toBe(signal);
  });
});

const warned = (...days: string[]) => days.map((day) => decided('warning', `${day}T10:00:00Z`));
const THREE = warned('2026-10-05', '2026-10-20', '2026-11-10');

const WARNINGS: readonly (readonly [string, readonly Settled[], number, boolean])[] = [
  ['none', [], 0, false],
  ['two', THREE.slice(1), 2, false],
  ['three', THREE, 3, true],
  [
    'two and a talk: tailor-made work is no warning',
    [...THREE.slice(1), decided('talk', '2026-11-12T10:00:00Z')],
    2,
    false,
  ],
  ['three that led to a report', [...THREE, decided('report', '2026-11-11T10:00:00Z')], 0, false],
  ['in whatever order they are read', [decided('report', '2026-10-21T10:00:00Z'), ...THREE], 1, false],
  ['of an earlier time in the programme', [...warned('2025-10-05', '2025-11-20'), ...THREE.slice(2)], 1, false],
];

describe('official warnings', () => {
  it.each(WARNINGS)('%s', (_, decisions, count, report) => {
    expect(warningsOf({ since: SINCE, decisions })).toBe(count);
    expect(mayReport({ since: SINCE, decisions }, DEFAULT_POLICY)).toBe(report);
  });

  it('are as many as the programme says', () => {
    expect(mayReport({ since: SINCE, decisions: THREE.slice(1) }, { ...DEFAULT_POLICY, warnings: 2 })).toBe(true);
  });
});
