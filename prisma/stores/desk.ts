import type { StaffDesk, StaffFile, StaffThread } from '../../bot/staff-ports.ts';
import type { Database } from '../client.ts';
import { COLUMNS, conversationOf, type Row, TABLES } from './conversation-row.ts';
import { readAbsences } from './desk-absences.ts';
import { readCounts, readList } from './desk-list.ts';
import { readDossier, readPeople, writeInvitation } from './desk-people.ts';
import { dismissUndelivered, readUndelivered, retryUndelivered } from './desk-undelivered.ts';
import { createWeekDesk } from './desk-week-desk.ts';
import { readLines } from './threads.ts';

const BY_ID = `SELECT ${COLUMNS} FROM ${TABLES} WHERE c.id = $1`;
const FROM_THE_BEGINNING = { turn: 0, position: -1 };

/** What staff look at, on PostgreSQL: lists and threads by one statement each, what is read at leisure by Prisma. */
export const createStaffDesk = ({ prisma, pool }: Database, zone: string): StaffDesk => ({
  week: createWeekDesk({ prisma, pool }, zone),
  counts: (staff) => readCounts(pool, staff),
  list: (tab, staff, after) => readList(pool, tab, staff, after),
  async thread(id): Promise<StaffThread | null> {
    const { rows } = await pool.query<Row>({ name: 'desk-thread', text: BY_ID, values: [id] });
    if (rows[0] === undefined) return null;
    const { channel, person, session } = conversationOf(rows[0]);
    const lines = await readLines(pool, id, FROM_THE_BEGINNING);
    return { id, channel, person, language: session.language ?? person.language, desk: session.desk, lines };
  },
  async colleagues() {
    const staff = await prisma.staffUser.findMany({ select: { id: true, name: true } });
    return new Map(staff.map(({ id, name }) => [id, name]));
  },
  people: (search, after) => readPeople(prisma, search, after),
  dossier: (person, now) => readDossier(prisma, person, now),
  invite: (person, invitation) => writeInvitation(prisma, person, invitation),
  absences: (from, until) => readAbsences(pool, zone, from, until),
  file: async (conversationId, turn) => {
    const file = await prisma.file.findFirst({ where: { conversationId, turn } });
    if (file === null) return null;
    return { ...file, kind: file.kind as StaffFile['kind'], state: file.state as StaffFile['state'] };
  },
  undelivered: () => readUndelivered(pool),
  retry: (ref) => retryUndelivered(pool, ref),
  dismiss: (ref) => dismissUndelivered(pool, ref),
});
