import { record } from '../../engine/effect.ts';
import { question } from '../../engine/fact.ts';
import type { Milestone } from './milestones.ts';

/** Four answers to "how did it go?": three faces, and that it did not take place. */
export const FACES = ['good', 'so-so', 'hard', 'not-met'] as const;
export type Face = (typeof FACES)[number];

/** What became of a mentee: the very columns in which the centre reports each year (document 000). */
export const OUTCOMES = ['job', 'learn-work', 'study', 'volunteering', 'elsewhere', 'stopped'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Names one meeting: a match and the wall-clock day that its rule gave it. */
export type MeetingName = { readonly match: string; readonly day: string };

/** Somebody of a match, by id and first name. */
type Somebody = { readonly id: string; readonly name: string };

/** A match as it stands now, for somebody who belongs to it. Days are wall-clock dates. */
export type MatchNow = {
  readonly mentor: Somebody;
  readonly mentee: Somebody;
  /** Its last day, as agreed or as staff have set it. */
  readonly until: string;
  readonly done: readonly string[];
  /** Public holidays in the two weeks from today on. */
  readonly closed: readonly string[];
};

/** The match, as far as the person who talks is its mentor or mentee; else null. */
export const matchNow = question<{ match: string }, MatchNow | null>('mentoring.match');

/** A match that is over and of which nobody has said how it ended; with the first names of both. */
export type Ending = { readonly match: string; readonly mentor: string; readonly name: string };

/** Those that the person who talks looks after, the one that ended first before the others. */
export const endings = question<{ most: number }, readonly Ending[]>('mentoring.endings');

/** How a meeting went, as the person who talks has said; null where she has not. */
export const ownFace = question<MeetingName, Face | null>('mentoring.own-face');

/** What the person who talks wanted to do, as she said at the last meeting from the day `since` on; mostly null. */
export const ownStep = question<{ match: string; since: string }, string | null>('mentoring.own-step');

/** How a meeting went, as one half of the match says; the last word of a person about a day counts. */
export const checkIn = record<MeetingName & { readonly face: Face }>('mentoring.check-in');

/** What she wants to do before the next meeting, in a few words of her own. Follows her check-in. */
export const nextStep = record<MeetingName & { readonly words: string }>('mentoring.next-step');

/** "Not this week". Refused with `gone` where the meeting does not take place anyway, or is over. */
export const skip = record<MeetingName>('mentoring.skip');

/** A milestone of a match is done, as one half says. */
export const reached = record<{ readonly match: string; readonly milestone: Milestone }>('mentoring.milestone');

/** How a match ended. Refused with `gone` where the person who says so is not its coordinator. */
export const ended = record<{ readonly match: string; readonly outcome: Outcome }>('mentoring.outcome');
