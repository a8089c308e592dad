import type { Duty } from '../../bot/crisis/rota.ts';

/** A rule of the rota as it is kept. */
export type DutyRow = {
  id: string;
  staff: string;
  position: number;
  days: number[];
  from_time: string | null;
  until_time: string | null;
  from_at: Date | null;
  until_at: Date | null;
};

/** Rules of people who still have an account, in the order in which they were made. */
export const DUTIES = `
SELECT o.id, o.centre_id AS centre, o.staff_id AS staff, o.position, o.days, o.from_time, o.until_time, o.from_at, o.until_at
FROM on_call o JOIN staff_user s ON s.id = o.staff_id WHERE s.ended_at IS NULL AND s.role = 'staff' ORDER BY o.position, o.id`;

/** The rule as the rota knows it. */
export function dutyOf({ staff, position, days, from_time, until_time, from_at, until_at }: DutyRow): Duty {
  if (from_at !== null && until_at !== null) {
    return { kind: 'once', staff, position, from: from_at.toISOString(), until: until_at.toISOString() };
  }
  return { kind: 'weekly', staff, position, days, from: from_time ?? '00:00', until: until_time ?? '00:00' };
}
