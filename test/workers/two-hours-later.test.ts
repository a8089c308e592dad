import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { createStaffDesk } from '../../prisma/stores/desk.ts';
import { JOBS } from '../../workers/jobs.ts';
import { seal } from '../stores/keeping.ts';
import { HUDAS_MATCH } from '../stores/reports.ts';
import { type Carriage, onEveryBackend } from './backends.ts';
import { type ChannelDouble, channelDouble } from './channel-double.ts';
import { join } from './joining.ts';
import { killedAt } from './killing.ts';
import { openProcess, type Process } from './process.ts';

/** Nine on the centre's clock: both are reminded of their meeting at two, Huda of her intake at eleven as well. */
const NINE = '2026-11-24T08:00:30.000Z';
/** The queue was lost and the workers killed; by now her intake is over. */
const ELEVEN = '2026-11-24T10:00:30.000Z';
const INTAKE = '00000000-0000-4000-8000-000000000777';
/** Each of them is about to be told something; what comes next for Huda waits behind it. */
const PEOPLE_HERE = 2;
const A_MINUTE = 60_000;
const ON_THE_DAY = ['huda appointments.soon', 'huda mentoring.reminder', 'willem mentoring.reminder'];

onEveryBackend((open) => {
  let carriage: Carriage;
  let channel: ChannelDouble;
  let process: Process | undefined;
  beforeAll(async () => {
    carriage = await open();
    const { pool, prisma } = carriage.fresh.database;
    await pool.query('DELETE FROM match WHERE id <> $1', [HUDAS_MATCH]);
    await pool.query('DELETE FROM appointment');
    await pool.query(`DELETE FROM occasion WHERE kind <> 'match'`);
    await prisma.appointment.create({ data: { id: INTAKE, kind: 'intake', personId: PEOPLE.huda.id } });
    const at = { startsAt: new Date('2026-11-24T10:00:00Z'), endsAt: new Date('2026-11-24T10:30:00Z'), minutes: 30 };
    const day = new Date('2026-11-24');
    await prisma.occasion.create({ data: { kind: 'appointment', seriesId: INTAKE, day, ...at, place: 'De Mussen' } });
  });
  beforeEach(async () => {
    await carriage.fresh.reset();
    channel = channelDouble();
    await join(carriage.fresh, 'huda', 'willem');
    // The evening before was worked out before anything went wrong.
    const { prisma } = carriage.fresh.database;
    await prisma.planner.create({ data: { name: 'due', doneUpTo: new Date('2026-11-24T07:00:00Z') } });
  });
  afterEach(async () => {
    await process?.close();
    process = undefined;
    await carriage.flush();
  });
  afterAll(() => carriage.stop());

  const openKnocks = async () =>
    (await carriage.fresh.database.pool.query('SELECT key FROM knock WHERE done_at IS NULL')).rows;
  const allSaid = () =>
    vi.waitFor(async () => expect(await openKnocks()).toEqual([]), { timeout: 20_000, interval: 50 });
  const heard = () => channel.delivered.map(({ to, meant }) => `${to} ${meant.key}`).sort();

  describe('a day', () => {
    it(
      'that goes well is told as it is',
      async () => {
        const { fresh, backend } = carriage;
        process = await openProcess({ url: fresh.url, backend, now: NINE, channels: [channel] });
        await channel.arrivals.reaches(ON_THE_DAY.length);
        await allSaid();
        expect(heard()).toEqual(ON_THE_DAY);
      },
      A_MINUTE,
    );

    it(
      'in which the workers are killed, the queue is lost and two hours go by is told all the same, each word once; what comes too late is not said, and staff see why',
      async () => {
        const { fresh, backend } = carriage;
        await killedAt({ url: fresh.url, backend, now: NINE, moment: 'before the commit' }, PEOPLE_HERE);
        await carriage.flush();
        process = await openProcess({ url: fresh.url, backend, now: ELEVEN, channels: [channel] });
        await channel.arrivals.reaches(2);
        await allSaid();
        await process.queues.add('house', JOBS.due, {});
        await process.dues.reaches(2);
        await allSaid();
        expect(heard()).toEqual(ON_THE_DAY.filter((line) => !line.includes('soon')));
        expect(await linesOf('huda')).toContain('too-late');
      },
      A_MINUTE,
    );
  });

  /** Why the bot kept quiet, line by line, as staff read it in a conversation. */
  async function linesOf(name: 'huda'): Promise<readonly (string | undefined)[]> {
    const { database } = carriage.fresh;
    const { id } = await database.prisma.conversation.findFirstOrThrow({ where: { personId: PEOPLE[name].id } });
    const thread = await createStaffDesk(database, 'Europe/Amsterdam', seal).thread(id, 'petra');
    return thread?.lines.map(({ inbound }) => inbound?.silent) ?? [];
  }
});
