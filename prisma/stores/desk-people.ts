import type { Unreachable } from '../../bot/engine/reach.ts';
import type { Content } from '../../bot/engine/saying.ts';
import type {
  Dossier,
  DossierSubmission,
  Invitation,
  Known,
  Page,
  Report,
  WeeklyMeeting,
} from '../../bot/staff-ports.ts';
import type { Absence, Prisma, PrismaClient } from '../generated/client.ts';
import { weekdayOf } from '../timetable/rule.ts';

/** People at a time; a centre knows some hundreds. */
const PAGE_SIZE = 50;
/** Reports in a dossier: those of the last weeks tell how it goes, older ones do not. */
const MOST_REPORTS = 6;

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;
/** Where somebody wrote last, and where before that: mostly one. */
const CONVERSATIONS = {
  where: { version: { gt: 0 } },
  orderBy: [{ lastAt: 'desc' }, { id: 'asc' }],
  select: {
    id: true,
    lastAt: true,
    address: { select: { channel: true, unreachableSince: true, unreachableWhy: true } },
  },
} satisfies Prisma.Person$conversationsArgs;

const SHOWN = { centre: true, conversations: CONVERSATIONS } satisfies Prisma.PersonInclude;
type Shown = Prisma.PersonGetPayload<{ include: typeof SHOWN }>;

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

type At = Shown['conversations'][number]['address'];
const unreachableAt = ({ unreachableSince: since, unreachableWhy: why }: At): Unreachable | null =>
  since === null ? null : { why: (why ?? 'gone') as Unreachable['why'], since: since.toISOString() };

const knownOf = ({ id, name, roles, language, centre, conversations: [last] }: Shown): Known => ({
  id,
  name: name ?? '',
  roles: roles as Known['roles'],
  language: language as Known['language'],
  centre: centre?.name ?? null,
  conversation: last === undefined ? null : { id: last.id, lastAt: last.lastAt.toISOString() },
  unreachable: last === undefined ? null : unreachableAt(last.address),
});

/** What somebody searches for has no signs that mean anything else. */
const asWritten = (search: string): string => search.replace(/[\\%_]/gu, '\\$&');

/** People with a name, which only staff give: whoever just came in from a chat has none. */
export async function readPeople(prisma: PrismaClient, search: string, after: string | null): Promise<Page<Known>> {
  const people = await prisma.person.findMany({
    where: { name: { not: null, contains: asWritten(search), mode: 'insensitive' } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: PAGE_SIZE + 1,
    ...(after !== null && UUID.test(after) ? { cursor: { id: after }, skip: 1 } : {}),
    include: SHOWN,
  });
  const page = people.slice(0, PAGE_SIZE);
  return { items: page.map(knownOf), next: people.length > PAGE_SIZE ? (page.at(-1)?.id ?? null) : null };
}

const DOSSIER = (now: string) =>
  ({
    ...SHOWN,
    mentees: { where: { untilDay: { gte: new Date(now.slice(0, 10)) } }, include: { mentor: true } },
    mentors: { where: { untilDay: { gte: new Date(now.slice(0, 10)) } }, include: { mentee: true } },
    entries: {
      where: { OR: [{ untilDay: null }, { untilDay: { gte: new Date(now.slice(0, 10)) } }] },
      include: { groupSession: true },
    },
    absences: { orderBy: { reportedAt: 'desc' }, take: MOST_REPORTS },
    submissions: { where: { number: { not: null } }, orderBy: { number: 'desc' } },
    invitations: { where: { usedAt: null, expiresAt: { gt: new Date(now) } }, orderBy: { expiresAt: 'desc' }, take: 1 },
  }) satisfies Prisma.PersonInclude;
type Full = Prisma.PersonGetPayload<{ include: ReturnType<typeof DOSSIER> }>;

const reportOf = ({ reason, extent, fromDay, untilDay, reportedAt }: Absence, cares: boolean): Report => ({
  reason: cares ? reason : null,
  extent: extent as Report['extent'],
  from: dayOf(fromDay),
  until: untilDay === null ? null : dayOf(untilDay),
  reportedAt: reportedAt.toISOString(),
});

const submissionOf = ({ id, number, kind, state, submittedAt, createdAt }: Full['submissions'][number]) => ({
  id,
  number: number ?? 0,
  kind: kind as DossierSubmission['kind'],
  state: state as DossierSubmission['state'],
  submittedAt: (submittedAt ?? createdAt).toISOString(),
});

type Slot = { readonly rule: string; readonly startTime: string; readonly place: string };
const meeting = (as: WeeklyMeeting['as'], content: unknown, { rule, startTime, place }: Slot): WeeklyMeeting => ({
  as,
  what: { content: content as Content['content'] },
  weekday: weekdayOf(rule),
  start: startTime,
  place,
});

const meetingsOf = ({ mentees, mentors, entries }: Full): WeeklyMeeting[] => [
  ...mentees.map((match) => meeting('mentee', { nl: match.mentor.name ?? '' }, match)),
  ...mentors.map((match) => meeting('mentor', { nl: match.mentee.name ?? '' }, match)),
  ...entries.map(({ groupSession }) => meeting('participant', groupSession.title, groupSession)),
];

const invitationOf = (row: Full['invitations'][number] | undefined): Invitation | null =>
  row === undefined ? null : { code: row.code, expiresAt: row.expiresAt.toISOString() };

/**
 * Everything that staff see beside a conversation; null where nobody has this id. `now` is an instant; who does not care
 * for that person sees no reasons.
 */
export async function readDossier(
  prisma: PrismaClient,
  id: string,
  now: string,
  cares: boolean,
): Promise<Dossier | null> {
  const person = await prisma.person.findUnique({ where: { id }, include: DOSSIER(now) });
  if (person === null) return null;
  const { conversation, ...known } = knownOf(person);
  return {
    ...known,
    name: person.name,
    since: person.createdAt.toISOString(),
    stopped: person.stoppedAt !== null,
    unreachable: person.conversations.flatMap(({ address }) => {
      const found = unreachableAt(address);
      return found === null ? [] : [{ ...found, channel: address.channel }];
    }),
    conversation: conversation?.id ?? null,
    meetings: meetingsOf(person),
    reports: person.absences.map((report) => reportOf(report, cares)),
    submissions: person.submissions.map(submissionOf),
    invitation: invitationOf(person.invitations[0]),
  };
}

/** Keeps a one-time code for a person; the same code a second time changes nothing. False where nobody has this id. */
export async function writeInvitation(
  prisma: PrismaClient,
  personId: string,
  { code, expiresAt }: Invitation,
): Promise<boolean> {
  const known = await prisma.person.findUnique({ where: { id: personId }, select: { id: true } });
  if (known === null) return false;
  await prisma.invitation.createMany({ data: [{ code, personId, expiresAt }], skipDuplicates: true });
  return true;
}
