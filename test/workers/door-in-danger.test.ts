import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readEnv } from '../../bot/env.ts';
import { createLog } from '../../bot/log.ts';
import { createMetrics } from '../../bot/metrics.ts';
import { type Door, hangDoor } from '../../door.ts';
import type { Foundation } from '../../foundation.ts';
import { readFigures } from '../../prisma/figures.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { createEntries } from '../../prisma/stores/calendar-entries.ts';
import { createCrisisDesk } from '../../prisma/stores/desk-crisis.ts';
import { createFiles } from '../../prisma/stores/files.ts';
import { createCarrier } from '../../workers/carrier.ts';
import { openQueues, type Queues } from '../../workers/queues.ts';
import { type Fresh, freshDatabase } from '../stores/database.ts';
import { keeping } from '../stores/keeping.ts';
import { postgresStores } from '../stores/playing.ts';
import { theHouse, words } from '../talk/house.ts';
import { channelDouble } from './channel-double.ts';
import { join } from './joining.ts';
import { openPushService, type PushService } from './push-service.ts';

/** Nobody listens on the discard port. */
const NOWHERE = { redisUrl: 'redis://127.0.0.1:9' };

let fresh: Fresh;
let service: PushService;
let queues: Queues;
let door: Door;
const channel = channelDouble();
const heard = () => channel.delivered.map(({ to, meant }) => `${to} ${meant.key}`);

beforeAll(async () => {
  [fresh, service] = [await freshDatabase(), await openPushService()];
  const { database, url } = fresh;
  const stores = postgresStores(database, 'test');
  queues = openQueues(NOWHERE, () => {}, { lockMs: 1_000, windMs: 60_000, closeMs: 100 });
  const foundation: Foundation = {
    env: readEnv({}),
    log: createLog('silent'),
    metrics: createMetrics(() => readFigures(database.pool)),
    words,
    house: theHouse,
    databaseUrl: url,
    database,
    stores: { ...stores, files: createFiles(database.prisma, keeping), entries: createEntries(database.pool) },
    keeping,
    queues,
    carrier: createCarrier(queues, () => {}),
    done: [],
    close: async () => {},
  };
  door = hangDoor(foundation, [channel]);
  await join(fresh, 'huda', 'ineke');
  await database.pool.query('DELETE FROM staff_user');
  await database.pool.query(
    `INSERT INTO staff_user (id, name, email, email_verified, updated_at, person_id) VALUES ('ineke', 'Ineke', 'ineke@example.org', true, now(), $1)`,
    [PEOPLE.ineke.id],
  );
  const device = { ...service.subscribe('ineke'), name: 'Firefox' };
  await createCrisisDesk(database, 'Europe/Amsterdam').addDevice('ineke', device);
});
afterAll(async () => {
  await door.outbox.idle();
  await queues.close();
  await service.close();
  await fresh.drop();
});

const soon = (holds: () => void) => vi.waitFor(holds, { timeout: 10_000 });

const writes = (id: string, text: string) =>
  door.inbound({
    from: { address: { channel: 'test', id } },
    arrival: { key: `${id}-${text}`, inbound: { kind: 'text', text } },
  });

it('answers, opens a case, rings and tells staff in their chat, all without a queue and without a worker', async () => {
  await writes('huda', 'Mijn man slaat mij');
  await soon(() => expect(heard().slice(0, 2)).toEqual(['huda crisis.violence', 'huda crisis.human']));
  await soon(() => expect(heard()).toContain('ineke on-call.alarm'));
  await soon(() => expect(service.rung.map(({ device }) => device)).toEqual(['ineke']));
  await writes('ineke', '1');
  await soon(() => expect(heard()).toContain('ineke on-call.yours'));
  const [one] = await createCrisisDesk(fresh.database, 'Europe/Amsterdam').open();
  expect(one).toMatchObject({ kind: 'violence', acknowledgedBy: 'ineke', step: 1 });
  const { rows } = await fresh.database.pool.query(`SELECT name FROM secret WHERE name = 'push'`);
  expect(rows).toHaveLength(1);
});
