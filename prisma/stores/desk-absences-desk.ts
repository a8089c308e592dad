import type { AbsenceDesk } from '../../bot/staff-absence-ports.ts';
import type { Database } from '../client.ts';
import { readAbsences } from './desk-absences.ts';
import { readCounts } from './desk-absences-counts.ts';
import { readHistory } from './desk-absences-history.ts';
import { readAccounts, writeLink } from './desk-accounts.ts';

/** Absence as staff look at it, on PostgreSQL; `zone` is the one of the centre. */
export const createAbsenceDesk = ({ prisma, pool }: Pick<Database, 'prisma' | 'pool'>, zone: string): AbsenceDesk => ({
  between: (from, until, staff) => readAbsences(pool, zone, { from, until, staff }),
  history: (person, from, until, staff) => readHistory(pool, zone, { person, from, until, staff }),
  counts: (from, until) => readCounts(pool, zone, from, until),
  accounts: (person) => readAccounts(prisma, person),
  link: (person, account) => writeLink(prisma, person, account),
});
