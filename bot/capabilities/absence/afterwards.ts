import { leave, saying } from '../../engine/capability.ts';
import type { Step } from '../../engine/flow.ts';
import { MENU } from '../../engine/saying.ts';
import { type Report, report } from './facts.ts';

type Missed = Pick<Report, 'kind' | 'series' | 'starts' | 'child' | 'reason'>;

/**
 * Somebody was missed and says afterwards that she, or the child, was ill: a report of that one day. Nobody is told:
 * whoever waited knows that she was not there, and the coach sees the rest.
 */
const afterwards: Step<Missed> = {
  ask(missed) {
    const day = missed.starts.slice(0, 10);
    const written = report({ ...missed, late: false, extent: 'once', from: day, until: day });
    return leave(saying('absence.noted-afterwards', {}, [MENU]), written);
  },
};

export const afterwardsSteps = { afterwards };
