import type { Clock, Knock } from '../bot/ports.ts';
import type { Foundation } from '../foundation.ts';
import { planSeries } from '../prisma/stores/planning.ts';
import { eraseExpired } from '../prisma/stores/retention.ts';
import { runDue, runKnock } from './due.ts';
import { HOUSE_QUEUE, JOBS } from './jobs.ts';
import { handling } from './queues.ts';
import { schedule } from './schedule.ts';

/** Knocks that one process says at once; each is one turn of somebody's conversation. */
const CONCURRENCY = 8;

/** Between two portions of what is due: whoever writes meanwhile is answered. */
const MORE_AFTER_MS = 3_000;

/** The part of the foundation that workers stand on. */
type Grounds = Pick<Foundation, 'house' | 'stores' | 'carrier' | 'queues' | 'database' | 'env'>;

const wallClock: Clock = () => new Date().toISOString();

/** The second process: does the jobs of the house. `inbound` is the same door that people knock at. */
export function startWorkers(
  { house, stores, carrier, queues, database, env }: Grounds,
  inbound: (knock: Knock) => Promise<unknown>,
  clock = wallClock,
): void {
  const { calendar, planner, knocks } = stores;
  const due = { house, calendar, planner, knocks, carrier, clock, zone: env.CENTRE_TIMEZONE };
  const keepings = house.rooms.flatMap(({ keeps }) => keeps);
  queues.work(
    HOUSE_QUEUE,
    [
      handling(JOBS.due, async () => {
        const { more } = await runDue(due);
        if (more) await queues.add(HOUSE_QUEUE, JOBS.due, {}, { delay: MORE_AFTER_MS, id: 'due-more' });
      }),
      handling(JOBS.knock, ({ key }) => runKnock(stores.knocks, inbound, clock, key)),
      handling(
        JOBS.plan,
        async () => void (await planSeries(database.pool, env.CENTRE_TIMEZONE, clock().slice(0, 10))),
      ),
      handling(JOBS.retention, () => eraseExpired(database.pool, keepings)),
    ],
    CONCURRENCY,
  );
  schedule(queues, env.CENTRE_TIMEZONE);
}
