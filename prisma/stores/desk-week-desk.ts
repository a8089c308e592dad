import type { WeekChoices, WeekDesk } from '../../bot/staff-week-ports.ts';
import type { Database } from '../client.ts';
import type { PrismaClient } from '../generated/client.ts';
import { readWeek } from './desk-week.ts';
import { makeAppointment, offerTimes, readFreeTimes, withdrawTime } from './desk-week-appointment.ts';
import { registerAttendance } from './desk-week-attendance.ts';
import { cancelOccasion, moveOccasion } from './desk-week-change.ts';
import { readClashes } from './desk-week-clashes.ts';
import { readOccasion } from './desk-week-occasion.ts';
import { changeSeries, readReplanned } from './desk-week-series.ts';

/** More names than this are no choice any more. */
const MOST_HOSTS = 200;
const HOSTS = ['coach', 'coordinator', 'mentor'];

async function readChoices(prisma: PrismaClient): Promise<WeekChoices> {
  const named = { select: { id: true, name: true }, orderBy: { name: 'asc' } } as const;
  const [centres, venues, hosts] = await Promise.all([
    prisma.centre.findMany(named),
    prisma.venue.findMany(named),
    prisma.person.findMany({ ...named, where: { name: { not: null }, roles: { hasSome: HOSTS } }, take: MOST_HOSTS }),
  ]);
  return { centres, venues, hosts: hosts.map(({ id, name }) => ({ id, name: name ?? '' })) };
}

/** The timetable as staff see and change it, on PostgreSQL. `zone` is the one of the centre. */
export const createWeekDesk = ({ prisma, pool }: Pick<Database, 'prisma' | 'pool'>, zone: string): WeekDesk => ({
  week: (asked) => readWeek(pool, zone, asked),
  occasion: (id, at) => readOccasion(pool, zone, id, at ?? null),
  choices: () => readChoices(prisma),
  clashes: (whose, times) => readClashes(pool, zone, whose, times),
  move: (seen, to) => moveOccasion(pool, zone, seen, to),
  cancel: (seen, offer) => cancelOccasion(pool, seen, offer),
  replanned: (occasion, time, now) => readReplanned(pool, zone, occasion, time, now),
  changeSeries: (seen, time) => changeSeries(pool, zone, seen, time),
  register: (occasion, staff, now, marks) => registerAttendance(pool, zone, { occasion, staff, now }, marks),
  freeTimes: (now) => readFreeTimes(pool, zone, now),
  appoint: (appointment, now) => makeAppointment(pool, zone, appointment, now),
  offer: (kind, host, times) => offerTimes(pool, zone, kind, host, times),
  withdraw: (slot) => withdrawTime(pool, slot),
});
