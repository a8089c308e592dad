import { record } from '../../engine/effect.ts';
import { question } from '../../engine/fact.ts';

/** How a case of danger stands, for whoever of the staff was alerted of it: `by` is who sees to it. */
export type CaseNow = {
  readonly state: 'open' | 'taken' | 'closed';
  readonly by: string | null;
  readonly mine: boolean;
};

/** Null where there is no such case, or whoever asks is not of the staff. */
export const caseNow = question<{ case: string }, CaseNow | null>('on-call.case');

/** Somebody of the staff sees to it; refused where somebody does already. */
export const acknowledge = record<{ case: string }>('on-call.acknowledge');
