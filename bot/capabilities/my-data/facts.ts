import { record } from '../../engine/effect.ts';
import { question } from '../../engine/fact.ts';

/** What the house keeps of one person, counted. Days are wall-clock dates. */
export type Known = {
  /** The day on which she first wrote, or null when she never did. */
  readonly since: string | null;
  readonly messages: number;
  readonly absences: number;
  /** First name of the other half of a running match, or null. */
  readonly matchedWith: string | null;
  /** Since when a calendar app may read what she is expected at, as wall-clock time; null where none may. */
  readonly calendarSince: string | null;
  /** Places with help that she kept, sent to her coach or wants to be reminded of. */
  readonly places: number;
  /** CVs and letters that she handed in, or has begun to. */
  readonly documents: number;
};

/** A code that nobody has yet: eight digits, drawn anew each time it is asked for. */
export const freshCode = question<Record<string, never>, string>('my-data.fresh-code');

/** Everything we know of the person who asks. */
export const known = question<Record<string, never>, Known>('my-data.known');

/** The code by which she will show, in another app, who she is; it serves once and soon. */
export const ownCode = record<{ code: string }>('my-data.code');

/** This conversation goes from the house, and from her phone what its app lets us take back. */
export const wipe = record<Record<string, never>>('my-data.wipe');
