import { ask, go, leave, type Move, miss, NOTHING, saying, type Visit } from '../../engine/capability.ts';
import type { Step } from '../../engine/flow.ts';
import { quietOn, RAMADAN_QUIET_HOURS } from '../../engine/quiet-hours.ts';
import { type Choice, MENU } from '../../engine/saying.ts';
import { dayAfter, localTime } from '../../engine/weekly.ts';
import { DISCREET, OPEN } from './discreet.ts';

/**
 * The hours from which on somebody may choose to be spoken to first. None is later than ten: a meeting at eleven is
 * reminded of on the morning of its day, and a reminder that comes too late helps nobody.
 */
const FIRST_HOURS = ['08:00', '09:00', '10:00'] as const;

/** Ramadan lasts 29 or 30 days, by the moon; who is done earlier says so with one tap. */
const RAMADAN_DAYS = 30;

const FROM_HOUR: readonly Choice[] = FIRST_HOURS.map((id) => ({
  id,
  label: `my-data.hours-${Number(id.slice(0, 2))}`,
  icon: '🕗',
}));
const RAMADAN: Choice = { id: 'ramadan', label: 'my-data.ramadan-choice', icon: '🌙' };
const RAMADAN_OVER: Choice = { id: 'ramadan-over', label: 'my-data.ramadan-over-choice', icon: '🌙' };

const today = ({ now, person }: Visit): string => localTime(now, person.zone).slice(0, 10);

/** A time of today, as texts are given times. */
const clock = (time: string, visit: Visit): string => `${today(visit)}T${time}`;

const isRamadan = (visit: Visit): boolean => quietOn(visit.person, today(visit)) === RAMADAN_QUIET_HOURS;

/** From which hour on she may be spoken to first, and whether it is Ramadan for her: she says so, nobody guesses. */
const hours: Step = {
  ask(_, visit) {
    const { until: from, from: until } = quietOn(visit.person, today(visit));
    const discreet = visit.person.discreet ? OPEN : DISCREET;
    const choices = [...(isRamadan(visit) ? [RAMADAN_OVER] : [...FROM_HOUR, RAMADAN]), discreet];
    return ask(saying('my-data.hours', { first: clock(from, visit), last: clock(until, visit) }, choices));
  },
  answer(answer, _, visit) {
    if (answer.kind !== 'choice') return miss;
    const elsewhere = [RAMADAN, RAMADAN_OVER, DISCREET].some(({ id }) => id === answer.id);
    if (elsewhere) return go(answer.id, NOTHING);
    const hour = FIRST_HOURS.find((one) => one === answer.id);
    return hour === undefined ? miss : settled(hour, visit);
  },
};

const settled = (hour: string, visit: Visit): Move =>
  leave(saying('my-data.hours-set', { first: clock(hour, visit) }, [MENU]), { kind: 'person', firstHour: hour });

const ramadan: Step = {
  ask(_, visit) {
    const until = dayAfter(today(visit), RAMADAN_DAYS);
    const { until: from, from: to } = RAMADAN_QUIET_HOURS;
    const told = { first: clock(from, visit), last: clock(to, visit), day: dayAfter(until, -1) };
    return leave(saying('my-data.ramadan', told, [MENU]), { kind: 'person', ramadanUntil: until });
  },
};

const ramadanOver: Step = {
  ask: (_, visit) => {
    const told = { first: clock(visit.person.quiet.until, visit) };
    return leave(saying('my-data.hours-set', told, [MENU]), { kind: 'person', ramadanUntil: null });
  },
};

export const hoursSteps = { hours, ramadan, 'ramadan-over': ramadanOver };
