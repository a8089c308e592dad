import { flow } from '../../../engine/flow.ts';
import { checkInSteps } from './check-in.ts';
import { closingSteps } from './closing.ts';
import { milestoneSteps } from './milestones.ts';
import { reminderSteps } from './reminder.ts';
import { skipSteps } from './skip.ts';

/** Every conversation about a match. */
export const mentoringFlow = flow({
  ...reminderSteps,
  ...checkInSteps,
  ...skipSteps,
  ...milestoneSteps,
  ...closingSteps,
});
