import type { Capability } from '../../engine/capability.ts';
import { mentoringDue } from './due.ts';
import { mentoringFlow } from './flow.ts';
import { KEPT_DAYS } from './rules.ts';

/**
 * The weekly meeting of a match: a reminder before, "how did it go?" after, for mentor and mentee, each in her own
 * language. Keeps a face per meeting.
 */
export const mentoring: Capability = {
  name: 'mentoring',
  ...mentoringFlow,
  due: mentoringDue,
  keeps: [{ record: 'mentoring.check-in', days: KEPT_DAYS, source: 'document 000: evaluation after six months' }],
};
