import type { PrismaClient } from '../generated/client.ts';
import { demoWorld, type World } from './world.ts';

const day = (date: string) => new Date(date);

/** Dates of a slot as the database wants them. */
const dated = <Slot extends { fromDay: string; untilDay: string }>(slot: Slot) => ({
  ...slot,
  fromDay: day(slot.fromDay),
  untilDay: day(slot.untilDay),
});

/** Writes the invented people and programmes around a wall-clock date. They have agreed on paper, at the centre. */
export async function seedWorld(prisma: PrismaClient, world: World, now: Date): Promise<void> {
  await prisma.centre.createMany({ data: [...world.centres] });
  await prisma.programme.createMany({ data: [...world.programmes] });
  await prisma.person.createMany({ data: world.people.map((person) => ({ ...person, consentedAt: now })) });
  await prisma.enrolment.createMany({ data: world.enrolments.map(dated) });
  await prisma.match.createMany({ data: world.matches.map(dated) });
  await prisma.groupSession.createMany({
    data: world.lessons.map((lesson) => ({ ...dated(lesson), title: lesson.title })),
  });
}

/** The demo as it stands around today. Only for an empty database: whoever is there already is not looked at. */
export const seedDemo = (prisma: PrismaClient, now: Date): Promise<void> =>
  seedWorld(prisma, demoWorld(now.toISOString().slice(0, 10)), now);
