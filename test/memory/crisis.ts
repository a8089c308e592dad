import type { State } from './state.ts';

/** What is known of a person changes in every conversation of hers. */
function settle(state: State, id: string, inCrisis: boolean): void {
  const known = state.people.get(id);
  if (known === undefined) return;
  const { inCrisis: _, ...person } = known;
  state.people.set(id, inCrisis ? { ...person, inCrisis } : person);
  for (const [key, conversation] of state.conversations) {
    if (conversation.person.id !== id) continue;
    const { inCrisis: __, ...there } = conversation.person;
    state.conversations.set(key, { ...conversation, person: inCrisis ? { ...there, inCrisis } : there });
  }
}

/** The memory twin of `prisma/stores/crisis.ts`: a case is open, at most one for a person. */
export const applyRaised = (state: State, person: string): void => settle(state, person, true);

/** Staff have closed every case. */
export function closeCases(state: State): void {
  for (const id of [...state.people.keys()]) settle(state, id, false);
}
