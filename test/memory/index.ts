import { expect } from 'vitest';
import type { Language } from '../../bot/engine/language.ts';
import { newSession } from '../../bot/engine/session.ts';
import { placesForResidents } from '../../bot/hsds/map/place.ts';
import { demoWorld, type World } from '../../prisma/seed/world.ts';
import { SEEDED } from '../hsds/seeded.ts';
import type { Stores } from '../talk/house.ts';
import { TEST_DAY } from '../world.ts';
import { memoryCalendar, memoryPlanner } from './calendar.ts';
import { memoryCommit } from './commit.ts';
import { memoryConversations } from './conversations.ts';
import { closeCases } from './crisis.ts';
import { claim, giveBack, refuseFile } from './cv-desk.ts';
import { memoryFacts } from './facts.ts';
import { memoryKnocks } from './knocks.ts';
import { blocked } from './reach.ts';
import { newState, type State } from './state.ts';

/** Help places as the house begins with them. */
const PLACES = placesForResidents(SEEDED);

/** Stores in the memory of one test, over the demo world. */
export function memoryStores(state: State = newState(demoWorld(TEST_DAY), PLACES)): Stores & { state: State } {
  const recorded = () => state.turns.flatMap(({ effects }) => effects);
  return {
    state,
    conversations: memoryConversations(state),
    facts: memoryFacts(state),
    commit: memoryCommit(state),
    knocks: memoryKnocks(state),
    calendar: memoryCalendar(state),
    planner: memoryPlanner(),
    async join(id, to, language) {
      const person = { ...state.people.get(id), language: language as Language } as NonNullable<
        ReturnType<State['people']['get']>
      >;
      state.people.set(id, person);
      state.conversations.set(to, { id: to, version: 0, channel: 'web', to, person, session: newSession(person) });
    },
    async guardian(personId, name) {
      const childId = state.world.children.find((child) => child.name === name)?.id ?? '';
      (state.world.guardians as World['guardians'][number][]).push({ childId, personId, weekdays: [] });
    },
    closeCases: async () => closeCases(state),
    async askNoReasons() {
      state.settings.asksReason = false;
    },
    refuseFile: async (person, why) => refuseFile(state, person, why),
    claim: async (person) => claim(state, person),
    giveBack: async (person, remarks, closing, today) => giveBack(state, person, remarks, closing, today),
    block: async (address) => blocked(state, address),
    async expectRecord(name, data, where) {
      const found = recorded().filter((effect) => effect.kind === 'record' && effect.name === name);
      expect(found, where).toContainEqual(expect.objectContaining({ data: expect.objectContaining(data) }));
    },
  };
}
