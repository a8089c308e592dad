import {
  circumstances,
  type Named,
  named,
  type Occasion,
  type Report,
  type Running,
  running,
  upcoming,
} from '../../bot/capabilities/absence/facts.ts';
import { covers, TAKE_BACK_MINUTES } from '../../bot/capabilities/absence/rules.ts';
import type { Attendee, Occasion as Day } from '../../bot/engine/calendar.ts';
import type { Effect } from '../../bot/engine/effect.ts';
import { isBefore, minutesBetween } from '../../bot/engine/instant.ts';
import type { Person } from '../../bot/engine/person.ts';
import { dayAfter, localTime } from '../../bot/engine/weekly.ts';
import type { TurnRecord, Verdict } from '../../bot/ports.ts';
import { type Answer, answering } from '../../prisma/stores/answer.ts';
import { occasionsBetween } from './calendar.ts';
import type { State } from './state.ts';

const COMES = ['mentor', 'mentee', 'participant', 'visitor', 'guardian'];
const DAY_MS = 86_400_000;

type Kept = State['absences'][number];
type Of = { readonly day: Day; readonly attendee: Attendee };

const nameOf = ({ people }: State, id: string) => people.get(id)?.name ?? '';

function occasionOf(state: State, { day: found, attendee }: Of): Occasion {
  const { id, kind, series, day, starts, what, attendees } = found;
  const { child, person } = attendee;
  const other = attendees.find((one) => one.person !== person)?.person ?? '';
  const appointment = state.world.appointments.find((one) => one.id === series)?.kind ?? null;
  return {
    id: [kind, series, day, ...(child === null ? [] : [child.id])].join(':'),
    kind,
    series,
    starts,
    what: kind === 'match' ? { content: { nl: nameOf(state, other) } } : what,
    occasion: id,
    appointment,
    child,
  };
}

/** What somebody is expected at, herself or with a child. */
const expectedOf = (state: State, { id }: Person, days: { from: string; until: string }): Of[] =>
  occasionsBetween(state, days).flatMap((day) =>
    day.attendees
      .filter(({ person, as }) => person === id && COMES.includes(as))
      .map((attendee) => ({ day, attendee })),
  );

const ahead = (state: State, person: Person, now: string, days: number): Of[] => {
  const today = localTime(now, person.zone).slice(0, 10);
  return expectedOf(state, person, { from: today, until: dayAfter(today, days) }).filter(
    ({ day }) => day.state === 'planned' && isBefore(now, day.startsAt),
  );
};

const isMeant = ({ day, attendee }: Of, name: Named): boolean =>
  (day.id === name.occasion || (day.series === name.series && day.day === name.day)) &&
  (attendee.child?.id ?? null) === name.child;

function runningOf(state: State, person: Person, now: string, days: number): Running[] {
  const today = localTime(now, person.zone).slice(0, 10);
  const hers = state.absences.filter((one) => one.person === person.id && !one.late && (one.until ?? today) >= today);
  const coming = ahead(state, person, now, days);
  const all = hers.map(({ reportedAt, kind, series, from, extent, child, ...report }): Running => {
    const missed = coming.find(
      ({ day, attendee }) =>
        (attendee.child?.id ?? null) === child &&
        covers({ series, from, extent, until: report.until }, day.series, day.starts.slice(0, 10)),
    );
    const ofChild = state.world.children.find(({ id }) => id === child);
    const about = ofChild === undefined ? null : { id: ofChild.id, name: ofChild.name };
    return { reportedAt, kind, series, from, extent, child: about, next: missed?.day.starts ?? null };
  });
  return all
    .filter(({ extent, next }) => extent !== 'once' || next !== null)
    .sort((one, other) => (one.next ?? '9').localeCompare(other.next ?? '9') || one.series.localeCompare(other.series));
}

/** The memory twin of what `prisma/stores/absence.ts` answers. */
export const absenceAnswers = (state: State): Answer[] => [
  answering(upcoming, async ({ days, most }, person, now) =>
    ahead(state, person, now, days)
      .filter(({ attendee }) => !attendee.absent)
      .map((one) => occasionOf(state, one))
      .sort((one, other) => one.starts.localeCompare(other.starts) || one.id.localeCompare(other.id))
      .slice(0, most),
  ),
  answering(named, async (name, person, now) => {
    const today = localTime(now, person.zone).slice(0, 10);
    const days = { from: dayAfter(today, -2), until: dayAfter(today, 14) };
    const found = expectedOf(state, person, days).find((one) => isMeant(one, name));
    if (found === undefined) return null;
    const isAhead = found.day.state === 'planned' && isBefore(now, found.day.startsAt);
    const stands = isAhead ? (found.attendee.absent ? 'reported' : 'open') : 'gone';
    return { occasion: occasionOf(state, found), state: stands };
  }),
  answering(circumstances, async ({ days }, person, now) => {
    const since = Date.parse(now) - days * DAY_MS;
    const late = ({ person: who, reportedAt, reason }: Kept) =>
      who === person.id && Date.parse(reportedAt) > since && reason === 'bereavement';
    const offered = state.helpOffered.get(person.id);
    return {
      asksReason: state.settings.asksReason,
      offered: offered !== undefined && Date.parse(offered) > since,
      grieving: state.absences.some(late),
    };
  }),
  answering(running, async ({ days }, person, now) => runningOf(state, person, now, days)),
];

const isSame = (one: Kept, report: Report, person: string): boolean =>
  one.series === report.series &&
  one.from === report.from &&
  one.child === report.child &&
  (report.child !== null || one.person === person);

function refusesReport(state: State, person: string, report: Report): string | null {
  const { matches, lessons, activities, appointments } = state.world;
  const once = appointments.map(({ id, starts }) => ({ id, untilDay: starts.slice(0, 10) }));
  const series = [...matches, ...lessons, ...activities, ...once].find(({ id }) => id === report.series);
  if (series === undefined || series.untilDay < report.from) return 'gone';
  const isHers = state.world.guardians.some((one) => one.personId === person && one.childId === report.child);
  if (report.child !== null && !isHers) return 'gone';
  const known = state.absences.find((one) => isSame(one, report, person));
  return known !== undefined && (report.late || !known.late) ? 'already' : null;
}

type Written = Extract<Effect, { kind: 'record' }>;

const canTakeBack = ({ person, reportedAt }: Kept, who: string, { reportedAt: at }: Written['data'], now: string) =>
  person === who && reportedAt === at && minutesBetween(reportedAt, now) <= TAKE_BACK_MINUTES;

const ends = (one: Kept, person: string, { reportedAt, series, from, until }: Written['data']): boolean =>
  one.person === person &&
  one.reportedAt === reportedAt &&
  one.series === series &&
  one.from === from &&
  (one.until ?? '9999') > String(until);

/** Why something about an absence cannot be written down. */
export function refusesAbsence(state: State, { before, at }: TurnRecord, { name, data }: Written): Verdict | null {
  const person = before.person.id;
  const refused = (reason: string | null): Verdict | null =>
    reason === null ? null : { kind: 'refused', effect: name, reason };
  if (name === 'absence.report') return refused(refusesReport(state, person, data as unknown as Report));
  const stands =
    (name !== 'absence.take-back' || state.absences.some((one) => canTakeBack(one, person, data, at))) &&
    (name !== 'absence.end' || state.absences.some((one) => ends(one, person, data)));
  return refused(stands ? null : 'gone');
}

/** A report, its end, or that it never was. */
export function applyAbsence(state: State, { before, at }: TurnRecord, { name, data }: Written): void {
  const person = before.person.id;
  const left = (all: readonly Kept[]) => state.absences.splice(0, state.absences.length, ...all);
  if (name === 'absence.report') {
    const report = data as unknown as Report;
    left(state.absences.filter((one) => !isSame(one, report, person)));
    state.absences.push({ ...report, person, reportedAt: at });
    if (report.offered) state.helpOffered.set(person, at);
  }
  if (name === 'absence.take-back') left(state.absences.filter((one) => !canTakeBack(one, person, data, at)));
  if (name === 'absence.end') {
    const until = String(data.until);
    const after = state.absences.map((one) => (ends(one, person, data) ? { ...one, until } : one));
    left(after.filter((one) => one.until === null || one.from <= one.until));
  }
}
