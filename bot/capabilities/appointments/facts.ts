import type { About } from '../../engine/coming.ts';
import { record } from '../../engine/effect.ts';
import { question } from '../../engine/fact.ts';

/** A time at which somebody of the centre can be met. */
export type Slot = {
  readonly id: string;
  /** Wall-clock time in the centre's zone: `"2026-11-30T11:00"`. */
  readonly starts: string;
  readonly place: string;
  readonly host: string | null;
};

/** Free times for this kind of appointment in the next days, soonest first; of two at one hour only one. */
export const freeSlots = question<{ kind: string; days: number; most: number }, readonly Slot[]>(
  'appointments.free-slots',
);

/** Whom a host will meet: `{ "time": "10:00", "name": "Plamen" }`. */
export type Visit = { readonly time: string; readonly name: string };

/** The visits that the person who talks has on a wall-clock day, without those who cannot come. */
export const hosted = question<{ day: string }, readonly Visit[]>('appointments.hosted');

/** That she comes, or what she needs to be able to; it is kept for staff, and silences the second reminder. */
export const said = record<About & { readonly said: 'coming' | 'interpreter' | 'childcare' }>('appointments.said');

/**
 * An appointment goes to another time, on this wall-clock day. Refused with `taken` where somebody else took that time
 * meanwhile, with `gone` where there is nothing to move.
 */
export const move = record<{ readonly occasion: string; readonly slot: string; readonly day: string }>(
  'appointments.move',
);
