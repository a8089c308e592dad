import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Delivery, Receive, Spoken } from '../../channel.ts';
import { catchUp } from './catch-up.ts';
import type { Codes } from './codes.ts';
import { createFirsts } from './firsts.ts';
import { openJournal } from './journal.ts';
import { createKeeper, type Keeper } from './keeper.ts';
import { outliveLeaks } from './leaks.ts';
import { notNow } from './line.ts';
import { listen } from './listening.ts';
import { type Mark, openMark } from './mark.ts';
import { restartNightly } from './nightly.ts';
import { createReceiving, type Receiving } from './receiving.ts';
import { createSender } from './sending.ts';
import type { Parts } from './settings.ts';

/** The driver at work. */
export type Running = {
  send(message: Spoken): Promise<Delivery>;
  /** Ends the session and its browser; what was received, and what is being sent, is finished first. */
  stop(): Promise<void>;
};

/**
 * Sets the driver to work. Resolves as soon as what it remembers is read: the house opens whether or not WhatsApp
 * does.
 */
export async function run(parts: Parts, codes: Codes, receive: Receive): Promise<Running> {
  const { browser, pace, zone, now, alarm, line, pairing } = parts;
  const { folder } = browser;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const trouble = (error: unknown) => alarm('what WhatsApp needs to remember cannot be written down', error);
  const mark = await openMark(join(folder, 'heard.json'), seconds(now), trouble);
  const journal = await openJournal(join(folder, 'sends.ndjson'), now);
  const firsts = await createFirsts({ pace, zone, now, file: join(folder, 'firsts.json'), trouble });

  const stopping = new AbortController();
  const seen = (chat: string): void => void line.client?.sendSeen(chat).catch(() => {});
  const receiving = createReceiving({ receive, mark, pace, alarm, seen }, stopping.signal);
  const keeper = keeperOf(parts, codes, mark, receiving);
  const heal = outliveLeaks((error) => alarm('whatsapp-web.js left a failure alone', error));
  const end = keeper.keep(stopping.signal);
  void restartNightly(parts, keeper, stopping.signal);
  return {
    send: createSender({ line, notNow: () => notNow(pairing.now.state), journal, firsts, pace, alarm }),
    async stop() {
      stopping.abort();
      await Promise.all([end, receiving.idle()]);
      heal();
    },
  };
}

/** WhatsApp counts in whole seconds. */
const seconds = (now: () => number) => (): number => Math.floor(now() / 1_000);

/** A session that is kept, what people do in it, and what was missed while there was none. */
function keeperOf(parts: Parts, codes: Codes, mark: Mark, receiving: Receiving): Keeper {
  const { line, pace, now, alarm } = parts;
  let looking = new AbortController();
  const leave = (): Promise<void> => {
    codes.unpaired(null);
    looking.abort();
    return line.down();
  };
  // A page that loads anew knows nothing until the library is ready on it again.
  const navigated = (frame: { parentFrame(): unknown }): void => {
    if (frame.parentFrame() === null) void leave();
  };
  return createKeeper({
    ...parts,
    mark,
    onOpening: (client) => listen(client, receiving.take, now),
    onQr: codes.unpaired,
    onReady(client, justPaired) {
      void leave();
      looking = new AbortController();
      client.pupPage?.off('framenavigated', navigated).on('framenavigated', navigated);
      line.up(client);
      void catchUp({ mark, take: receiving.take, pace, now: seconds(now), alarm }, client, justPaired, looking.signal);
    },
    onEnding: leave,
  });
}
