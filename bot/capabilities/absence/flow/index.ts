import { type Answer, leave, type Move, miss, saying } from '../../../engine/capability.ts';
import { flow, type Step } from '../../../engine/flow.ts';
import { HUMAN, MENU } from '../../../engine/saying.ts';
import { afterwardsSteps } from '../afterwards.ts';
import { behindSteps } from '../behind.ts';
import { mineSteps } from '../mine.ts';
import { newsSteps } from '../news.ts';
import { betterSteps } from './better.ts';
import { reasonSteps } from './reason.ts';
import { sendSteps } from './send.ts';
import { takeBackSteps } from './take-back.ts';
import { whichSteps } from './which.ts';
import { whoSteps } from './who.ts';

type Refused = Extract<Answer, { kind: 'refused' }>;

/** What a store refused meanwhile: the series ended, or somebody has reported it already. Nothing of hers is lost. */
const refused = (answer: Refused): Move => leave(saying(`absence.${answer.reason}`, {}, [HUMAN, MENU]));

/** A report may be refused wherever she stood when she sent it. */
// biome-ignore lint/suspicious/noExplicitAny: each step names the part of the data that it reads
const refusable = (steps: Readonly<Record<string, Step<any>>>): Record<string, Step<any>> =>
  Object.fromEntries(
    Object.entries(steps).map(([name, step]) => [
      name,
      {
        ...step,
        needs: (data, visit) => (visit.answer?.kind === 'refused' ? [] : (step.needs?.(data, visit) ?? [])),
        answer: (answer, ...rest) =>
          answer.kind === 'refused' ? refused(answer) : (step.answer?.(answer, ...rest) ?? miss),
      },
    ]),
  );

/** Where a refusal comes in when no question was open. */
const nowhere: Step = { ask: () => leave(saying('absence.gone', {}, [HUMAN, MENU])) };

/** Every conversation about an absence: its report, its end, what is behind it, its news, and what is kept of it. */
export const absenceFlow = flow({
  ...refusable({
    ...whichSteps,
    ...whoSteps,
    ...reasonSteps,
    ...sendSteps,
    ...takeBackSteps,
    ...betterSteps,
    refused: nowhere,
  }),
  ...behindSteps,
  ...newsSteps,
  ...afterwardsSteps,
  ...mineSteps,
});
