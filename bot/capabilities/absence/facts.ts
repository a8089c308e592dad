import { record } from '../../engine/effect.ts';
import { question } from '../../engine/fact.ts';
import type { Param } from '../../engine/saying.ts';

/**
 * Something with a day and an hour from which somebody can be absent: the weekly meeting of a match, a group session
 * of the timetable, an appointment, an activity to which a guardian brings a child.
 *
 * @example { "id": "match:4f1c…:2026-11-24", "kind": "match", "series": "4f1c…", "starts": "2026-11-24T14:00",
 *            "what": { "content": { "nl": "Willem" } }, "occasion": "77aa…", "appointment": null, "child": null }
 */
export type Occasion = {
  /** Names this one day of this one series, for this child: `kind:series:day`, `kind:series:day:child`. */
  readonly id: string;
  readonly kind: 'match' | 'group-session' | 'appointment';
  readonly series: string;
  /** Wall-clock time in the centre's zone. */
  readonly starts: string;
  /** With whom, or which lesson. */
  readonly what: Param;
  /** The day itself, as reminders name it. */
  readonly occasion: string;
  /** The kind of an appointment: `"cv-desk"`. */
  readonly appointment: string | null;
  /** Who is expected where it is not she herself. */
  readonly child: { readonly id: string; readonly name: string } | null;
};

/**
 * What the person who talks is expected at next, herself or with a child, soonest first, without what was reported
 * already. Somebody who only comes later is still expected.
 */
export const upcoming = question<{ days: number; most: number }, readonly Occasion[]>('absence.upcoming');

/** Names one occasion as a reminder does: by itself, or as a day of a series. */
export type Named = {
  readonly occasion: string | null;
  readonly series: string | null;
  readonly day: string | null;
  readonly child: string | null;
};

/** An occasion by its name, and whether its absence can still be reported; null where she is not expected there. */
export const named = question<
  Named,
  { readonly occasion: Occasion; readonly state: 'open' | 'reported' | 'gone' } | null
>('absence.named');

/** What a report of the person who talks depends on. */
export type Circumstances = {
  /** False where her centre keeps no reasons at all. */
  readonly asksReason: boolean;
  /** Help was offered to her after a report in the last `days` days. */
  readonly offered: boolean;
  /** She reported a death in them. */
  readonly grieving: boolean;
};
export const circumstances = question<{ days: number }, Circumstances>('absence.circumstances');

/** A report that still keeps somebody away, from now on. */
export type Running = {
  readonly reportedAt: string;
  readonly kind: Occasion['kind'];
  readonly series: string;
  readonly from: string;
  readonly extent: Extent;
  readonly child: Occasion['child'];
  /** The next thing that is missed because of it, as wall-clock time; null where nothing is planned. */
  readonly next: string | null;
};
export const running = question<{ days: number }, readonly Running[]>('absence.running');

/**
 * Coarse reasons, and nothing finer: the nature or cause of an illness is neither asked nor kept (AVG art. 9;
 * rule of the Dutch data protection authority on sick reports).
 */
export const REASONS = ['ill', 'child-ill', 'appointment', 'bereavement', 'childcare', 'mind', 'other'] as const;
/** `none` where none was asked. */
export type Reason = (typeof REASONS)[number] | 'none';

/** This occasion only, everything until the end of the week, or everything until she says that she is back. */
export type Extent = 'once' | 'week' | 'open';

/** An absence report. Days are wall-clock dates; `until` is null while nobody knows. */
export type Report = {
  readonly kind: Occasion['kind'];
  readonly series: string;
  /** The occasion it was reported from, as wall-clock time. */
  readonly starts: string;
  /** Who does not come, where a guardian reports it. */
  readonly child: string | null;
  /** Comes, but later. */
  readonly late: boolean;
  readonly reason: Reason;
  readonly extent: Extent;
  readonly from: string;
  readonly until: string | null;
  /** She is asked with it whether something makes it hard to come. */
  readonly offered?: true;
};

/**
 * Refused with `gone` where the series ended meanwhile, with `already` where this is reported, by whichever guardian.
 * Who said that she comes later may still report that she does not come.
 */
export const report = record<Report>('absence.report');

/** Takes back what the person who talks reported at this instant; refused with `gone` an hour later. */
export const takeBack = record<{ readonly reportedAt: string }>('absence.take-back');

/** Ends a running report of hers: `until` is its last day. A report that had not begun by then goes. */
export const end = record<Pick<Running, 'reportedAt' | 'series' | 'from'> & { readonly until: string }>('absence.end');
