import { type Capability, go, NOTHING, type Visit } from '../../../engine/capability.ts';
import { flow } from '../../../engine/flow.ts';
import { againSteps } from './again.ts';
import { feedbackSteps } from './feedback.ts';
import { handInSteps } from './hand-in.ts';
import { outcomeSteps } from './outcome.ts';
import { sendSteps } from './send.ts';
import { startSteps } from './start.ts';
import { statusSteps } from './status.ts';
import { takeBackSteps } from './take-back.ts';
import { whichSteps } from './which.ts';

const steps = flow({
  ...startSteps,
  ...whichSteps,
  ...sendSteps,
  ...handInSteps,
  ...statusSteps,
  ...takeBackSteps,
  ...againSteps,
  ...feedbackSteps,
  ...outcomeSteps,
});

/** Where in this room somebody belongs who said this in her own words. */
const OPENED: Readonly<Record<string, string>> = {
  'cv-desk': 'start',
  'cv-status': 'status',
  'cv-take-back': 'take-back',
};

/** The step for what she wants; undefined where it is not for this room. */
export const openedBy = (intent: string): string | undefined => OPENED[intent];

/** Here everything is about a CV: to say so once more is no wish. */
const HANDING_IN: readonly string[] = ['start', 'which', 'send', 'pages', 'job', 'agree', 'again'];

/** She asks for something else of this room in the middle of it: on from there. */
function elsewhere({ answer, place }: Visit): string | undefined {
  const intent = answer?.kind === 'text' ? answer.meaning?.intent : undefined;
  if (intent === undefined || (intent === 'cv-desk' && HANDING_IN.includes(place.step))) return undefined;
  return openedBy(intent);
}

export const cvDeskFlow: Pick<Capability, 'needs' | 'step'> = {
  needs: (visit) => (elsewhere(visit) === undefined ? steps.needs(visit) : []),
  step(visit, facts) {
    const step = elsewhere(visit);
    return step === undefined ? steps.step(visit, facts) : go(step, NOTHING);
  },
};
