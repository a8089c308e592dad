import { question } from '../../engine/fact.ts';

/** What the house keeps of one person, counted. Days are wall-clock dates. */
export type Known = {
  /** The day on which she first wrote, or null when she never did. */
  readonly since: string | null;
  readonly messages: number;
  readonly absences: number;
  /** First name of the other half of a running match, or null. */
  readonly matchedWith: string | null;
};

/** Everything we know of the person who asks. */
export const known = question<Record<string, never>, Known>('my-data.known');
