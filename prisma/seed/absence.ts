import { dayAfter, instantOf, momentsOf } from '../../bot/engine/weekly.ts';
import type { PrismaClient } from '../generated/client.ts';
import { closedOn } from '../timetable/closed.ts';
import { idOf } from './ids.ts';
import type { Lesson, World } from './world.ts';

/** Invented: a participant who is in Werkfit for some months already, and of whom the demo has something to show. */
const YONAS = {
  id: idOf(34),
  centreId: 'allekanten',
  name: 'Yonas',
  language: 'ti',
  roles: ['participant'],
};
const PROGRAMME = 'werkfit';
const WEEKS_SINCE = 16;
const WEEKS_LEFT = 18;

/** How his last lessons went, the newest first: registered, or reported beforehand with a coarse reason. */
const LAST = [
  { state: 'no-show' },
  { state: 'present' },
  { reason: 'appointment' },
  { reason: 'ill' },
  { state: 'no-show' },
  { state: 'late' },
  { state: 'present' },
] as const;

const date = (day: string) => new Date(day);

type Day = { readonly lesson: Lesson; readonly starts: string };

/** The lessons of the programme that have been, newest first, without those on a day on which all is closed. */
const lessonsBefore = (today: string, lessons: readonly Lesson[]): Day[] =>
  lessons
    .filter(({ programmeId }) => programmeId === PROGRAMME)
    .flatMap((lesson) => {
      const { weekday, startTime: start, fromDay: from } = lesson;
      const moments = momentsOf({ weekday, start, from, until: dayAfter(today, -1) }, from, today);
      return moments.filter((at) => closedOn(at.slice(0, 10), true) === null).map((starts) => ({ lesson, starts }));
    })
    .toSorted((one, other) => other.starts.localeCompare(one.starts));

/** Plans a day that has been, as `planSeries` does; what stands there already stays. */
async function occasionOf(prisma: PrismaClient, { lesson, starts }: Day, zone: string): Promise<string> {
  const { id: seriesId, minutes, place, venueId } = lesson;
  const day = date(starts.slice(0, 10));
  const startsAt = new Date(instantOf(starts, zone));
  const endsAt = new Date(startsAt.getTime() + minutes * 60_000);
  const planned = { kind: 'group-session', seriesId, day, startsAt, endsAt, minutes, place, venueId };
  const occasion = await prisma.occasion.upsert({
    where: { seriesId_day: { seriesId, day } },
    create: planned,
    update: {},
  });
  return occasion.id;
}

async function went(prisma: PrismaClient, day: Day, how: (typeof LAST)[number], zone: string): Promise<void> {
  const on = date(day.starts.slice(0, 10));
  if ('state' in how) {
    const occasionId = await occasionOf(prisma, day, zone);
    const registered = { state: how.state, registeredBy: 'demo', registeredAt: on };
    await prisma.attendance.create({ data: { occasionId, attendeeId: YONAS.id, ...registered } });
    return;
  }
  await occasionOf(prisma, day, zone);
  const { id: seriesId, startTime } = day.lesson;
  const days = { fromDay: on, untilDay: on, reportedAt: on };
  const reported = { kind: 'group-session', seriesId, startTime, reason: how.reason, extent: 'once' };
  await prisma.absence.create({ data: { personId: YONAS.id, ...reported, ...days } });
}

/** A participant with a history that makes one signal: missed three lessons that count, and one when he was ill. */
export async function seedAbsence(
  prisma: PrismaClient,
  world: World,
  { today, now, zone }: { readonly today: string; readonly now: Date; readonly zone: string },
): Promise<void> {
  await prisma.person.create({ data: { ...YONAS, consentedAt: now } });
  const course = { fromDay: date(dayAfter(today, -7 * WEEKS_SINCE)), untilDay: date(dayAfter(today, 7 * WEEKS_LEFT)) };
  const coachId = world.enrolments.find(({ programmeId }) => programmeId === PROGRAMME)?.coachId ?? null;
  await prisma.enrolment.create({ data: { programmeId: PROGRAMME, personId: YONAS.id, coachId, ...course } });
  const lessons = world.lessons.filter(({ programmeId }) => programmeId === PROGRAMME);
  await prisma.timetableEntry.createMany({
    data: lessons.map(({ id }) => ({ groupSessionId: id, personId: YONAS.id, ...course })),
  });
  const days = lessonsBefore(today, world.lessons);
  for (const [at, how] of LAST.entries()) {
    const day = days[at];
    if (day !== undefined) await went(prisma, day, how, zone);
  }
}
