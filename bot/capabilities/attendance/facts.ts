import { record } from '../../engine/effect.ts';
import { question } from '../../engine/fact.ts';
import type { Param } from '../../engine/saying.ts';

/** `absent`: did not come and had said so. `no-show`: did not come, and nobody had heard. */
export type State = 'present' | 'late' | 'absent' | 'no-show';

/** Somebody who was expected: a person, or a child by itself. */
export type Attendee = {
  readonly id: string;
  readonly name: string;
  /** A report covers this day. */
  readonly reported: boolean;
  /** What was registered; null while nothing is. */
  readonly state: State | null;
};

/** One occasion, as far as the person who talks registers who was there. */
export type Register = {
  /** Wall-clock time in the centre's zone. */
  readonly starts: string;
  /** Which lesson, which kind of appointment. */
  readonly what: Param;
  readonly people: readonly Attendee[];
};

/**
 * Who was expected at an occasion, by name: all of them for its teacher or host, for a coach where nobody teaches it
 * those whom she looks after. Null for anybody else, and where it did not take place.
 */
export const register = question<{ occasion: string }, Register | null>('attendance.register');

/** A meeting that did not take place, for its mentor; null for anybody else, and where one of the two had reported it. */
export const notMet = question<
  { match: string; day: string },
  { readonly occasion: string; readonly mentee: { readonly id: string; readonly name: string } } | null
>('attendance.not-met');

/** Something at which somebody was missed. */
export type Missed = {
  readonly kind: 'match' | 'group-session' | 'appointment';
  readonly series: string;
  readonly starts: string;
  /** Which lesson, which kind of appointment; of a match, with whom. */
  readonly what: Param;
  /** The child who was expected there, by first name. */
  readonly child: string | null;
  /** False where her centre keeps no reasons. */
  readonly asksReason: boolean;
};

/**
 * What the person who talks, or this child of hers, was missed at. Null as soon as it is registered otherwise or a
 * report covers it, and for somebody who has reported a death.
 */
export const missed = question<{ occasion: string; child: string | null }, Missed | null>('attendance.missed');

/** Who was there, as the person who talks says. Refused with `gone` where it is not hers to say. */
export const mark = record<{
  readonly occasion: string;
  readonly marks: readonly { readonly id: string; readonly state: State }[];
}>('attendance.mark');
