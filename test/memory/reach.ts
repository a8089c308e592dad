import { reached, type Unreachable } from '../../bot/engine/reach.ts';
import type { Conversation, TurnRecord } from '../../bot/ports.ts';
import { TEST_DAY } from '../world.ts';
import type { State } from './state.ts';

const MARK: Unreachable = { why: 'blocked', since: `${TEST_DAY}T08:00:00.000Z` };

/** The mark of an address, which no turn but one of a person takes away. */
export const markOf = ({ person }: Conversation): { unreachable?: Unreachable } =>
  person.unreachable === undefined ? {} : { unreachable: person.unreachable };

/** The same, after a turn in that conversation. */
export const markAfter = ({ effects }: TurnRecord, before: Conversation): { unreachable?: Unreachable } =>
  effects.some((effect) => effect.kind === 'record' && effect.name === reached.record) ? {} : markOf(before);

/** Who cares for somebody: her coach, and who coordinates her match. */
const carers = ({ world }: State, id: string): string[] => [
  ...world.enrolments.filter(({ personId }) => personId === id).map(({ coachId }) => coachId),
  ...world.matches
    .filter(({ mentorId, menteeId }) => mentorId === id || menteeId === id)
    .map(({ coordinatorId }) => coordinatorId),
];

/** The memory twin of `prisma/stores/reach.ts`: nothing arrives there any more, and whoever cares for her hears so. */
export function blocked(state: State, to: string): void {
  for (const conversation of [...state.conversations.values()].filter((one) => one.to === to)) {
    const { id, person, version } = conversation;
    if (person.unreachable !== undefined) continue;
    const marked = { ...person, unreachable: MARK };
    state.conversations.set(id, { ...conversation, person: marked, version: version + 1 });
    for (const carer of new Set(carers(state, person.id))) {
      const inbound = { kind: 'news', key: 'engine.unreachable', params: { name: person.name ?? '' } } as const;
      const key = `unreachable:${id}:${carer}`;
      state.knocks.set(key, { key, person: carer, at: MARK.since, inbound, done: false });
    }
  }
}
