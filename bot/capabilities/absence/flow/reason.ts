import { type Answer, ask, go, leave, type Move, miss, saying } from '../../../engine/capability.ts';
import type { Step } from '../../../engine/flow.ts';
import { type Choice, HUMAN, MENU } from '../../../engine/saying.ts';
import { circumstances, type Named, named, REASONS, type Reason } from '../facts.ts';
import { OFFERED } from '../rules.ts';
import { type Chosen, toldBy } from './told.ts';

const ICONS: Readonly<Record<(typeof REASONS)[number], string>> = {
  ill: '🤒',
  'child-ill': '🧒',
  appointment: '📅',
  bereavement: '🕊️',
  childcare: '🧸',
  mind: '💭',
  other: '💬',
};

const SOMETHING_ELSE: Choice = { id: 'something-else', label: 'absence.something-else', icon: '➕' };

const choiceOf = (id: (typeof REASONS)[number]): Choice => ({ id, label: `absence.reason-${id}`, icon: ICONS[id] });

/** The common ones first: with "something else" they fit one message. */
const COMMON = REASONS.slice(0, 4);
const RARER = REASONS.slice(4);

const reasonIn = (answer: Answer): Reason | undefined => {
  if (answer.kind === 'choice') return REASONS.find((id) => id === answer.id);
  return answer.kind === 'text' && answer.meaning?.intent === 'absence' ? toldBy(answer.meaning).reason : undefined;
};

function answered(answer: Answer, chosen: Chosen): Move {
  const reason = reasonIn(answer);
  return reason === undefined ? miss : go('send', { ...chosen, reason });
}

/** "Why?", coarsely: not where she has told it, nor where her centre keeps none, nor of whoever only comes later. */
const reason: Step<Chosen> = {
  needs: ({ known }) => (known === undefined ? [circumstances(OFFERED)] : []),
  ask(data, _, facts) {
    const known = data.known ?? circumstances.from(facts, OFFERED);
    const chosen = { ...data, known };
    if (!known.asksReason) return go('send', { ...chosen, reason: 'none' });
    if (chosen.reason !== undefined) return go('send', chosen);
    if (chosen.late) return go('send', { ...chosen, reason: 'none' });
    return ask(saying('absence.reason', {}, [...COMMON.map(choiceOf), SOMETHING_ELSE]), chosen);
  },
  answer: (answer, chosen) =>
    answer.kind === 'choice' && answer.id === SOMETHING_ELSE.id ? go('reason-more', chosen) : answered(answer, chosen),
};

const reasonMore: Step<Chosen> = {
  ask: () => ask(saying('absence.reason-more', {}, RARER.map(choiceOf))),
  answer: (answer, chosen) => answered(answer, chosen),
};

/** Where a reminder leads: the occasion is known. */
const occasion: Step<Named> = {
  needs: (data) => [named(nameOf(data))],
  ask(data, _, facts) {
    const found = named.from(facts, nameOf(data));
    if (found === null || found.state === 'gone') return leave(saying('absence.gone', {}, [HUMAN, MENU]));
    if (found.state === 'reported') return leave(saying('absence.already', {}, [HUMAN, MENU]));
    return go('reason', { chosen: [found.occasion], extent: 'once' });
  },
};

/** The name alone, without what an older button may lack. */
const nameOf = ({ occasion = null, series = null, day = null, child = null }: Partial<Named>): Named => ({
  occasion,
  series,
  day,
  child,
});

/** The steps that find out why, and the way in from a reminder. */
export const reasonSteps = { occasion, reason, 'reason-more': reasonMore };
