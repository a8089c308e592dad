import { flow } from '../../../engine/flow.ts';
import { changeSteps } from './change.ts';
import { itemSteps, itemTakers } from './items.ts';
import { lastSteps, lastTakers } from './last.ts';
import { schoolSteps, schoolTakers } from './school.ts';
import { sendSteps } from './send.ts';
import { startSteps, startTakers } from './start.ts';
import { sureSteps } from './sure.ts';
import { tongueSteps, tongueTakers } from './tongues.ts';
import { workSteps, workTakers } from './work.ts';

/** A CV, told question by question. */
export const cvTalkFlow = flow({
  ...startSteps,
  ...workSteps,
  ...itemSteps,
  ...schoolSteps,
  ...tongueSteps,
  ...lastSteps,
  ...sendSteps,
  ...changeSteps,
  ...sureSteps({ ...startTakers, ...workTakers, ...itemTakers, ...schoolTakers, ...tongueTakers, ...lastTakers }),
});
