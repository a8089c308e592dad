import { question } from '../../engine/fact.ts';
import type { Param } from '../../engine/saying.ts';
import type { Extent } from './facts.ts';

/** A report that she made, or that was made for her child. Days are wall-clock dates; `reason` is the code that is kept. */
export type KeptReport = {
  readonly from: string;
  readonly what: Param;
  readonly extent: Extent;
  readonly late: boolean;
  readonly reason: string;
  /** First name of the child, where it is about one. */
  readonly child: string | null;
};

/** What was registered about one occasion: `present`, `late`, `absent` or `no-show`. `starts` is wall-clock time. */
export type KeptTurnout = {
  readonly starts: string;
  readonly what: Param;
  readonly state: string;
  readonly child: string | null;
};

/** What somebody of the staff decided: `talk`, `warning` or `report`, about which days, and why in her own words. */
export type KeptDecision = {
  readonly day: string;
  readonly kind: string;
  readonly name: string;
  readonly why: string;
  readonly days: readonly string[];
};

/** Everything that is kept of somebody's absence, the newest first. */
export type Kept = {
  readonly reports: readonly KeptReport[];
  readonly turnouts: readonly KeptTurnout[];
  readonly decisions: readonly KeptDecision[];
};

/** All that the house keeps of the absence of the person who asks: what staff can see of it, and nothing less. */
export const kept = question<Record<string, never>, Kept>('absence.kept');
