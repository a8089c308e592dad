import { ask, go, goBack, leave, type Move, NOTHING, saying, type Visit } from '../../engine/capability.ts';
import { firstWords, raised } from '../../engine/crisis.ts';
import { type Effect, say } from '../../engine/effect.ts';
import { flow, type Step } from '../../engine/flow.ts';
import type { Choice, Data } from '../../engine/saying.ts';
import type { Crisis } from '../../engine/understanding.ts';
import { contact } from './facts.ts';

/** `chosen`: danger was a step of its own, and she goes back to where she was before it. */
type Danger = { readonly kind: Crisis; readonly chosen?: boolean } & Data;

/** Every choice leads away by itself: what is asked in danger may come to stand beside another question. */
const to = (step: string, data: Data = NOTHING) => ({ room: 'crisis', step, data });
const WIPE: Choice = {
  id: 'wipe',
  label: 'crisis.wipe-choice',
  icon: '🧹',
  to: { room: 'my-data', step: 'wipe', data: NOTHING },
};
const DISCREET: Choice = { id: 'discreet', label: 'my-data.discreet-choice', icon: '🤫', to: to('discreet') };
const NOT_NOW: Choice = { id: 'no', label: 'crisis.not-now-choice', icon: '✋', to: to('not-now') };

/** The same three answers as after words of danger. */
const answers = (data: Danger): readonly Choice[] => [
  { id: 'yes', label: 'crisis.yes-choice', icon: '👍', to: to('yes', { ...data, chosen: true }) },
  { id: 'no', label: 'crisis.no-choice', icon: '✋', to: to('no', { ...data, chosen: true }) },
  WIPE,
];

/** Danger that she chose rather than wrote: she hears the same, and the same happens. */
const danger: Step<Danger> = {
  ask(data) {
    const effects: Effect[] = [
      { kind: 'want-human', why: 'crisis' },
      raised({ kind: data.kind }),
      say(firstWords(data.kind)),
    ];
    return { ...ask(saying('crisis.human', undefined, answers(data)), data), effects };
  },
};

/** Where somebody looks over her shoulder, her phone should not tell on her: offered to whom the bot speaks first. */
const mayBeWatched = ({ kind }: Danger, { person, standing }: Visit): boolean =>
  kind === 'violence' && standing.consent === 'given' && person.discreet !== true;

/** On to where she was, where that was somewhere. */
const onward = ({ standing }: Visit, last: string, ...effects: Effect[]): Move =>
  standing.trail.length > 0 ? goBack(...effects, say(saying(last))) : leave(saying(last), ...effects);

const contactAnswer = (wants: boolean): Step<Danger> => ({
  ask(data, visit) {
    const told = wants ? 'crisis.yes' : 'crisis.no';
    if (mayBeWatched(data, visit)) return go('offer', NOTHING, contact({ wants }), say(saying(told)));
    return data.chosen ? onward(visit, told, contact({ wants })) : leave(saying(told), contact({ wants }));
  },
});

const offer: Step = { ask: () => ask(saying('crisis.offer', undefined, [DISCREET, NOT_NOW, WIPE])) };

const discreet: Step = {
  ask: (_, visit) => onward(visit, 'my-data.discreet-on', { kind: 'person', discreet: true }),
};

const notNow: Step = { ask: (_, visit) => onward(visit, 'crisis.here') };

export const crisisFlow = flow({
  danger,
  yes: contactAnswer(true),
  no: contactAnswer(false),
  offer,
  discreet,
  'not-now': notNow,
});
