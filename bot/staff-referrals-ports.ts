import type { Domain, Outcome } from './capabilities/social-map/facts.ts';

/** A place that somebody has sent to her coach: with that tap she agreed that staff see it, and what became of it. */
export type SentReferral = {
  readonly person: string;
  readonly name: string | null;
  /** As the map calls it now, or as it was called by its slug where it has left the map. */
  readonly place: string;
  readonly domain: Domain;
  /** Instants. `askAt` is when she is asked what became of it; null where she wants no question, or has answered. */
  readonly sentAt: string;
  readonly askAt: string | null;
  readonly outcome: Outcome | null;
};

/** How many people said that a place helped, and how many said that it did not or that nobody was reached. */
type Answers = { readonly helped: number; readonly others: number };

/** What people say of a place. `unshared` is those among them whose own answer staff may not see. */
export type PlaceAnswers = Answers & { readonly place: string; readonly unshared: Answers };

/** What became of the places that people were shown, as staff may see it. */
export type ReferralsDesk = {
  /** Those that were sent, the newest first. */
  sent(): Promise<readonly SentReferral[]>;
  /** Every place of which somebody has said what became of it, by name. */
  answers(): Promise<readonly PlaceAnswers[]>;
};
