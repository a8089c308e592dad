import { ask, leave, miss, saying } from '../../../engine/capability.ts';
import type { Effect } from '../../../engine/effect.ts';
import type { Step } from '../../../engine/flow.ts';
import { type Choice, HUMAN, MENU } from '../../../engine/saying.ts';
import { type MatchNow, matchNow, skip } from '../facts.ts';
import { type Meeting, nameOf } from './told.ts';

const YES: Choice = { id: 'yes', label: 'mentoring.skip-yes', icon: '⏸️' };
const NO: Choice = { id: 'no', label: 'mentoring.skip-no', icon: '👍' };
const gone = () => leave(saying('mentoring.skip-gone', {}, [HUMAN, MENU]));

/** The other half hears that this week is skipped, and no reason: none was asked. */
function newsFor(told: Meeting, { mentor, mentee }: MatchNow, person: string, now: string): Effect {
  const { match, day } = nameOf(told);
  const [own, other] = mentor.id === person ? [mentor, mentee] : [mentee, mentor];
  return {
    kind: 'knock',
    person: other.id,
    at: now,
    key: `mentoring:skipped:${match}:${day}:${other.id}`,
    inbound: {
      kind: 'news',
      key: 'mentoring.news-skipped',
      params: { name: own.name, day: told.starts, time: told.starts },
    },
  };
}

/** "Not this week": asked once more, because somebody else will hear of it. */
const notThisWeek: Step<Meeting> = {
  needs: ({ match }, { answer }) => (answer?.kind === 'choice' ? [matchNow({ match })] : []),
  ask: ({ name, starts }) => ask(saying('mentoring.skip', { name, day: starts }, [YES, NO])),
  answer(answer, told, { person, now }, facts) {
    if (answer.kind === 'refused') return gone();
    if (answer.kind !== 'choice') return miss;
    if (answer.id === 'no') return leave(saying('mentoring.noted'));
    const known = matchNow.from(facts, { match: told.match });
    if (known === null) return gone();
    const noted = saying('mentoring.skipped', { name: told.name }, [MENU]);
    return leave(noted, skip(nameOf(told)), newsFor(told, known, person.id, now));
  },
};

export const skipSteps = { skip: notThisWeek };
