import { randomInt } from 'node:crypto';
import { freshCode, type Known, known } from '../../bot/capabilities/my-data/facts.ts';
import type { PrismaClient } from '../generated/client.ts';
import { type Answer, answering } from './answer.ts';

const CODE_DIGITS = 8;
const CODES = 10 ** CODE_DIGITS;

const today = (now: string) => new Date(now.slice(0, 10));

/** What is kept of one person, counted for her; the two running-match queries read first names only. */
export const myDataAnswers = (prisma: PrismaClient): readonly Answer[] => [
  answering(freshCode, async () => String(randomInt(CODES)).padStart(CODE_DIGITS, '0')),
  answering(known, async (_, person, now): Promise<Known> => {
    const conversations = await prisma.conversation.findMany({ where: { personId: person.id }, select: { id: true } });
    const own = { conversationId: { in: conversations.map(({ id }) => id) }, position: 0 };
    const running = { fromDay: { lte: today(now) }, untilDay: { gte: today(now) } };
    const feed = { personId: person.id, tokenHash: { not: null }, revokedAt: null };
    const [messages, absences, asMentee, asMentor, feeds, places, documents] = await Promise.all([
      prisma.message.aggregate({ where: own, _count: true, _min: { at: true } }),
      prisma.absence.count({ where: { personId: person.id } }),
      prisma.match.findFirst({ where: { ...running, menteeId: person.id }, include: { mentor: true } }),
      prisma.match.findFirst({ where: { ...running, mentorId: person.id }, include: { mentee: true } }),
      prisma.calendarFeed.aggregate({ where: feed, _min: { createdAt: true } }),
      prisma.referral.count({ where: { personId: person.id } }),
      prisma.submission.count({ where: { personId: person.id } }),
    ]);
    return {
      since: messages._min.at?.toISOString().slice(0, 16) ?? null,
      messages: messages._count,
      absences,
      matchedWith: asMentee?.mentor.name ?? asMentor?.mentee.name ?? null,
      calendarSince: feeds._min.createdAt?.toISOString().slice(0, 16) ?? null,
      places,
      documents,
    };
  }),
];
