import { record } from '../../engine/effect.ts';
import { question } from '../../engine/fact.ts';
import type { Data } from '../../engine/saying.ts';

/** As what somebody hears of an absence. Only a coach, who looks after the person, hears the coarse reason. */
type Capacity = 'mentor' | 'mentee' | 'coach' | 'teacher' | 'host' | 'guardian';

/** Somebody who has to know that a person does not come, and when she would wait for her first. */
export type Hearer = {
  readonly person: string;
  readonly as: Capacity;
  /** Wall-clock time in the centre's zone. */
  readonly starts: string;
};

/** When a centre is at work, on its own clock. */
export type Work = {
  readonly from: string;
  readonly until: string;
  /** 1 is Monday. */
  readonly days: readonly number[];
  /** Public holidays in the two weeks from today on, as wall-clock dates. */
  readonly closed: readonly string[];
};

/** Who hears of an absence, and when the centre is at work. */
export type Hearing = { readonly hearers: readonly Hearer[]; readonly work: Work };

/** What is missed, as a report says it. */
type Missed = {
  readonly series: string;
  readonly child: string | null;
  readonly extent: string;
  readonly from: string;
  readonly until: string | null;
};

/** The part of a report by which its hearers are found. */
export const missedBy = ({ series, child, extent, from, until }: Missed): Missed => ({
  series,
  child,
  extent,
  from,
  until,
});

/**
 * Who hears of an absence of the person who talks, or of a child of hers: the other half of a match and its
 * coordinator, teacher and coach of a lesson, the host of an appointment, the other guardian on her own days. Of
 * everything that is missed by it; while nobody knows until when, of the next two weeks.
 */
export const hearers = question<Missed, Hearing>('absence.hearers');

/** Somebody who was told of an absence, and whose it is, by id and name: the child's where a guardian reported it. */
export type Heard = Hearer & { readonly who: string; readonly name: string };

/** Who has been told by now of what the person who talks reported at this instant; whoever still waits is not among them. */
export const heard = question<{ reportedAt: string }, readonly Heard[]>('absence.heard');

/** Where news about one report stands, in the word that waits for its hearer: what names the report, and no reason. */
export type Place = {
  readonly person: string;
  readonly child: string | null;
  readonly series: string;
  readonly from: string;
  /** When it was reported, as an instant. */
  readonly at: string;
  readonly as: Capacity;
  readonly starts: string;
};

/** A word about a report that waits to be heard, as its report stands by now. */
export type Waiting = {
  /** The key of the word that waits. */
  readonly key: string;
  /** Whoever does not come, by id and name: the child where a guardian reported it. */
  readonly who: string;
  readonly name: string;
  readonly as: Capacity;
  readonly starts: string;
  /** Null where the report was taken back, or ended before she would have been missed. */
  readonly report: { readonly reason: string; readonly extent: string; readonly late: boolean } | null;
};

/** What the person who talks has to hear by now and has not heard yet, what is missed first before the rest. */
export const waiting = question<Data, readonly Waiting[]>('absence.waiting');

/** These words are heard, or not worth hearing any more: they wait no longer. */
export const told = record<{ readonly words: readonly { readonly key: string }[] }>('absence.told');
