import { keepQuiet, leave, saying } from '../../../engine/capability.ts';
import type { Effect } from '../../../engine/effect.ts';
import type { Step } from '../../../engine/flow.ts';
import { type Choice, type Data, HUMAN, MENU } from '../../../engine/saying.ts';
import { type MatchNow, matchNow, reached } from '../facts.ts';
import type { Milestone } from '../milestones.ts';
import { after, onOpenDay, WEEK } from '../rules.ts';
import { isOver } from './told.ts';

type Told = {
  readonly match: string;
  readonly milestone: Milestone;
  /** The other half. */
  readonly name: string;
  readonly as: 'mentor' | 'mentee';
  /** It came back a week after "not yet"; it does so once. */
  readonly again?: boolean;
};

const needsMatch = ({ match }: Told) => [matchNow({ match })];
const answerTo = (id: 'done' | 'not-yet', icon: string, data: Data): Choice => ({
  id,
  label: `mentoring.milestone-${id}`,
  icon,
  to: { room: 'mentoring', step: `milestone-${id}`, data },
});
/** Somebody of the centre; nothing has to be explained first. */
const HELP: Choice = { id: 'help', label: 'mentoring.milestone-help', icon: '🧑', command: 'human' };

/** Where it stands, with a short list of what belongs to it. Nothing has to be answered. */
const milestone: Step<Told> = {
  needs: needsMatch,
  ask(told, { now, person }, facts) {
    const { match, milestone, name, as, again = false } = told;
    const known = matchNow.from(facts, { match });
    if (known === null || isOver(known, now, person.zone)) return keepQuiet('ended');
    if (known.done.includes(milestone)) return keepQuiet('done');
    const data = { match, milestone, name, as, again };
    const choices = [answerTo('done', '✅', data), answerTo('not-yet', '⏳', data), HELP];
    const key = as === 'mentor' ? `mentoring.list-${milestone}` : `mentoring.own-list-${milestone}`;
    return leave(saying(key, { name }, choices));
  },
};

const done: Step<Told> = {
  ask: ({ match, milestone }) => leave(saying('mentoring.milestone-noted', {}, [MENU]), reached({ match, milestone })),
};

/** The same question once more after a week, on a day on which the centre is open. */
function comesBack(
  { match, milestone, name, as }: Told,
  { closed }: MatchNow,
  who: { id: string; zone: string },
  now: string,
) {
  const at = onOpenDay(after(now, WEEK), closed, who.zone);
  const place = { room: 'mentoring', step: 'milestone', data: { match, milestone, name, as, again: true } };
  const inbound = { kind: 'nudge-due', place, expires: after(at, WEEK) } as const;
  const knock: Effect = {
    kind: 'knock',
    person: who.id,
    at,
    key: `mentoring:milestone-again:${match}:${milestone}:${as}`,
    inbound,
  };
  return knock;
}

const notYet: Step<Told> = {
  needs: needsMatch,
  ask(told, { person, now }, facts) {
    const known = matchNow.from(facts, { match: told.match });
    if (told.again || known === null) return leave(saying('mentoring.milestone-later', {}, [HUMAN, MENU]));
    return leave(saying('mentoring.milestone-in-a-week', {}, [MENU]), comesBack(told, known, person, now));
  },
};

export const milestoneSteps = { milestone, 'milestone-done': done, 'milestone-not-yet': notYet };
