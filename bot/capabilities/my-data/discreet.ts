import { leave, type Move, saying, type Visit } from '../../engine/capability.ts';
import type { Step } from '../../engine/flow.ts';
import { type Choice, type Data, MENU, type Saying } from '../../engine/saying.ts';

/** On where it is off, and off where it is on: one tap each. */
export const DISCREET: Choice = { id: 'discreet', label: 'my-data.discreet-choice', icon: '🤫' };
export const OPEN: Choice = { ...DISCREET, label: 'my-data.discreet-off-choice' };

const switched = (on: boolean): Move =>
  leave(saying(on ? 'my-data.discreet-on' : 'my-data.discreet-off', {}, [MENU]), { kind: 'person', discreet: on });

/** What was waiting one tap further, as it was to be said. */
const read: Step = {
  ask(data: Data) {
    const { key, params, choices } = data as unknown as Saying;
    return leave(saying(key, params, choices));
  },
};

/** What is said first to her tells nothing on a screen that somebody else may see. */
export const discreetSteps = {
  discreet: { ask: (_: Data, { person }: Visit) => switched(person.discreet !== true) },
  read,
};
