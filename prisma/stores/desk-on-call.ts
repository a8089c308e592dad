import type { Pool } from 'pg';
import type { CrisisDesk } from '../../bot/crisis/desk.ts';
import { onCallAt } from '../../bot/crisis/rota.ts';
import type { PrismaClient } from '../generated/client.ts';
import { DUTIES, type DutyRow, dutyOf } from './on-call.ts';

type RotaDesk = Pick<CrisisDesk, 'rotas' | 'setMinutes' | 'addDuty' | 'removeDuty'>;

const CENTRES = 'SELECT id, name, crisis_minutes AS minutes FROM centre ORDER BY name, id';

/** Nobody is put on call who has no account any more, or at a centre that is none. */
const ADD = `
INSERT INTO on_call (centre_id, staff_id, position, days, from_time, until_time, from_at, until_at)
SELECT c.id, s.id, $3, $4, $5, $6, $7, $8 FROM centre c, staff_user s WHERE c.id = $1 AND s.id = $2 AND s.ended_at IS NULL AND s.role = 'staff'`;

/** Who is on call, and when. What was for once, and is over, is no longer shown; it goes with the next rule. */
export const rotaDesk = (pool: Pool, prisma: PrismaClient, zone: string): RotaDesk => ({
  async rotas(now) {
    const centres = (await pool.query<{ id: string; name: string; minutes: number }>(CENTRES)).rows;
    const rows = (await pool.query<DutyRow & { centre: string }>(DUTIES)).rows;
    const isOver = ({ until_at }: DutyRow) => until_at !== null && until_at.getTime() <= Date.parse(now);
    return centres.map(({ id: centre, name, minutes }) => {
      const hers = rows.filter((row) => row.centre === centre && !isOver(row));
      const duties = hers.map((row) => ({ ...dutyOf(row), id: row.id }));
      return { centre, name, minutes, duties, onCall: onCallAt(duties, now, zone) };
    });
  },
  setMinutes: async (id, crisisMinutes) =>
    (await prisma.centre.updateMany({ where: { id }, data: { crisisMinutes } })).count === 1,
  async addDuty(centre, duty) {
    await prisma.onCall.deleteMany({ where: { untilAt: { lt: new Date() } } });
    const { staff, position, from, until } = duty;
    const when = duty.kind === 'once' ? [[], null, null, from, until] : [duty.days, from, until, null, null];
    return (await pool.query(ADD, [centre, staff, position, ...when])).rowCount === 1;
  },
  removeDuty: async (id) => (await prisma.onCall.deleteMany({ where: { id } })).count === 1,
});
