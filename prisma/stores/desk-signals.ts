import type { Pool } from 'pg';
import { localTime } from '../../bot/engine/weekly.ts';
import type { SignalsDesk } from '../../bot/staff-signals-ports.ts';
import { readCase } from './desk-signals-case.ts';
import { decide, withdraw } from './desk-signals-decide.ts';
import { personOfStaff, readCourses } from './desk-signals-read.ts';
import { readPolicies, writeAsksReason, writePolicy } from './desk-signals-settings.ts';
import { weigh } from './desk-signals-weigh.ts';

/** More than a coach can talk with in a week; those who missed most stand first. */
const MOST_SIGNALS = 100;

/** Absence as staff weigh it, on PostgreSQL. */
export const createSignalsDesk = (pool: Pool, zone: string): SignalsDesk => ({
  async list(staff, now) {
    const read = await readCourses(pool, { person: null, programme: null, now, zone });
    const all = weigh(read, localTime(now, zone).slice(0, 10), await personOfStaff(pool, staff));
    return all
      .filter(({ stands, signal }) => stands || signal.mayReport)
      .map(({ signal }) => signal)
      .toSorted((one, other) => other.missed.length - one.missed.length)
      .slice(0, MOST_SIGNALS);
  },
  one: (whose, staff, now) => readCase(pool, zone, whose, staff, now),
  decide: (decision, now) => decide(pool, zone, decision, now),
  withdraw: (withdrawal, now) => withdraw(pool, zone, withdrawal, now),
  policies: () => readPolicies(pool),
  setPolicy: (programme, policy) => writePolicy(pool, programme, policy),
  setAsksReason: (centre, asks) => writeAsksReason(pool, centre, asks),
});
