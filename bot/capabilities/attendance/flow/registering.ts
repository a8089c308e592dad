import { ask, go, keepQuiet, leave, type Move, miss, saying } from '../../../engine/capability.ts';
import type { Facts } from '../../../engine/fact.ts';
import type { Step } from '../../../engine/flow.ts';
import { type Choice, HUMAN, MENU, type Params } from '../../../engine/saying.ts';
import { type Attendee, mark, type Register, register, type State } from '../facts.ts';
import { pageOf } from '../rules.ts';

type Here = { readonly occasion: string };
/** The question is open already: whoever comes back to it hears how it stands. */
type Asked = Here & { readonly asked?: boolean };
type Mark = { readonly id: string; readonly state: State };
/** Whom she has named already, where the list goes on, and whether she says it all anew. */
type Naming = Here & { readonly away: readonly Mark[]; readonly from: number; readonly anew: boolean };
type Named = Naming & { readonly who: string; readonly name: string };

const EVERYBODY: Choice = { id: 'everybody', label: 'attendance.everybody', icon: '✅' };
const SOMEBODY: Choice = { id: 'somebody', label: 'attendance.somebody', icon: '🔍' };
const PRESENT: Choice = { id: 'present', label: 'attendance.present', icon: '✅' };
const LATE: Choice = { id: 'late', label: 'attendance.late', icon: '⏰' };
const NO_SHOW: Choice = { id: 'no-show', label: 'attendance.no-show', icon: '❌' };
const DONE: Choice = { id: 'done', label: 'attendance.done', icon: '👍' };
const MORE: Choice = { id: 'more', label: 'attendance.more', icon: '➡️' };
const GONE = leave(saying('attendance.gone', {}, [HUMAN, MENU]));

const needsIt = ({ occasion }: Here) => [register({ occasion })];
const found = (facts: Facts, { occasion }: Here): Register | null => register.from(facts, { occasion });
const momentOf = ({ what, starts }: Register): Params => ({ what, day: starts, time: starts });

/** Of whom nobody knows anything yet: who had reported it is away without being asked after. */
const unknown = ({ people }: Register): Attendee[] =>
  people.filter(({ reported, state }) => !reported && state === null);

/** Who had reported it stands as absent, unless somebody has seen otherwise. */
const reportedAway = ({ people }: Register): Mark[] =>
  people.filter(({ reported, state }) => reported && state === null).map(({ id }) => ({ id, state: 'absent' }));

const all = (people: readonly Attendee[], state: State): Mark[] => people.map(({ id }) => ({ id, state }));

/** Thanks, with the way to put it right. */
function noted({ occasion }: Here, marks: readonly Mark[]): Move {
  const anew = { room: 'attendance', step: 'who', data: { occasion, away: [], from: 0, anew: true } };
  const change: Choice = { id: 'change', label: 'attendance.change', icon: '✏️', to: anew };
  const written = marks.length === 0 ? [] : [mark({ occasion, marks })];
  return leave(saying('attendance.noted', {}, [change, MENU]), ...written);
}

/** Was everybody there? Where only one is expected, that one by name. */
const registering: Step<Asked> = {
  needs: needsIt,
  ask({ occasion, asked = false }, _, facts) {
    const here = { occasion };
    const told = found(facts, here);
    if (told === null) return asked ? GONE : keepQuiet('gone');
    const [first, ...others] = unknown(told);
    if (first === undefined) return asked ? noted(here, []) : keepQuiet('answered');
    const moment = momentOf(told);
    if (others.length > 0)
      return ask(saying('attendance.ask', moment, [EVERYBODY, SOMEBODY]), { ...here, asked: true });
    const byName = saying('attendance.ask-one', { ...moment, name: first.name }, [PRESENT, LATE, NO_SHOW]);
    return ask(byName, { ...here, asked: true });
  },
  answer(answer, { occasion }, _, facts) {
    const here = { occasion };
    const told = found(facts, here);
    if (told === null || answer.kind === 'refused') return GONE;
    const state = answer.kind === 'choice' ? STATES[answer.id] : undefined;
    if (state !== undefined) return noted(here, [...all(unknown(told), state), ...reportedAway(told)]);
    const isSomebody = answer.kind === 'choice' && answer.id === SOMEBODY.id;
    return isSomebody ? go('who', { ...here, away: [], from: 0, anew: false }) : miss;
  },
};

const STATES: Readonly<Record<string, State>> = {
  everybody: 'present',
  present: 'present',
  late: 'late',
  'no-show': 'no-show',
};

/** Who is still to be named. */
const left = (told: Register, { away, anew }: Naming): Attendee[] =>
  (anew ? told.people.filter(({ reported }) => !reported) : unknown(told)).filter(
    ({ id }) => !away.some((one) => one.id === id),
  );

/** Who was not there, or late: one name after the other, as many as fit in a message. */
const who: Step<Naming> = {
  needs: needsIt,
  ask(naming, _, facts) {
    const told = found(facts, naming);
    if (told === null) return GONE;
    const open = left(told, naming);
    if (open.length === 0) return noted(naming, reportedAway(told));
    const done = naming.away.length > 0 ? [DONE] : [];
    const { things, next } = pageOf(open, naming.from, done.length);
    const names = things.map(({ id, name }): Choice => ({ id, label: 'attendance.name', params: { name } }));
    const question = done.length > 0 ? 'attendance.who-else' : 'attendance.who';
    return ask(saying(question, {}, [...names, ...(next === null ? [] : [MORE]), ...done]));
  },
  answer(answer, naming, _, facts) {
    const told = found(facts, naming);
    if (told === null || answer.kind === 'refused') return GONE;
    if (answer.kind !== 'choice') return miss;
    const open = left(told, naming);
    if (answer.id === DONE.id) return noted(naming, [...all(open, 'present'), ...reportedAway(told)]);
    if (answer.id === MORE.id) {
      const { next } = pageOf(open, naming.from, naming.away.length > 0 ? 1 : 0);
      return go('who', { ...naming, from: next ?? 0 });
    }
    const chosen = open.find(({ id }) => id === answer.id);
    return chosen === undefined ? miss : go('how', { ...naming, who: chosen.id, name: chosen.name });
  },
};

/** Did not come, or came late: written down at once, so that nothing is lost where she is called away. */
const how: Step<Named> = {
  ask: ({ name }) => ask(saying('attendance.how', { name }, [NO_SHOW, LATE])),
  answer(answer, { who: id, name: _, ...naming }) {
    if (answer.kind === 'refused') return GONE;
    const state = answer.kind === 'choice' ? STATES[answer.id] : undefined;
    if (state === undefined) return miss;
    const { occasion, away } = naming;
    const written = mark({ occasion, marks: [{ id, state }] });
    return go('who', { ...naming, away: [...away, { id, state }], from: 0 }, written);
  },
};

export const registeringSteps = { register: registering, who, how };
