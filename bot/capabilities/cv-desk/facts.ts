import { record } from '../../engine/effect.ts';
import { question } from '../../engine/fact.ts';

export const KINDS = ['cv', 'letter'] as const;
export type Kind = (typeof KINDS)[number];

/** What may be done with it: read it and let it go, or keep it so many months as well. */
export const AGREEMENTS = ['review', 'keep-3', 'keep-6'] as const;
export type Agreement = (typeof AGREEMENTS)[number];

/** What came of it, as she says four weeks after the feedback. */
export const OUTCOMES = ['job', 'invited', 'not-yet'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A submission as its owner may know it. Days are wall-clock dates. */
export type Mine = {
  readonly id: string;
  /** Null as long as it is not handed in. */
  readonly number: number | null;
  readonly kind: Kind;
  readonly origin: 'sent' | 'told';
  readonly job: string | null;
  /** Of its newest version. */
  readonly state: 'gathering' | 'submitted' | 'claimed' | 'returned';
  readonly version: number;
  readonly dueOn: string | null;
  readonly keepUntil: string | null;
  /** First name of the volunteer who reads it. */
  readonly reviewer: string | null;
  /** Files of its newest version that nobody has refused, and why the last one that was refused was. */
  readonly files: number;
  readonly refused: string | null;
  /** The id of its newest version. */
  readonly newest: string;
};

/** Hers, the newest first. */
export const mine = question<Record<string, never>, readonly Mine[]>('cv-desk.mine');

/** A number for a submission, drawn anew each time, and the day by which feedback is promised today. */
export const receipt = question<Record<string, never>, { readonly number: number; readonly dueOn: string }>(
  'cv-desk.receipt',
);

/** A remark as she hears it: a ready-made one by its key, words of the volunteer in Dutch, or both. */
export type HeardRemark = { readonly position: number; readonly phrase: string | null; readonly text: string | null };

/** A document that goes along with a message. */
type Document = { readonly id: string; readonly name: string; readonly bytes: number };

/** What came back to her. `pdf` is null where it could not be made. */
export type Feedback = {
  readonly submission: string;
  readonly number: number;
  readonly kind: Kind;
  readonly reviewer: string | null;
  readonly remarks: readonly HeardRemark[];
  readonly closing: string | null;
  readonly pdf: Document | null;
  /** The Word document to go on with, where it was made out of what she told. */
  readonly draft: Document | null;
  readonly keepUntil: string | null;
};

/** Null where it is gone. `version` is the id of its row. */
export const feedback = question<{ version: string }, Feedback | null>('cv-desk.feedback');

/**
 * The file of this turn belongs to what she is handing in; with `since`, an instant, all that she sent in this
 * conversation from then on. `of` is the submission of which it is a next version; one that is handed in already, and
 * of which a file was refused, is completed by it.
 */
export const gather = record<{ readonly kind: Kind; readonly of: string | null; readonly since: string | null }>(
  'cv-desk.gather',
);

/**
 * She hands it in. `keepUntil` is the day on which it goes, as she was told; null for review only. Refused where she
 * has sent nothing, or everything that she sent was refused.
 */
export const submit = record<{
  readonly number: number;
  readonly dueOn: string;
  readonly job: string | null;
  readonly agreed: Agreement;
  readonly keepUntil: string | null;
}>('cv-desk.submit');

/** What she was about to hand in goes. */
export const discard = record<Record<string, never>>('cv-desk.discard');

/** She takes it back: everything of it goes at once. */
export const takeBack = record<{ readonly id: string }>('cv-desk.take-back');

export const outcome = record<{ readonly id: string; readonly outcome: Outcome }>('cv-desk.outcome');
