import { type Answer, ask, go, leave, type Move, miss, saying } from '../../../engine/capability.ts';
import type { Step } from '../../../engine/flow.ts';
import { type Choice, HUMAN, MENU } from '../../../engine/saying.ts';
import { dayAfter, localTime } from '../../../engine/weekly.ts';
import { circumstances, type Occasion, upcoming } from '../facts.ts';
import { AHEAD, MOST_CHOICES, MOST_OCCASIONS, OFFERED } from '../rules.ts';
import { choiceOf, type Option, optionsOf } from './options.ts';
import { type Meant, meantBy, reporting, subjectsOf, type Told, toldBy } from './told.ts';

const OTHERS: Choice = { id: 'others', label: 'absence.another-day', icon: '📆' };
const LONGER: Choice = { id: 'longer', label: 'absence.longer', icon: '❓' };
const LATE: Choice = { id: 'late', label: 'absence.late', icon: '⏰' };
const MORE: Choice = { id: 'more', label: 'absence.more', icon: '➕' };

/**
 * `options`: what was offered, so that an answer means what she read. `skip`: so many were offered before; `next`: so
 * many with these. `alone`: all of it is about one and the same.
 */
type Offered = Told & {
  readonly options?: readonly Option[];
  readonly skip?: number;
  readonly next?: number;
  readonly alone?: boolean;
};

const needsOccasions = (_: Told, { answer }: { readonly answer: Answer | null }) =>
  answer === null ? [upcoming(AHEAD)] : [];

/** What goes on to the next question of what was told. */
const toldOf = ({ options: _, skip: __, next: ___, alone: ____, ...told }: Offered): Told => told;

/** Of each whom it is about the next occasion: a longer absence begins there. */
const firstOfEach = (occasions: readonly Occasion[]): Occasion[] =>
  subjectsOf(occasions).flatMap((subject) => {
    const first = occasions.find(({ child }) => (child?.id ?? null) === (subject?.id ?? null));
    return first === undefined ? [] : [first];
  });

/** A child is ill: does the child not come, or she, or neither? Asked only where both are expected. */
function isUnclearWho({ occasions }: Meant, { who, child, extent, late }: Told): boolean {
  if (who !== undefined) return false;
  const subjects = subjectsOf(occasions);
  const both = subjects.includes(null) && subjects.length > 1;
  return (child === true && both) || (extent !== undefined && !late && subjects.length > 1);
}

/** "When?", unless her words have told it. */
const which: Step<Offered> = {
  needs: (data, visit) => {
    const needs = needsOccasions(data, visit);
    return needs.length > 0 && data.known === undefined ? [...needs, circumstances(OFFERED)] : needs;
  },
  ask(data, { now, person }, facts) {
    const told = { ...toldOf(data), known: data.known ?? circumstances.from(facts, OFFERED) };
    const all = upcoming.from(facts, AHEAD);
    if (all.length === 0) return leave(saying('absence.nothing-planned', {}, [HUMAN, MENU]));
    const meant = meantBy(all, told, now, person.zone);
    if (isUnclearWho(meant, told)) return go('who', { ...told, children: childrenIn(meant) });
    if (told.extent !== undefined && !told.late) return go('reason', reporting(firstOfEach(meant.occasions), told));
    if (meant.byDay && (meant.occasions.length === 1 || told.who === 'all')) {
      return go('reason', reporting(meant.occasions, told));
    }
    return askWhich(all, meant, told, localTime(now, person.zone).slice(0, 10));
  },
  answer: (answer, data) => answered(answer, data),
};

const childrenIn = ({ occasions }: Meant) =>
  subjectsOf(occasions).flatMap((subject) => (subject === null ? [] : [subject]));

/**
 * At most three, and beside them what else she may want: another day, longer, or to come later today or tomorrow. A day
 * that holds several things is offered whole and in parts, rather than that she comes later.
 */
function askWhich(all: readonly Occasion[], { occasions, byDay }: Meant, told: Told, today: string): Move {
  const options = optionsOf(occasions);
  const soonest = occasions[0]?.starts.slice(0, 10) ?? '';
  const isFull = occasions.filter(({ starts }) => starts.startsWith(soonest)).length > 1;
  const late = told.late || isFull || soonest > dayAfter(today, 1) ? [] : [LATE];
  const extras = [...(told.late ? [] : [LONGER]), ...late];
  const room = Math.min(MOST_OCCASIONS, MOST_CHOICES - extras.length);
  const hasOthers = options.length > room || (byDay && occasions.length < all.length);
  const shown = options.slice(0, hasOthers ? Math.min(MOST_OCCASIONS, MOST_CHOICES - extras.length - 1) : room);
  const choices = [...shown.map(choiceOf), ...(hasOthers ? [OTHERS] : []), ...extras];
  const key = told.late ? 'absence.which-late' : 'absence.which';
  const alone = subjectsOf(occasions).length === 1;
  const data = { ...told, options: shown, next: byDay ? 0 : shown.length, alone };
  return ask(saying(key, {}, choices), data, told);
}

/** Later days, so many at a time. */
const others: Step<Offered> = {
  needs: needsOccasions,
  ask(before, { now, person }, facts) {
    const { skip = 0 } = before;
    const told = toldOf(before);
    const options = optionsOf(meantBy(upcoming.from(facts, AHEAD), told, now, person.zone).occasions);
    const left = options.slice(skip);
    if (left.length === 0) return leave(saying('absence.nothing-planned', {}, [HUMAN, MENU]));
    const shown = left.slice(0, left.length > MOST_CHOICES ? MOST_CHOICES - 1 : MOST_CHOICES);
    const more = left.length > shown.length ? [MORE] : [];
    const data = { ...told, options: shown, skip, next: skip + shown.length };
    return ask(saying('absence.which', {}, [...shown.map(choiceOf), ...more]), data, { ...told, skip });
  },
  answer: (answer, data) => answered(answer, data),
};

function answered(answer: Answer, data: Offered): Move {
  const told = toldOf(data);
  if (answer.kind === 'text') return heard(answer, told);
  if (answer.kind !== 'choice') return miss;
  if (answer.id === OTHERS.id) return go('others', { ...withoutDay(told), skip: data.next ?? 0 });
  if (answer.id === MORE.id) return go('others', { ...told, skip: data.next ?? 0 });
  if (answer.id === LONGER.id) return go('longer', { ...told, ...soonestOf(data) });
  if (answer.id === LATE.id) return go('which', { ...told, late: true });
  const option = data.options?.find(({ id }) => id === answer.id);
  return option === undefined ? miss : go('reason', reporting(option.chosen, told));
}

/** Where a longer absence begins, as far as what was offered says so. */
const soonestOf = ({ options: [first] = [], alone = false }: Offered) =>
  alone && first?.chosen[0] !== undefined ? { soonest: first.chosen[0] } : {};

const withoutDay = ({ day: _, ...told }: Told): Told => told;

/** Words that tell more of the same report; what tells nothing new was not understood. */
function heard({ meaning }: Extract<Answer, { kind: 'text' }>, told: Told): Move {
  if (meaning?.intent === 'better') return go('better', {});
  if (meaning?.intent !== 'absence') return miss;
  const more = { ...told, ...toldBy(meaning) };
  return JSON.stringify(more) === JSON.stringify(told) ? miss : go('which', more);
}

/** The steps that find out which occasions are meant. */
export const whichSteps = { which, others };
