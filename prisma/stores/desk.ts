import type { Seal } from '../../bot/cv/store.ts';
import type { StaffDesk, StaffThread } from '../../bot/staff-ports.ts';
import type { Database } from '../client.ts';
import { COLUMNS, conversationOf, type Row, TABLES } from './conversation-row.ts';
import { createAbsenceDesk } from './desk-absences-desk.ts';
import { asSeenBy, caresFor, isHidden, mayRead } from './desk-delicate.ts';
import { readStaffFile } from './desk-file.ts';
import { readCounts, readList } from './desk-list.ts';
import { readDossier, readPeople, writeInvitation } from './desk-people.ts';
import { createReferralsDesk } from './desk-referrals.ts';
import { createSignalsDesk } from './desk-signals.ts';
import { dismissUndelivered, readUndelivered, retryUndelivered } from './desk-undelivered.ts';
import { createWeekDesk } from './desk-week-desk.ts';
import { readLines } from './threads.ts';

const BY_ID = `SELECT ${COLUMNS}, ${mayRead('$2')} AS may FROM ${TABLES} WHERE c.id = $1`;
const FROM_THE_BEGINNING = { turn: 0, position: -1 };
const CARES = `SELECT ${caresFor('$1', '$2::uuid')} AS cares`;

/** What staff look at, on PostgreSQL: lists and threads by one statement each, what is read at leisure by Prisma. */
export const createStaffDesk = ({ prisma, pool }: Database, zone: string, seal: Seal): StaffDesk => ({
  week: createWeekDesk({ prisma, pool }, zone),
  signals: createSignalsDesk(pool, zone),
  referrals: createReferralsDesk(pool),
  absence: createAbsenceDesk({ prisma, pool }, zone),
  counts: (staff) => readCounts(pool, staff),
  list: (tab, staff, after) => readList(pool, tab, staff, after),
  async thread(id, staff): Promise<StaffThread | null> {
    const { rows } = await pool.query<Row & { may: boolean }>({
      name: 'desk-thread',
      text: BY_ID,
      values: [id, staff],
    });
    if (rows[0] === undefined) return null;
    const { channel, person, session } = conversationOf(rows[0]);
    const lines = asSeenBy(staff, rows[0].may, await readLines(pool, id, FROM_THE_BEGINNING));
    return { id, channel, person, language: session.language ?? person.language, desk: session.desk, lines };
  },
  async colleagues() {
    const staff = await prisma.staffUser.findMany({ select: { id: true, name: true } });
    return new Map(staff.map(({ id, name }) => [id, name]));
  },
  people: (search, after) => readPeople(prisma, search, after),
  async dossier(person, now, staff) {
    const { rows } = await pool.query<{ cares: boolean }>(CARES, [staff, person]);
    return readDossier(prisma, person, now, rows[0]?.cares === true);
  },
  invite: (person, invitation) => writeInvitation(prisma, person, invitation),
  file: async (conversation, turn, staff) =>
    (await isHidden(pool, conversation, turn, staff))
      ? null
      : readStaffFile({ prisma, pool }, seal, conversation, turn),
  undelivered: (staff) => readUndelivered(pool, staff),
  retry: (ref) => retryUndelivered(pool, ref),
  dismiss: (ref) => dismissUndelivered(pool, ref),
});
