import { record } from '../../engine/effect.ts';
import { question } from '../../engine/fact.ts';
import type { Param } from '../../engine/saying.ts';

/**
 * Something with a day and an hour from which a person can be absent: the weekly meeting of a match, or a group
 * session of the timetable.
 *
 * @example { "id": "match:4f1c…:2026-11-24", "kind": "match", "series": "4f1c…", "starts": "2026-11-24T14:00",
 *            "what": { "content": { "nl": "Willem" } } }
 */
export type Occasion = {
  /** Names this one day of this one series: `kind:series:day`. */
  readonly id: string;
  readonly kind: 'match' | 'group-session' | 'appointment';
  readonly series: string;
  /** Wall-clock time in the centre's zone. */
  readonly starts: string;
  /** With whom, or which lesson. */
  readonly what: Param;
};

/** Somebody who has to know that a person does not come, and in which capacity. */
export type Hearer = { readonly person: string; readonly as: 'mentor' | 'mentee' | 'coach' | 'host' };

/** The next occasions of the person who talks, soonest first, without those already reported. */
export const upcoming = question<{ days: number; most: number }, readonly Occasion[]>('absence.upcoming');

/** Who hears of an absence from this series: the other half of the match, the coach, the host of an appointment. */
export const hearers = question<{ kind: Occasion['kind']; series: string }, readonly Hearer[]>('absence.hearers');

/**
 * Coarse reasons, and nothing finer: the nature or cause of an illness is neither asked nor kept (AVG art. 9;
 * rule of the Dutch data protection authority on sick reports).
 */
export const REASONS = ['ill', 'child', 'appointment', 'bereavement', 'other'] as const;
export type Reason = (typeof REASONS)[number];

/** This occasion only, everything until the end of the week, or everything until she says that she is back. */
export const EXTENTS = ['once', 'week', 'open'] as const;
export type Extent = (typeof EXTENTS)[number];

/** An absence report. Days are wall-clock dates; `until` is null while nobody knows. */
export type Report = {
  readonly kind: Occasion['kind'];
  readonly series: string;
  /** The occasion it was reported from, as wall-clock time. */
  readonly starts: string;
  readonly reason: Reason;
  readonly extent: Extent;
  readonly from: string;
  readonly until: string | null;
};

/** Refused with `gone` where the series ended meanwhile, with `already` where this is reported. */
export const report = record<Report>('absence.report');
