import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createWebChannel } from '../../../bot/channels/web/index.ts';
import { createPulse } from '../../../prisma/pulse.ts';
import { createFiles, createIntake, createSentFiles } from '../../../prisma/stores/files.ts';
import { createTakenBack } from '../../../prisma/stores/taken-back.ts';
import { createThreads } from '../../../prisma/stores/threads.ts';
import { createUploads } from '../../../prisma/stores/uploads.ts';
import { createFetcher } from '../../../workers/fetcher.ts';
import { typeOf } from '../../../workers/file-types.ts';
import type { Fresh } from '../../stores/database.ts';
import { keeping } from '../../stores/keeping.ts';
import { postgresStores } from '../../stores/playing.ts';
import { openHouse, type Playing, words } from '../../talk/house.ts';
import { spoken } from '../spoken.ts';

/** Two days before the Tuesday on which Huda meets Willem, in the morning. */
const AT = '2026-11-22T10:00:00Z';

/** What the house says in a crisis while it cannot write anything down. */
const CRISIS = spoken({
  language: 'nl',
  turn: 0,
  position: 1,
  text: words.say('crisis.danger', { emergency: '112' }, 'nl'),
  offers: [],
  hint: null,
});

export type Served = {
  readonly url: string;
  readonly port: number;
  readonly house: Playing;
  /** How many pages listen now. */
  listening(): number;
  /** The house takes nothing until it is called again with false; a crisis is answered all the same. */
  fail(fails: boolean): void;
  stop(): Promise<void>;
};

const listening = (fetch: Hono['fetch'], port: number): Promise<ServerType> =>
  new Promise((resolve) => {
    const server = serve({ fetch, port, hostname: '127.0.0.1' }, () => resolve(server));
  });

/** The site of a centre, with something of ours in it. */
export async function serveSite(content: string): Promise<{ url: string; stop(): Promise<unknown> }> {
  const site = new Hono().get('/', (c) => c.html(`<!DOCTYPE html><title>De Mussen</title><body>${content}</body>`));
  const server = await listening(site.fetch, 0);
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, stop: () => new Promise((resolve) => server.close(resolve)) };
}

/** The web chat as it is in earnest, on a port of this machine: real stores, real pulse, real house. */
export async function serveChat(fresh: Fresh, port = 0): Promise<Served> {
  const alarm = (what: string, error: unknown) => console.error(what, error);
  const house = openHouse(postgresStores(fresh.database), AT);
  const pulse = createPulse(fresh.url);
  await pulse.start();
  let listeners = 0;
  const channel = createWebChannel({
    ...words,
    threads: createThreads(fresh.database.pool),
    pulse: {
      listen(moved) {
        const end = pulse.listen(moved);
        listeners++;
        return () => {
          listeners--;
          end();
        };
      },
    },
    files: createFiles(fresh.database.prisma, keeping),
    uploads: createUploads(fresh.database.pool, keeping.seal),
    sentFiles: createSentFiles(fresh.database.pool, keeping.seal),
    takenBack: createTakenBack(fresh.database.pool),
    typeOf,
    clock: () => new Date().toISOString(),
    publicUrl: 'http://127.0.0.1',
    zone: 'Europe/Amsterdam',
    secret: 'a secret of this test',
    alarm,
  });
  const fetcher = createFetcher({
    channels: [channel],
    intake: createIntake(fresh.database.pool, keeping.seal),
    knock: async () => {},
    alarm,
  });
  let isAway = false;
  await channel.start(async (knock) => {
    if (!isAway) return house.knock(knock).finally(fetcher.wake);
    const to = 'address' in knock.from ? knock.from.address.id : '';
    await channel.send({ ...CRISIS, to });
    throw new Error('the stores are away');
  });
  const server = await listening(new Hono().route('/', channel.routes).fetch, port);
  const { port: given } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${given}`,
    port: given,
    house,
    listening: () => listeners,
    fail: (fails) => {
      isAway = fails;
    },
    async stop() {
      await channel.stop();
      await new Promise((resolve) => {
        server.close(resolve);
        (server as { closeAllConnections?: () => void }).closeAllConnections?.();
      });
      await pulse.stop();
    },
  };
}
