import { strToU8 } from 'fflate';
import { readTables } from '../../bot/files/tables.ts';
import type { Upload } from '../../bot/roster/plan/given.ts';
import type { Known } from '../../bot/roster/plan/known.ts';
import { type Plan, plan } from '../../bot/roster/plan/plan.ts';
import { weeklyRule } from '../../bot/roster/plan/rule.ts';
import { fromSheets } from '../../bot/roster/plan/sheets.ts';
import { demoWorld } from '../../prisma/seed/world.ts';
import { TEST_DAY } from '../world.ts';

const world = demoWorld(TEST_DAY);

const ruled = (slot: {
  weekday: number;
  startTime: string;
  minutes: number;
  place: string;
  fromDay: string;
  untilDay: string;
  venueId?: string;
}) => ({
  rule: weeklyRule([slot.weekday]),
  start: slot.startTime,
  minutes: slot.minutes,
  place: slot.place,
  venueId: slot.venueId ?? null,
  from: slot.fromDay,
  until: slot.untilDay,
});

const sessionOf = (
  lesson: Parameters<typeof ruled>[0] & { id: string; programmeId: string; title: object; teacherId?: string },
  audience: 'people' | 'children',
) => ({
  ...ruled(lesson),
  id: lesson.id,
  programmeId: lesson.programmeId,
  externalId: null,
  title: lesson.title as Readonly<Record<string, string>>,
  audience,
  teacherId: lesson.teacherId ?? null,
  rests: true,
});

/** The demo as the database tells it, without what nobody in these tests asks for: enrolments and entries. */
export const KNOWN: Known = {
  centres: world.centres.map(({ id, name }) => ({ id, name })),
  programmes: world.programmes,
  venues: world.venues.map(({ id, centreId, name }) => ({ id, centreId, name })),
  people: world.people.map(({ id, centreId, name, language, roles }) => ({
    ...{ id, centreId, name, language, externalId: null, consented: true, spoken: false },
    roles: [...roles].sort(),
  })),
  enrolments: [],
  children: world.children.map(({ id, centreId, name }) => ({
    ...{ id, centreId, name, externalId: null },
    guardians: world.guardians
      .filter(({ childId }) => childId === id)
      .map(({ personId, weekdays }) => ({ personId, weekdays })),
  })),
  matches: world.matches.map((match) => ({
    ...ruled(match),
    ...{ id: match.id, programmeId: match.programmeId, externalId: null },
    ...{ mentorId: match.mentorId, menteeId: match.menteeId, coordinatorId: match.coordinatorId },
  })),
  sessions: [
    ...world.lessons.map((lesson) => sessionOf(lesson, 'people')),
    ...world.activities.map((activity) => sessionOf(activity, 'children')),
  ],
  entries: [],
};

/** Reads CSV files by their names. */
async function uploaded(files: Readonly<Record<string, string>>): Promise<Upload> {
  const sheets = [];
  for (const [name, text] of Object.entries(files)) {
    const read = await readTables(`${name}.csv`, strToU8(text));
    if (typeof read === 'string') throw new Error(read);
    sheets.push(...read.sheets);
  }
  const upload = fromSheets(sheets);
  if (upload === null || upload === 'too-big') throw new Error(String(upload));
  return upload;
}

/** What CSV files would do, by their names. */
export const planned = async (files: Readonly<Record<string, string>>, known = KNOWN): Promise<Plan> =>
  plan(known, await uploaded(files), TEST_DAY);

/** Problems as `"mensen 2 taal: not-language"`. */
export const told = ({ problems }: Plan): string[] =>
  problems.map(({ where, column, what }) => `${where.sheet} ${where.row} ${column}: ${what}`);

/** What an import would leave behind, as the house would know it afterwards. */
export function applied(known: Known, { changes }: Plan): Known {
  const merge = <Item extends { id: string }>(items: readonly Item[], changed: readonly Item[]) => [
    ...new Map([...items, ...changed].map((item) => [item.id, item])).values(),
  ];
  return {
    ...known,
    people: merge(
      known.people,
      changes.people.map((person) => ({ ...person, spoken: false })),
    ),
    enrolments: merge(known.enrolments, changes.enrolments),
    children: merge(known.children, changes.children),
    matches: merge(known.matches, changes.matches),
    sessions: merge(known.sessions, changes.sessions),
    entries: merge(known.entries, changes.entries),
  };
}
