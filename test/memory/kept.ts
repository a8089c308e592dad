import { kept } from '../../bot/capabilities/absence/mine-facts.ts';
import type { Param } from '../../bot/engine/saying.ts';
import { type Answer, answering } from '../../prisma/stores/answer.ts';
import type { State } from './state.ts';

function whatOf({ world, people }: State, series: string, person: string): Param {
  const pair = world.matches.find(({ id }) => id === series);
  if (pair !== undefined) {
    const other = pair.mentorId === person ? pair.menteeId : pair.mentorId;
    return { key: 'absence.mine-with', params: { name: people.get(other)?.name ?? '' } };
  }
  const lesson = [...world.lessons, ...world.activities].find(({ id }) => id === series);
  if (lesson !== undefined) return { content: lesson.title };
  return { key: `appointments.kind-${world.appointments.find(({ id }) => id === series)?.kind}` };
}

/** What is kept of somebody's absence; staff, who register and decide, are not played in memory. */
export const keptAnswers = (state: State): Answer[] => [
  answering(kept, async (_, { id }) => ({
    reports: state.absences
      .filter(({ person }) => person === id)
      .map(({ from, extent, late, reason, child, series }) => ({
        ...{ from, extent, late, reason },
        child: state.world.children.find((one) => one.id === child)?.name ?? null,
        what: whatOf(state, series, id),
      }))
      .toSorted((one, other) => other.from.localeCompare(one.from)),
    turnouts: [],
    decisions: [],
  })),
];
