import { ask, go, miss, saying } from '../../../engine/capability.ts';
import { CRISIS_LINES } from '../../../engine/crisis.ts';
import type { Step } from '../../../engine/flow.ts';
import type { Choice } from '../../../engine/saying.ts';
import { DOMAINS, type Domain } from '../facts.ts';
import { domainChoice, inHerWords, isDomain, type Talk, withIcon } from './way.ts';

/** Ten domains are too many to choose from at once: four groups and the crisis fit one message. */
const GROUPS: Readonly<Record<string, readonly Domain[]>> = {
  money: ['money', 'legal-and-forms'],
  living: ['housing', 'physical-health', 'mental-health'],
  work: ['work', 'language-and-learning'],
  people: ['childcare-and-parenting', 'social-contact', 'meaning-and-activities'],
};

/** The numbers come at once, and nothing of this room is asked any more. */
const DANGER: Choice = {
  id: 'danger',
  label: 'social-map.danger',
  icon: '🆘',
  to: { room: 'crisis', step: 'danger', data: { kind: 'danger' } },
};

/** Crisis comes first, also here: its number stands in the question and its button is the first one. */
const start: Step<Talk> = {
  ask() {
    const groups = Object.keys(GROUPS).map((group) => withIcon(group, `social-map.group-${group}`));
    return ask(saying('social-map.start', { emergency: CRISIS_LINES.emergency }, [DANGER, ...groups]));
  },
  answer: (answer, talk) =>
    answer.kind === 'choice' ? go('domain', { ...talk, group: answer.id }) : inHerWords(answer, talk),
};

const domain: Step<Talk & { readonly group: string }> = {
  ask: ({ group }) => ask(saying('social-map.domain', {}, (GROUPS[group] ?? []).map(domainChoice))),
  answer(answer, { told }) {
    const talk = told === undefined ? {} : { told };
    if (answer.kind !== 'choice') return inHerWords(answer, talk);
    const chosen = DOMAINS.find((id) => id === answer.id);
    return chosen === undefined ? miss : go('places', { domain: chosen, page: 0, ...talk });
  },
};

const SOMETHING_ELSE: Choice = { id: 'else', label: 'social-map.something-else', icon: '🔎' };

/** Her words may mean two or three things: she says which, nobody guesses. */
const which: Step<Talk & { readonly domains: string }> = {
  ask({ domains }) {
    const choices = domains.split(' ').filter(isDomain).map(domainChoice);
    return ask(saying('social-map.which', {}, [...choices, SOMETHING_ELSE]));
  },
  answer(answer, { told }) {
    const talk = told === undefined ? {} : { told };
    if (answer.kind !== 'choice') return inHerWords(answer, talk);
    return isDomain(answer.id) ? go('places', { domain: answer.id, page: 0, ...talk }) : go('start', talk);
  },
};

export const domainSteps = { start, domain, which };
