import { ask, go, leave, miss, NOTHING, saying } from '../../engine/capability.ts';
import { say } from '../../engine/effect.ts';
import type { Step } from '../../engine/flow.ts';
import { type Choice, HUMAN, MENU, type Param, type Place, type Saying } from '../../engine/saying.ts';
import { daysParam } from './days.ts';
import { type Kept, type KeptDecision, type KeptReport, type KeptTurnout, kept } from './mine-facts.ts';

/** A screen of a phone holds so many short messages; the rest is one tap away. */
const PAGE = 4;
/** A decision is two messages. */
const DECISIONS = 2;

/** Where "what do you have about my absence?" is answered. */
export const MINE: Place = { room: 'absence', step: 'mine', data: NOTHING };

const REPORTS: Choice = { id: 'mine-reports', label: 'absence.mine-reports', icon: '🙋' };
const TURNOUTS: Choice = { id: 'mine-turnouts', label: 'absence.mine-turnouts', icon: '🗓️' };
const DECIDED: Choice = { id: 'mine-decisions', label: 'absence.mine-decisions', icon: '⚖️' };
const MORE: Choice = { id: 'more', label: 'absence.mine-more', icon: '➡️' };
const BACK: Choice = { id: 'mine', label: 'absence.mine-other', icon: '↩️' };

const LISTS = [REPORTS, TURNOUTS, DECIDED];

/** `lists`: what there was when she asked; whoever comes back here is asked the same again. */
type Found = { readonly lists?: string };

/** @example listsIn(kept)   // → 'mine-reports mine-decisions' */
function listsIn({ reports, turnouts, decisions }: Kept): string {
  const sizes = [reports, turnouts, decisions].map(({ length }) => length);
  const found = LISTS.filter((_, at) => sizes[at] !== 0);
  return found.map(({ id }) => id).join(' ');
}

const start: Step<Found> = {
  needs: ({ lists }, { answer }) => (lists === undefined && answer === null ? [kept({})] : []),
  ask({ lists }, _, facts) {
    const found = lists ?? listsIn(kept.from(facts, {}));
    if (found === '') return leave(saying('absence.mine-nothing', {}, [HUMAN, MENU]));
    const choices = LISTS.filter(({ id }) => found.split(' ').includes(id));
    return ask(saying('absence.mine', {}, [...choices, HUMAN, MENU]), { lists: found });
  },
  answer: (answer) => (answer.kind === 'choice' ? go(answer.id, NOTHING) : miss),
};

type From = { readonly from?: number };

/** One list of what is kept, so many at a time; staff answer where something in it is not right. */
function pages<Item>(
  itself: string,
  most: number,
  itemsOf: (all: Kept) => readonly Item[],
  told: (item: Item) => readonly Saying[],
): Step<From> {
  return {
    needs: () => [kept({})],
    ask({ from = 0 }, _, facts) {
      const items = itemsOf(kept.from(facts, {}));
      const next = from + most;
      const left = items.length - next;
      const end =
        left > 0
          ? saying('absence.mine-page', {}, [{ ...MORE, params: { count: left } }, BACK, HUMAN, MENU])
          : saying('absence.mine-end', {}, [BACK, HUMAN, MENU]);
      return { ...ask(end, { from }), effects: items.slice(from, next).flatMap(told).map(say) };
    },
    answer(answer, { from = 0 }) {
      if (answer.kind !== 'choice') return miss;
      return answer.id === MORE.id ? go(itself, { from: from + most }) : go(BACK.id, NOTHING);
    },
  };
}

/** What is left of a reason after 90 days, and of none, has words of its own. */
const LEFT = ['none', 'excused', 'weighed'];
const because = (reason: string): Param => ({
  key: LEFT.includes(reason) ? `absence.mine-reason-${reason}` : `absence.because-${reason}`,
});

function reported({ from, what, extent, late, reason, child }: KeptReport): Saying[] {
  const until: Param = { key: late ? 'absence.mine-later' : `absence.for-${extent}` };
  const params = { day: from, what, until, reason: because(reason) };
  return [
    child === null ? saying('absence.mine-report', params) : saying('absence.mine-report-child', { ...params, child }),
  ];
}

function registered({ starts, what, state, child }: KeptTurnout): Saying[] {
  const params = { day: starts, what, state: { key: `absence.mine-was-${state}` } };
  return [
    child === null
      ? saying('absence.mine-turnout', params)
      : saying('absence.mine-turnout-child', { ...params, child }),
  ];
}

function decided({ day, kind, name, why, days }: KeptDecision): Saying[] {
  const about = { day, name, decision: { key: `absence.mine-decided-${kind}` } };
  return [
    days.length === 0
      ? saying('absence.mine-decision', about)
      : saying('absence.mine-decision-days', { ...about, days: daysParam(days) }),
    ...(why === '' ? [] : [saying('absence.mine-why', { name, text: why })]),
  ];
}

/** "What do you have about my absence?": reports, attendance and decisions, all of it. */
export const mineSteps = {
  mine: start,
  'mine-reports': pages(REPORTS.id, PAGE, ({ reports }) => reports, reported),
  'mine-turnouts': pages(TURNOUTS.id, PAGE, ({ turnouts }) => turnouts, registered),
  'mine-decisions': pages(DECIDED.id, DECISIONS, ({ decisions }) => decisions, decided),
};
