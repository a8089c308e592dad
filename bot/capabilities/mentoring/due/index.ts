import type { Moment } from '../../../engine/capability.ts';
import { closingDue } from './closing.ts';
import { meetingsDue } from './meetings.ts';
import { milestonesDue } from './milestones.ts';
import { silenceDue } from './silence.ts';
import { weeksDue } from './weeks.ts';

/** What mentors, mentees and coordinators are to hear because of a match, from its first day to the one after its last. */
export const mentoringDue: readonly Moment[] = [
  ...meetingsDue,
  ...silenceDue,
  ...weeksDue,
  ...milestonesDue,
  ...closingDue,
];
