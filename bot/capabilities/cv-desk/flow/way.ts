import type { Visit } from '../../../engine/capability.ts';
import type { Facts } from '../../../engine/fact.ts';
import type { Choice, Place } from '../../../engine/saying.ts';
import { localTime } from '../../../engine/weekly.ts';
import { type Kind, type Mine, mine } from '../facts.ts';

export const ROOM = 'cv-desk';

/** What she is handing in; `of` is the submission of which it is a next version. */
export type Sending = { readonly kind: Kind; readonly of: string | null };

/** A step of this room. */
export const to = (step: string, data: Place['data']): Place => ({ room: ROOM, step, data });

export const START: Choice = { id: 'start', label: 'cv-desk.menu', icon: '📄', to: to('start', {}) };
export const STATUS: Choice = { id: 'status', label: 'cv-desk.status-choice', icon: '🔎', to: to('status', {}) };
/** She has none yet: it is made out of what she tells. */
export const TALK: Choice = {
  id: 'talk',
  label: 'cv-desk.talk-choice',
  icon: '💬',
  to: { room: 'cv-talk', step: 'start', data: {} },
};
/** A next version of it. */
export const nextOf = ({ id, kind }: Pick<Mine, 'id' | 'kind'>): Choice => ({
  id: 'next',
  label: 'cv-desk.next-choice',
  icon: '📤',
  to: to('send', { kind, of: id }),
});
/** All of it goes. */
export const takeBackOf = (id: string): Choice => ({
  id: 'take-back',
  label: 'cv-desk.take-back-choice',
  icon: '🗑️',
  to: to('take-back', { id }),
});

/** The wall-clock day that it is where she is. */
export const today = ({ now, person }: Visit): string => localTime(now, person.zone).slice(0, 10);

/** What she has begun to send and not handed in; what she tells in another room is not meant. */
export const unfinishedOf = (facts: Facts): Mine | undefined =>
  mine
    .from(facts, {})
    .find(({ state, origin, number }) => state === 'gathering' && (origin === 'sent' || number !== null));

/** … as she goes on with it. */
export const sendingOf = ({ id, kind, number }: Mine): Sending => ({ kind, of: number === null ? null : id });

/** What is handed in, of one kind or all; the newest first. */
export const handedIn = (facts: Facts): readonly Mine[] => mine.from(facts, {}).filter(({ number }) => number !== null);

/** The one that is meant, as long as it is there and hers. */
export const oneOf = (facts: Facts, id: string): Mine | undefined => mine.from(facts, {}).find((one) => one.id === id);
