import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { HOUSE_QUEUE, JOBS } from '../../workers/jobs.ts';
import { type Carriage, onEveryBackend } from './backends.ts';
import { type ChannelDouble, channelDouble } from './channel-double.ts';
import { join } from './joining.ts';
import { openProcess, type Process, type Site } from './process.ts';

/** The Tuesday on which Huda and Willem meet, half a minute after they are to be reminded. */
const MORNING = '2026-11-24T08:00:30.000Z';
const REMINDERS = ['huda mentoring.reminder', 'willem mentoring.reminder'];

onEveryBackend((open) => {
  let carriage: Carriage;
  let channel: ChannelDouble;
  const processes: Process[] = [];
  beforeAll(async () => {
    carriage = await open();
  });
  beforeEach(async () => {
    await carriage.fresh.reset();
    channel = channelDouble();
    await join(carriage.fresh, 'huda', 'willem');
  });
  afterEach(async () => {
    await Promise.all(processes.splice(0).map((process) => process.close()));
    await carriage.flush();
  });
  afterAll(() => carriage.stop());

  const start = async (site: Partial<Site> = {}): Promise<Process> => {
    const { fresh, backend } = carriage;
    const process = await openProcess({ url: fresh.url, backend, now: MORNING, ...site });
    processes.push(process);
    return process;
  };
  const count = async (what: string): Promise<number> =>
    (await carriage.fresh.database.pool.query(`SELECT count(*)::int AS n FROM ${what}`)).rows[0].n;
  /** Everything that was due is said and sent. */
  const settled = () =>
    vi.waitFor(
      async () => expect([await count('knock WHERE done_at IS NULL'), await count('outbox')]).toEqual([0, 0]),
      { timeout: 20_000, interval: 20 },
    );
  const delivered = (from: ChannelDouble = channel) =>
    from.delivered.map(({ to, meant }) => `${to} ${meant.key}`).sort();

  describe('the nudge of a match', () => {
    it('goes from the clock to the phone of both, each in her own language', async () => {
      await start({ channels: [channel] });
      await channel.arrivals.reaches(2);
      await settled();
      expect(delivered()).toEqual(REMINDERS);
      expect(channel.delivered.map(({ to, language, isAnswer }) => [to, language, isAnswer]).sort()).toEqual([
        ['huda', 'ar', false],
        ['willem', 'nl', false],
      ]);
      const [said] = channel.delivered.filter(({ to }) => to === 'willem');
      expect(said?.text).toMatch(/Huda.*14:00.*kamer 3/u);
      expect(said?.offers.map(({ label }) => label)).toEqual(['Ik kom', 'Ik kan niet komen', 'Deze week niet']);
    });

    it('goes through a process that holds no channel as well', async () => {
      await start({ works: false, channels: [channel] });
      await start();
      await channel.arrivals.reaches(2);
      await settled();
      expect(delivered()).toEqual(REMINDERS);
    });

    it('is said once, however often it is due and in however many processes', async () => {
      const [one, two] = [await start({ channels: [channel] }), await start({ channels: [channel] })];
      await channel.arrivals.reaches(2);
      for (const { queues } of [one, two, one, two]) await queues.add(HOUSE_QUEUE, JOBS.due, {});
      await vi.waitFor(() => expect(one.dues.count + two.dues.count).toBeGreaterThanOrEqual(5), { timeout: 20_000 });
      await settled();
      expect(delivered()).toEqual(REMINDERS);
      expect(await count(`message WHERE key LIKE 'mentoring:reminder:%'`)).toBe(2);
    });

    it('is not said again by a house that starts anew', async () => {
      const first = await start({ channels: [channel] });
      await channel.arrivals.reaches(2);
      await settled();
      await first.close();
      processes.pop();
      await carriage.flush();
      const again = channelDouble();
      const { dues } = await start({ channels: [again] });
      await dues.reaches(1);
      await settled();
      expect(delivered(again)).toEqual([]);
    });

    it('is tried again when the stores were away for a moment', async () => {
      let refusals = 0;
      await start({
        channels: [channel],
        commit: (commit) => async (turn) => {
          refusals++;
          if (refusals <= 2) throw new Error('the stores are away');
          return commit(turn);
        },
      });
      await channel.arrivals.reaches(2);
      await settled();
      expect(delivered()).toEqual(REMINDERS);
      expect(refusals).toBe(4);
    });
  });

  it('erases at its time what was kept long enough', async () => {
    const { queues } = await start({ channels: [channel] });
    await channel.arrivals.reaches(2);
    await settled();
    await carriage.fresh.database.pool.query(
      `UPDATE message SET at = now() - interval '31 days' WHERE key LIKE '%mentor'`,
    );
    await queues.add(HOUSE_QUEUE, JOBS.retention, {});
    await vi.waitFor(async () => expect(await count('message WHERE position = 0')).toBe(1), { timeout: 20_000 });
  });

  describe('a queue that is emptied', () => {
    const MANY = 60;
    /** News that wait for Willem, as many as a busy centre has in a morning. */
    const manyWait = () =>
      carriage.fresh.database.prisma.knock.createMany({
        data: Array.from({ length: MANY }, (_, n) => ({
          key: `news-${n}`,
          personId: PEOPLE.willem.id,
          at: new Date(MORNING),
          inbound: { kind: 'news', key: 'absence.news', params: { name: `Mevrouw ${n}` } },
        })),
      });
    const news = () => channel.delivered.filter(({ meant }) => meant.key === 'absence.news');

    it('while it is full loses nothing and doubles nothing', async () => {
      await manyWait();
      const { dues } = await start({ channels: [channel] });
      await channel.arrivals.reaches(10);
      await carriage.flush();
      expect(channel.delivered.length).toBeLessThan(MANY);
      await dues.reaches(2);
      await channel.arrivals.reaches(MANY + 2);
      await settled();
      expect(new Set(news().map(({ meant }) => meant.params?.name)).size).toBe(MANY);
      expect(news()).toHaveLength(MANY);
    });
  });
});
