import type { Report } from '../../bot/capabilities/absence/facts.ts';
import type { Face } from '../../bot/capabilities/mentoring/facts.ts';
import type { Domain } from '../../bot/capabilities/social-map/facts.ts';
import type { Effect } from '../../bot/engine/effect.ts';
import type { Commit, TurnRecord, Verdict } from '../../bot/ports.ts';
import type { State } from './state.ts';

const wasHeard = (state: State, { before, arrival }: TurnRecord): boolean =>
  state.turns.some((turn) => turn.before.id === before.id && turn.arrival.key === arrival.key);

function refusal(state: State, { before, effects }: TurnRecord): Verdict | null {
  for (const effect of effects) {
    if (effect.kind !== 'record' || effect.name !== 'absence.report') continue;
    const report = effect.data as unknown as Report;
    const series = [...state.world.matches, ...state.world.lessons].find(({ id }) => id === report.series);
    if (series === undefined || series.untilDay < report.from)
      return { kind: 'refused', effect: effect.name, reason: 'gone' };
    const already = state.absences.some(
      ({ person, series, from }) => person === before.person.id && series === report.series && from === report.from,
    );
    if (already) return { kind: 'refused', effect: effect.name, reason: 'already' };
  }
  return null;
}

function applyRecord(state: State, person: string, effect: Extract<Effect, { kind: 'record' }>): void {
  if (effect.name === 'absence.report') state.absences.push({ ...(effect.data as unknown as Report), person });
  if (effect.name === 'social-map.asked') {
    const domain = effect.data.domain as Domain;
    state.asked.set(domain, (state.asked.get(domain) ?? 0) + 1);
  }
  if (effect.name === 'mentoring.check-in') {
    state.checkIns.set(`${effect.data.match} ${effect.data.day} ${person}`, effect.data.face as Face);
  }
}

function apply(state: State, id: string, effect: Effect): void {
  const person = state.people.get(id);
  if (person === undefined) return;
  if (effect.kind === 'record') applyRecord(state, id, effect);
  if (effect.kind === 'knock' && !state.knocks.has(effect.key)) state.knocks.set(effect.key, effect);
  if (effect.kind === 'person') {
    const { language, consent, stopped } = effect;
    const told = {
      language: language ?? person.language,
      consented: consent ?? person.consented,
      stopped: stopped ?? person.stopped,
    };
    state.people.set(id, { ...person, ...told });
  }
  if (effect.kind === 'forget') forget(state, id);
}

function forget(state: State, id: string): void {
  const person = state.people.get(id);
  if (person !== undefined) state.people.set(id, { ...person, language: null, consented: false, stopped: false });
  const kept = state.absences.filter((absence) => absence.person !== id);
  state.absences.splice(0, state.absences.length, ...kept);
  const turns = state.turns.filter(({ before }) => before.person.id !== id);
  state.turns.splice(0, state.turns.length, ...turns);
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
    for (const effect of turn.effects) apply(state, turn.before.person.id, effect);
    state.turns.push(turn);
    const person = state.people.get(turn.before.person.id) ?? turn.before.person;
    state.conversations.set(now.id, { ...now, person, session: turn.session, version: now.version + 1 });
    return { kind: 'committed' };
  };
