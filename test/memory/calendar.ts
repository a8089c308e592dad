import { covers } from '../../bot/capabilities/absence/rules.ts';
import type { Attendee, Calendar, Occasion, Venue } from '../../bot/engine/calendar.ts';
import { dayAfter, instantOf, localTime, momentsOf } from '../../bot/engine/weekly.ts';
import type { Paused, Planner } from '../../bot/ports.ts';
import type { Activity, Meeting } from '../../prisma/seed/week.ts';
import type { Lesson, Pair } from '../../prisma/seed/world.ts';
import { closedOn } from '../../prisma/timetable/closed.ts';
import { coachesOf } from './attendance.ts';
import { courseFor, facesOf, lastDayOf, pausedUntil, skips } from './mentoring.ts';
import type { State } from './state.ts';

const ZONE = 'Europe/Amsterdam';

/** Whole plays ask for the same few days over and over. */
const instants = new Map<string, string>();

function instantIn(moment: string): string {
  const known = instants.get(moment) ?? instantOf(moment, ZONE);
  instants.set(moment, known);
  return known;
}

/** When an occasion is: enough to say whether somebody wants it, before all the rest is worked out. */
type When = Pick<Occasion, 'startsAt' | 'endsAt'>;
type Wanted = (when: When) => boolean;

function whenOf(starts: string, minutes: number): When {
  const startsAt = instantIn(starts);
  return { startsAt, endsAt: new Date(Date.parse(startsAt) + minutes * 60_000).toISOString() };
}

/** The days that are looked at, and what of them is wanted. */
type Looked = { readonly from: string; readonly until: string; readonly wanted?: Wanted };

type Expected = Pick<Attendee, 'person' | 'as' | 'child'>;

/** Who only comes later is not away. */
const isAway = (state: State, { person, child }: Expected, series: string, day: string): boolean =>
  state.absences.some(
    (report) =>
      !report.late &&
      (child === null ? report.child === null && report.person === person : report.child === child.id) &&
      covers(report, series, day),
  );

function attendeeOf(state: State, one: Expected, occasion: string, series: string, day: string): Attendee {
  const attendee = one.child?.id ?? one.person;
  const said = state.answers.filter((answer) => answer.occasion === occasion && answer.attendee === attendee);
  return {
    ...one,
    name: state.people.get(one.person)?.name ?? '',
    absent: isAway(state, one, series, day),
    said: [...new Set(said.map(({ said }) => said)), ...facesOf(state, series, day, one.person)],
  };
}

function venueOf(state: State, id: string | undefined): Venue | null {
  const found = state.world.venues.find((venue) => venue.id === id);
  if (found === undefined || found.latitude === null || found.longitude === null) return null;
  const { name, address, latitude, longitude } = found;
  return { name, address: address ?? '', latitude, longitude };
}

function occasionsOf(
  state: State,
  slot: Pair | Lesson | Activity,
  kind: Occasion['kind'],
  expectedOn: (day: string) => readonly Expected[],
  { from, until, wanted = () => true }: Looked,
): Occasion[] {
  const weekly = { weekday: slot.weekday, start: slot.startTime, from: slot.fromDay, until: slot.untilDay };
  const moments = momentsOf(weekly, from, until).map((starts) => ({ starts, ...whenOf(starts, slot.minutes) }));
  return moments.filter(wanted).map(({ starts, startsAt, endsAt }) => {
    const day = starts.slice(0, 10);
    const id = `${slot.id}:${day}`;
    const closed = closedOn(day, kind === 'group-session')?.name ?? (skips(state, slot.id, day) ? 'skipped' : null);
    return {
      id,
      kind,
      series: slot.id,
      day,
      starts,
      startsAt,
      endsAt,
      zone: ZONE,
      what: { content: 'title' in slot ? slot.title : {} },
      place: slot.place,
      venue: venueOf(state, 'venueId' in slot ? slot.venueId : undefined),
      state: closed === null ? 'planned' : 'cancelled',
      why: closed,
      movedFrom: null,
      coordinator: 'coordinatorId' in slot ? slot.coordinatorId : null,
      pausedUntil: pausedUntil(state, slot.id),
      attendees: expectedOn(day).map((one) => attendeeOf(state, one, id, slot.id, day)),
    };
  });
}

const own = (person: string, as: Attendee['as']): Expected => ({ person, as, child: null });

/** Guardians on the weekdays on which the child is with them, and the teacher. */
function expectedAt(state: State, { children, teacherId }: Activity, day: string): Expected[] {
  const weekday = new Date(`${day}T00:00Z`).getUTCDay() || 7;
  const guardians = state.world.guardians.filter(
    ({ childId, weekdays }) => children.includes(childId) && (weekdays.length === 0 || weekdays.includes(weekday)),
  );
  const accompanied = guardians.map(({ childId, personId }): Expected => {
    const child = state.world.children.find(({ id }) => id === childId);
    return { person: personId, as: 'guardian', child: { id: childId, name: child?.name ?? '' } };
  });
  return [...accompanied, own(teacherId, 'teacher')];
}

function appointmentIn(state: State, meeting: Meeting): Occasion {
  const { id: series, kind, personId, hostId } = meeting;
  const { starts, minutes, place, venueId } = state.moved.get(series) ?? meeting;
  const day = starts.slice(0, 10);
  return {
    id: series,
    kind: 'appointment',
    series,
    day,
    starts,
    ...whenOf(starts, minutes),
    zone: ZONE,
    what: { key: `appointments.kind-${kind}` },
    place,
    venue: venueOf(state, venueId),
    state: 'planned',
    why: null,
    movedFrom: starts === meeting.starts ? null : meeting.starts,
    coordinator: null,
    pausedUntil: null,
    attendees: [own(personId, 'visitor'), own(hostId, 'host')].map((one) =>
      attendeeOf(state, one, series, series, day),
    ),
  };
}

const meetingsOf = (state: State, pair: Pair, days: Looked): Occasion[] =>
  occasionsOf(state, pair, 'match', () => [own(pair.mentorId, 'mentor'), own(pair.menteeId, 'mentee')], days);

/** Everything between two wall-clock days, both inclusive, or what of it is wanted. */
export function occasionsBetween(state: State, days: Looked): Occasion[] {
  const { wanted = () => true } = days;
  const { matches, lessons, enrolments, activities, appointments } = state.world;
  const all = [
    ...matches.flatMap((pair) => meetingsOf(state, pair, days)),
    ...lessons.flatMap((lesson) => {
      const enrolled = enrolments.filter(({ programmeId }) => programmeId === lesson.programmeId);
      const expected = enrolled.map(({ personId }) => own(personId, 'participant'));
      return occasionsOf(state, lesson, 'group-session', () => expected, days);
    }),
    ...activities.flatMap((activity) =>
      occasionsOf(state, activity, 'group-session', (day) => expectedAt(state, activity, day), days),
    ),
    ...appointments
      .map((meeting) => appointmentIn(state, meeting))
      .filter((one) => one.day >= days.from && one.day <= days.until && wanted(one)),
  ];
  return all.sort(
    (one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt) || one.id.localeCompare(other.id),
  );
}

/** The midnight after the last day of a match. */
const closesAt = (state: State, { series }: Occasion): number =>
  Date.parse(instantIn(`${dayAfter(lastDayOf(state, series), 1)}T00:00`));

/** Of each match the last day that it has. */
const lastOnes = (state: State, occasions: readonly Occasion[]): Occasion[] => {
  const ofMatches = occasions.filter(({ kind, series, day }) => kind === 'match' && day <= lastDayOf(state, series));
  return ofMatches.filter(({ series, day }) => !ofMatches.some((one) => one.series === series && one.day > day));
};

/** The memory twin of `prisma/stores/calendar.ts`: everything on one page. Staff change nothing in memory. */
export const memoryCalendar = (state: State): Calendar => ({
  async page({ by, from, until }) {
    if (by === 'change') return { occasions: [], next: null };
    const earliest = by === 'close' ? -28 : -1;
    const days = {
      from: dayAfter(localTime(from, ZONE).slice(0, 10), earliest),
      until: dayAfter(localTime(until, ZONE).slice(0, 10), 1),
    };
    const moments = {
      start: ({ startsAt }: When) => Date.parse(startsAt),
      end: ({ endsAt }: When) => Date.parse(endsAt),
      close: (occasion: Occasion) => closesAt(state, occasion),
    };
    const momentOf = moments[by];
    const inWindow = (at: number) => at >= Date.parse(from) && at < Date.parse(until);
    const isOpen = ({ series, day }: Occasion) => day <= lastDayOf(state, series);
    const some =
      by === 'close'
        ? lastOnes(state, occasionsBetween(state, days)).filter((one) => inWindow(momentOf(one)))
        : occasionsBetween(state, { ...days, wanted: (when) => inWindow(moments[by](when)) }).filter(isOpen);
    const occasions = some.sort((one, other) => momentOf(one) - momentOf(other) || one.id.localeCompare(other.id));
    if (by === 'start') return { occasions, next: null };
    const whole = occasions.map((one) => withCourse(state, one));
    if (by === 'close') return { occasions: whole, next: null };
    return { occasions: whole.map((one) => ({ ...one, coaches: coachesOf(state, one) })), next: null };
  },
});

/** A match with its course, as it is told by its days before this one. */
function withCourse(state: State, occasion: Occasion): Occasion {
  const { series, day } = occasion;
  const pair = state.world.matches.find(({ id }) => id === series);
  if (pair === undefined) return occasion;
  const before = meetingsOf(state, pair, { from: dayAfter(day, -70), until: dayAfter(day, -1) });
  return { ...occasion, course: courseFor(state, series, day, before) };
}

/** The memory twin of `prisma/stores/planner.ts`. */
export function memoryPlanner(): Planner {
  let done: string | null = null;
  let left: Paused | null = null;
  return {
    where: async () => ({ upTo: done, paused: left }),
    async pause(paused) {
      left = paused;
    },
    async done(upTo) {
      left = null;
      if (done === null || done < upTo) done = upTo;
    },
  };
}
