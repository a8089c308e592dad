import { createHash, randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { createWebChannel, type WebChannel } from '../../../../bot/channels/web/index.ts';
import { createFiles, createSentFiles } from '../../../../prisma/stores/files.ts';
import { createTakenBack } from '../../../../prisma/stores/taken-back.ts';
import { createThreads } from '../../../../prisma/stores/threads.ts';
import { createUploads } from '../../../../prisma/stores/uploads.ts';
import { typeOf } from '../../../../workers/file-types.ts';
import type { Fresh } from '../../../stores/database.ts';
import { keeping } from '../../../stores/keeping.ts';
import type { Driver, Limit } from '../driver.ts';
import { cannotHappen, nothingBetween, showsNothing } from '../limits.ts';
import { wording } from '../words.ts';
import { browse } from './web-page.ts';

const BETWEEN = nothingBetween('no platform in between: what is committed is there to be read');
const NOBODY: Limit = nothingBetween('nobody can block a page; who does not come back reads nothing');

/** The web chat: our own server, spoken to over HTTP as its page speaks, with the files that she sends. */
export const web: Driver = {
  title: 'Web chat',
  channel: 'web',
  how: {
    'opens the topic of a code on paper, in its language': '/chat?to=…',
    'shows choices to press': 'up to 10 buttons',
    'is confirmed only when the house has it': 'the page keeps it until it hears so',
    'brings the numbers of a crisis while the stores are away': 'in the answer to her message',
    'can be taken back': 'gone from the page',
    'shows a place on a map': 'a link, and the phone’s own map',
    'is refused where a file is too large, and staff see why': 'the page says so at once, with the size that works',
    'brings her in through the link of staff': '/chat?invite=…',
  },
  limits: {
    'waits out trouble of the platform, in order': BETWEEN,
    'waits out a connection that breaks, in order': BETWEEN,
    'waits as long as the platform asks': BETWEEN,
    'is not doubled when the answer is lost': BETWEEN,
    'is given up for who blocked us, and staff see it': NOBODY,
    'is given up for who is gone, and staff see it': NOBODY,
    'is heard when she writes over it': cannotHappen('the page lets nobody change what was sent', 'edits'),
    'asks nothing when she takes it back': cannotHappen('the page lets nobody take back what was sent', 'takesBack'),
    'is answered where it cannot be read': cannotHappen('the page sends words, files and voice only', 'unreadable'),
    'is not answered in a group': cannotHappen('there are no groups', 'writesInGroup'),
    'shows that a message was read': showsNothing('the page shows a tick of its own when the house has it'),
    'shows that an answer is being written': showsNothing('answers are there at once'),
  },
  async open({ fresh, alarm, closing }) {
    let current: WebChannel | null = null;
    const fetch = (request: Request, env: unknown) =>
      current?.routes.fetch(request, env) ?? new Response(null, { status: 502 });
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' });
    await new Promise((listening) => server.once('listening', listening));
    const closed = new AbortController();
    // Everything that all pages ask for hangs on it.
    setMaxListeners(0, closed.signal);
    closing(async () => {
      closed.abort();
      server.close();
    });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return {
      async start(receive) {
        current = channelOn(fresh, url, alarm);
        await current.start(receive);
        return current;
      },
      phone() {
        const token = randomBytes(24).toString('base64url');
        const address = createHash('sha256').update(token).digest('base64url');
        return browse(url, `buurtmus=${token}`, address, closed.signal);
      },
      order() {
        throw new Error('there is no platform that could fail');
      },
      courtesies: () => [],
    };
  },
};

function channelOn({ database }: Fresh, publicUrl: string, alarm: (what: string, error: unknown) => void): WebChannel {
  return createWebChannel({
    ...wording,
    threads: createThreads(database.pool),
    pulse: { listen: () => () => {} },
    files: createFiles(database.prisma, keeping),
    uploads: createUploads(database.pool, keeping.seal),
    sentFiles: createSentFiles(database.pool, keeping.seal),
    takenBack: createTakenBack(database.pool),
    typeOf,
    clock: () => new Date().toISOString(),
    publicUrl,
    zone: 'Europe/Amsterdam',
    secret: 'a secret of this test',
    alarm,
  });
}
