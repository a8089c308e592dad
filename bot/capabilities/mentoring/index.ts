import type { Capability } from '../../engine/capability.ts';
import { mentoringDue } from './due/index.ts';
import { mentoringFlow } from './flow/index.ts';
import { KEPT_DAYS, WORDS_KEPT_DAYS } from './rules.ts';

/**
 * A match from its first day to the word after its last: a reminder before each meeting, "how did it go?" after it,
 * milestones with their lists, a week that is skipped, a kind end. For mentor and mentee, each in her own language; the
 * coordinator hears of silence, of weeks without a meeting, and of the end. Keeps a face per meeting, for a while the
 * next step in a few words, which milestones are done and how it ended.
 */
export const mentoring: Capability = {
  name: 'mentoring',
  ...mentoringFlow,
  due: mentoringDue,
  keeps: [
    { record: 'mentoring.check-in', days: KEPT_DAYS, source: 'document 000: evaluation after six months' },
    { record: 'mentoring.next-step', days: WORDS_KEPT_DAYS, source: 'docs/privacy.md, AVG art. 5' },
  ],
};
