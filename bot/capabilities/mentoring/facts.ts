import { record } from '../../engine/effect.ts';

/** Four answers to "how did it go?": three faces, and that it did not take place. */
export const FACES = ['good', 'so-so', 'hard', 'not-met'] as const;
export type Face = (typeof FACES)[number];

/** How a meeting went, as one half of the match says; the last word of a person about a day counts. */
export const checkIn = record<{ readonly match: string; readonly day: string; readonly face: Face }>(
  'mentoring.check-in',
);
