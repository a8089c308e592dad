import type { Domain } from '../../bot/capabilities/social-map/facts.ts';
import type { Effect } from '../../bot/engine/effect.ts';
import type { Person } from '../../bot/engine/person.ts';
import { DEFAULT_QUIET_HOURS } from '../../bot/engine/quiet-hours.ts';
import { newSession } from '../../bot/engine/session.ts';
import type { Commit, TurnRecord, Verdict } from '../../bot/ports.ts';
import { applyAbsence, refusesAbsence } from './absence.ts';
import { applyMark, refusesMark } from './attendance.ts';
import { applyMove, refusesMove } from './coming.ts';
import { applyRaised } from './crisis.ts';
import { applyCvDesk, refusesSubmit } from './cv-desk.ts';
import { applyCvTalk } from './cv-talk.ts';
import { applyTold } from './hearing.ts';
import { applyMentoring, refusesMentoring } from './mentoring.ts';
import { markAfter, markOf } from './reach.ts';
import { applyReferral } from './referrals.ts';
import type { State } from './state.ts';

const wasHeard = (state: State, { before, arrival }: TurnRecord): boolean =>
  state.turns.some((turn) => turn.before.id === before.id && turn.arrival.key === arrival.key);

function refusal(state: State, turn: TurnRecord): Verdict | null {
  for (const effect of turn.effects) {
    if (effect.kind !== 'record') continue;
    if (effect.name === 'appointments.move') return refusesMove(state, turn, effect.data as never);
    if (effect.name.startsWith('mentoring.')) return refusesMentoring(state, turn, effect);
    if (effect.name === 'cv-desk.submit') return refusesSubmit(state, turn);
    if (effect.name === 'attendance.mark') return refusesMark(state, turn, effect.data as never);
    if (!effect.name.startsWith('absence.')) continue;
    const refused = refusesAbsence(state, turn, effect);
    if (refused !== null) return refused;
  }
  return null;
}

/** Rooms that apply all records of their own in one place. */
const ROOMS = [
  ['absence', applyAbsence],
  ['cv-desk', applyCvDesk],
  ['cv-talk', applyCvTalk],
] as const;

function applyRecord(state: State, turn: TurnRecord, effect: Extract<Effect, { kind: 'record' }>): void {
  const person = turn.before.person.id;
  if (effect.name === 'crisis.raise') applyRaised(state, person);
  ROOMS.find(([room]) => effect.name.startsWith(`${room}.`))?.[1](state, turn, effect);
  if (effect.name === 'attendance.mark') applyMark(state, person, effect.data as never, turn.at);
  if (effect.name === 'absence.told') applyTold(state, person, effect.data as never);
  if (effect.name === 'social-map.asked') {
    const domain = effect.data.domain as Domain;
    state.asked.set(domain, (state.asked.get(domain) ?? 0) + 1);
  }
  if (effect.name.startsWith('social-map.')) applyReferral(state, turn, effect.name, effect.data);
  if (effect.name === 'appointments.move') applyMove(state, effect.data as never);
  if (effect.name === 'sessions.said' || effect.name === 'appointments.said') {
    const { occasion, child, said } = effect.data as Record<string, string | null>;
    state.answers.push({ occasion: occasion ?? '', person, attendee: child ?? person, said: said ?? '' });
  }
  if (effect.name.startsWith('mentoring.')) applyMentoring(state, person, effect);
}

function apply(state: State, turn: TurnRecord, effect: Effect): void {
  const { id } = turn.before.person;
  const person = state.people.get(id);
  if (person === undefined) return;
  if (effect.kind === 'record') applyRecord(state, turn, effect);
  if (effect.kind === 'knock') note(state, effect);
  if (effect.kind === 'person') {
    const { language, consent, stopped, firstHour, ramadanUntil = person.ramadanUntil ?? null } = effect;
    const { discreet = person.discreet === true } = effect;
    const { ramadanUntil: _, discreet: __, ...known } = person;
    const told = {
      language: language ?? person.language,
      consented: consent ?? person.consented,
      stopped: stopped ?? person.stopped,
      quiet: { ...person.quiet, until: firstHour ?? person.quiet.until },
      ...(ramadanUntil === null ? {} : { ramadanUntil }),
      ...(discreet ? { discreet } : {}),
    };
    state.people.set(id, { ...known, ...told });
  }
  if (effect.kind === 'forget') forget(state, id);
}

function note(state: State, { key, person, at, inbound }: Extract<Effect, { kind: 'knock' }>): void {
  if (!state.knocks.has(key)) state.knocks.set(key, { key, person, at, inbound, done: false });
}

/** What she had settled about herself is as it was before she came. */
const unsettled = ({ ramadanUntil: _, discreet: __, ...person }: Person): Person => ({
  ...person,
  language: null,
  consented: false,
  stopped: false,
  quiet: DEFAULT_QUIET_HOURS,
});

function forget(state: State, id: string): void {
  const person = state.people.get(id);
  if (person !== undefined) state.people.set(id, unsettled(person));
  const kept = state.absences.filter((absence) => absence.person !== id);
  state.absences.splice(0, state.absences.length, ...kept);
  const turns = state.turns.filter(({ before }) => before.person.id !== id);
  state.turns.splice(0, state.turns.length, ...turns);
  state.helpOffered.delete(id);
  const theirs = state.referrals.filter(({ person }) => person !== id);
  state.referrals.splice(0, state.referrals.length, ...theirs);
  const documents = state.submissions.filter(({ person }) => person !== id);
  state.submissions.splice(0, state.submissions.length, ...documents);
  const others = state.answers.filter(({ person }) => person !== id);
  state.answers.splice(0, state.answers.length, ...others);
  for (const said of [state.checkIns, state.nextSteps])
    for (const key of [...said.keys()]) if (key.endsWith(` ${id}`)) said.delete(key);
  for (const { key, person } of [...state.knocks.values()]) if (person === id) state.knocks.delete(key);
}

/** What was said in one conversation goes, but for the turn in which that was asked. */
function wipe(state: State, { before, effects }: TurnRecord): void {
  if (!effects.some((effect) => effect.kind === 'record' && effect.name === 'my-data.wipe')) return;
  const others = state.turns.filter((turn) => turn.before.id !== before.id);
  state.turns.splice(0, state.turns.length, ...others);
}

/** What a turn settles about a person holds in her other conversations too; forgotten, they begin anew. */
function elsewhere(state: State, { before, effects }: TurnRecord, person: Person): void {
  const forgets = effects.some(({ kind }) => kind === 'forget');
  const settles = effects.some(({ kind }) => kind === 'person');
  for (const other of state.conversations.values()) {
    if (other.person.id !== person.id || other.id === before.id || !(forgets || settles)) continue;
    const { consented, stopped } = person;
    const consent = consented === before.person.consented ? other.session.consent : consented ? 'given' : 'declined';
    const session = forgets ? newSession(person) : { ...other.session, consent, stopped };
    const there = { ...person, ...markOf(other) };
    state.conversations.set(other.id, { ...other, person: there, session, version: other.version + 1 });
  }
}

/** The memory twin of `prisma/commit.ts`: whole or not at all, once, and only onto the version thought on. */
export const memoryCommit =
  (state: State): Commit =>
  async (turn) => {
    const now = state.conversations.get(turn.before.id);
    if (wasHeard(state, turn)) return { kind: 'duplicate' };
    const refused = refusal(state, turn);
    if (refused !== null) return refused;
    if (now === undefined || now.version !== turn.before.version) return { kind: 'conflict' };
    const forgets = turn.effects.some(({ kind }) => kind === 'forget');
    for (const effect of turn.effects) {
      // Whoever is forgotten has nothing left to be noted.
      if (!(forgets && effect.kind === 'person')) apply(state, turn, effect);
    }
    wipe(state, turn);
    state.turns.push(turn);
    const person = state.people.get(turn.before.person.id) ?? turn.before.person;
    elsewhere(state, turn, person);
    const here = { ...person, ...markAfter(turn, now) };
    state.conversations.set(now.id, { ...now, person: here, session: turn.session, version: now.version + 1 });
    return { kind: 'committed' };
  };
