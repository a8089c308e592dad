import { instantOf } from '../../bot/engine/weekly.ts';
import type { PrismaClient } from '../generated/client.ts';
import { weeklyOn } from '../timetable/rule.ts';
import { seedAbsence } from './absence.ts';
import { demoWorld, type World } from './world.ts';

/** Everything invented takes place in Den Haag. */
const ZONE = 'Europe/Amsterdam';

const day = (date: string) => new Date(date);

/** Dates of a slot as the database wants them. */
const dated = <Slot extends { fromDay: string; untilDay: string }>(slot: Slot) => ({
  ...slot,
  fromDay: day(slot.fromDay),
  untilDay: day(slot.untilDay),
});

/** A weekly slot with its rule. */
const ruled = <Slot extends { fromDay: string; untilDay: string; weekday: number }>(slot: Slot) => {
  const { weekday, ...rest } = dated(slot);
  return { ...rest, rule: weeklyOn(weekday) };
};

/** Writes the invented people and programmes around a wall-clock date. They have agreed on paper, at the centre. */
export async function seedWorld(prisma: PrismaClient, world: World, now: Date): Promise<void> {
  await prisma.centre.createMany({ data: [...world.centres] });
  await prisma.venue.createMany({ data: [...world.venues] });
  await prisma.programme.createMany({ data: [...world.programmes] });
  await prisma.person.createMany({ data: world.people.map((person) => ({ ...person, consentedAt: now })) });
  await prisma.enrolment.createMany({ data: world.enrolments.map(dated) });
  await prisma.match.createMany({ data: world.matches.map(ruled) });
  await prisma.groupSession.createMany({
    data: world.lessons.map((lesson) => ({ ...ruled(lesson), title: lesson.title })),
  });
  await prisma.timetableEntry.createMany({ data: entriesOf(world) });
  await seedChildren(prisma, world);
  await seedAppointments(prisma, world);
}

async function seedChildren(prisma: PrismaClient, { children, guardians, activities }: World): Promise<void> {
  await prisma.child.createMany({ data: [...children] });
  await prisma.guardian.createMany({ data: [...guardians] });
  const series = activities.map(({ children: _, ...activity }) => ({ ...ruled(activity), title: activity.title }));
  await prisma.groupSession.createMany({ data: series.map((one) => ({ ...one, audience: 'children' })) });
  const entries = activities.flatMap(({ id, children, fromDay, untilDay }) =>
    children.map((childId) => ({ groupSessionId: id, childId, fromDay: day(fromDay), untilDay: day(untilDay) })),
  );
  await prisma.timetableEntry.createMany({ data: entries });
}

/** An appointment with its one day, and the times that are still free. */
async function seedAppointments(prisma: PrismaClient, { appointments, slots }: World): Promise<void> {
  await prisma.appointment.createMany({
    data: appointments.map(({ id, kind, personId, hostId }) => ({ id, kind, personId, hostId })),
  });
  await prisma.occasion.createMany({
    data: appointments.map(({ id, starts, minutes, place, venueId }) => {
      const startsAt = new Date(instantOf(starts, ZONE));
      const endsAt = new Date(startsAt.getTime() + minutes * 60_000);
      const on = { day: day(starts.slice(0, 10)), startsAt, endsAt, minutes };
      return { kind: 'appointment', seriesId: id, ...on, place, venueId };
    }),
  });
  await prisma.slot.createMany({
    data: slots.map(({ starts, ...slot }) => ({ ...slot, startsAt: new Date(instantOf(starts, ZONE)) })),
  });
}

/** Who is enrolled in a programme has all of its lessons. */
const entriesOf = ({ enrolments, lessons }: World) =>
  enrolments.flatMap(({ programmeId, personId, fromDay, untilDay }) =>
    lessons
      .filter((lesson) => lesson.programmeId === programmeId)
      .map(({ id }) => ({ groupSessionId: id, personId, fromDay: day(fromDay), untilDay: day(untilDay) })),
  );

/** The demo as it stands around today. Only for an empty database: whoever is there already is not looked at. */
export async function seedDemo(prisma: PrismaClient, now: Date): Promise<void> {
  const today = now.toISOString().slice(0, 10);
  const world = demoWorld(today);
  await seedWorld(prisma, world, now);
  await seedAbsence(prisma, world, { today, now, zone: ZONE });
}
