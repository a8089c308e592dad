import type { Inbound } from '../../bot/engine/inbound.ts';
import type { Knocks } from '../../bot/ports.ts';
import type { PrismaClient } from '../generated/client.ts';

/** More than a city says in a minute; what is left over is due in the next minute as well. */
const MOST_AT_ONCE = 2_000;

/** Words that wait, on PostgreSQL: the truth that the queue only carries. */
export const createKnocks = (prisma: PrismaClient): Knocks => ({
  async put(knocks) {
    await prisma.$executeRaw`
      INSERT INTO knock (key, person_id, at, inbound)
      SELECT key, person, at, inbound FROM json_to_recordset(${JSON.stringify(knocks)}::json) AS k(key text, person uuid, at timestamptz, inbound jsonb)
      ON CONFLICT (key) DO NOTHING`;
  },
  async due(now) {
    const where = { doneAt: null, at: { lte: new Date(now) } };
    const open = await prisma.knock.findMany({
      where,
      orderBy: { at: 'asc' },
      take: MOST_AT_ONCE,
      select: { key: true },
    });
    return open.map(({ key }) => key);
  },
  async find(key) {
    const found = await prisma.knock.findFirst({ where: { key, doneAt: null } });
    if (found === null) return null;
    const { personId: person, at, inbound } = found;
    return { key, person, at: at.toISOString(), inbound: inbound as unknown as Inbound };
  },
  async done(key, now) {
    await prisma.knock.updateMany({ where: { key }, data: { doneAt: new Date(now) } });
  },
});
