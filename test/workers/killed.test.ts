import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { JOBS, outboxQueue } from '../../workers/jobs.ts';
import { HUDAS_MATCH } from '../stores/reports.ts';
import { type Carriage, onEveryBackend } from './backends.ts';
import { type ChannelDouble, channelDouble } from './channel-double.ts';
import { join } from './joining.ts';
import { killedAt, MOMENTS } from './killing.ts';
import { openProcess, type Process } from './process.ts';

const MORNING = '2026-11-24T08:00:30.000Z';
/** A process has to start, come so far, die, and be missed. */
const A_MINUTE = 60_000;

onEveryBackend((open) => {
  let carriage: Carriage;
  let channel: ChannelDouble;
  let survivor: Process | undefined;
  beforeAll(async () => {
    carriage = await open();
    await carriage.fresh.database.pool.query('DELETE FROM match WHERE id <> $1', [HUDAS_MATCH]);
    // Nor is anybody asked who was at a lesson: only these two hear something.
    await carriage.fresh.database.pool.query(`DELETE FROM occasion WHERE kind <> 'match'`);
  });
  beforeEach(async () => {
    await carriage.fresh.reset();
    channel = channelDouble();
    await join(carriage.fresh, 'huda', 'willem');
  });
  afterEach(async () => {
    await survivor?.close();
    await carriage.flush();
  });
  afterAll(() => carriage.stop());

  const ask = async (text: string) => (await carriage.fresh.database.pool.query(text)).rows;
  /** The minute for which the dead process had its messages for itself goes by. */
  const leasesRunOut = () =>
    ask(`UPDATE outbox SET lease_until = now() - interval '1 second' WHERE lease_until IS NOT NULL`);

  describe('a process that is killed', () => {
    it.each(MOMENTS)(
      '%s is taken over: both hear of their meeting, once',
      async (moment) => {
        const { fresh, backend } = carriage;
        const site = { url: fresh.url, backend, now: MORNING };
        await killedAt({ ...site, moment }, 2);
        expect(await ask('SELECT count(*)::int AS n FROM message')).toEqual([
          { n: moment === 'before the commit' ? 0 : 4 },
        ]);
        await leasesRunOut();
        survivor = await openProcess({ ...site, channels: [channel] });
        await survivor.queues.add(outboxQueue('test'), JOBS.sweep, {});
        await channel.arrivals.reaches(2);
        await vi.waitFor(
          async () => {
            expect(await ask('SELECT key FROM knock WHERE done_at IS NULL')).toEqual([]);
            expect(await ask('SELECT turn FROM outbox')).toEqual([]);
          },
          { timeout: 20_000, interval: 50 },
        );
        expect(channel.delivered.map(({ to, meant }) => `${to} ${meant.key}`).sort()).toEqual([
          'huda mentoring.reminder',
          'willem mentoring.reminder',
        ]);
        expect(await ask(`SELECT key FROM message WHERE key LIKE 'mentoring:%'`)).toHaveLength(2);
        const mayBeThere = moment === 'while sending';
        expect(channel.delivered.map(({ attempts }) => attempts > 0)).toEqual([mayBeThere, mayBeThere]);
      },
      A_MINUTE,
    );
  });
});
