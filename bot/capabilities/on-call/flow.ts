import { leave, type Move, saying } from '../../engine/capability.ts';
import { flow, type Step } from '../../engine/flow.ts';
import type { Data } from '../../engine/saying.ts';
import { acknowledge, type CaseNow, caseNow } from './facts.ts';

type About = { readonly case: string } & Data;

function answered(found: CaseNow | null, about: string): Move {
  if (found === null || found.state === 'closed') return leave(saying('on-call.over'));
  if (found.mine) return leave(saying('on-call.yours'));
  if (found.state === 'taken') return leave(saying('on-call.taken', { name: found.by ?? '…' }));
  return leave(saying('on-call.yours'), acknowledge({ case: about }));
}

/** One tap by whoever was alerted: she sees to it, or hears who does already. */
const take: Step<About> = {
  needs: (data) => [caseNow({ case: data.case })],
  ask: (data, _, facts) => answered(caseNow.from(facts, { case: data.case }), data.case),
};

export const onCallFlow = flow({ take });
