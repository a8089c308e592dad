import type { Abilities, Channel, Fetched } from '../../channel.ts';
import type { Client } from './client.ts';
import { createCodes } from './codes.ts';
import { eraseAll } from './erasing.ts';
import { LIMITS } from './limits.ts';
import { notNow } from './line.ts';
import { fetchFile } from './media.ts';
import type { Pairing } from './pairing.ts';
import { CHANNEL } from './parse.ts';
import { type Running, run } from './running.ts';
import { partsOf, type WhatsAppWebSettings } from './settings.ts';
import { within } from './waiting.ts';

export type { Pairing } from './pairing.ts';
export type { WhatsAppWebSettings } from './settings.ts';

/** WhatsApp on an ordinary number, and how it is paired: for the page that shows it to staff. */
export type WhatsAppWeb = Channel & {
  readonly pairing: Pairing;
  /** Calls back at once, and at every change. The call returned ends it. */
  watch(listener: (pairing: Pairing) => void): () => void;
  /** A code to be typed on this telephone; null when the number is paired already, or WhatsApp gives none. */
  requestPairingCode(phone: string): Promise<string | null>;
};

const ABILITIES: Abilities = {
  buttons: 0,
  buttonLength: 0,
  textLength: LIMITS.textLength.value,
  deletes: true,
  fileBytes: LIMITS.fileUpload.value,
  places: true,
};
/** Seconds after which a page in trouble may be asked for a file again. */
const AGAIN_SECONDS = 15;
const READY_MS = 5_000;

/**
 * WhatsApp through whatsapp-web.js as a channel of the house: a page of WhatsApp Web in a browser of our own. A person
 * pairs it once; from then on it keeps its session by itself, over restarts, crashes and whatever the library forgets.
 */
export function createWhatsAppWeb(settings: WhatsAppWebSettings): WhatsAppWeb {
  const parts = partsOf(settings);
  const { line, pairing, pace } = parts;
  const codes = createCodes(parts, settings.pairingPhone);
  let running: Running | null = null;
  return {
    name: CHANNEL,
    abilities: ABILITIES,
    get pairing() {
      return pairing.now;
    },
    watch: pairing.watch,
    requestPairingCode: codes.request,
    async start(receive) {
      running = await run(parts, codes, receive);
    },
    async stop() {
      await running?.stop();
    },
    send: (message) => line.busy(async () => running?.send(message) ?? notNow(pairing.now.state)),
    fetch: (id, most) => line.busy(() => fetched(line.client, id, most, pace.call)),
    erase: (to, platformId) => line.busy(() => erased(line.client, to, platformId.split(' '), pace.call)),
    isReady: () => isConnected(line.client),
  };
}

async function fetched(client: Client | null, id: string, most: number, call: number): Promise<Fetched> {
  const later = { kind: 'later', seconds: AGAIN_SECONDS, why: 'WhatsApp is not open' } as const;
  return client === null ? later : fetchFile(client, id, most, call).catch(() => later);
}

async function erased(client: Client | null, to: string, ids: readonly string[], call: number): Promise<boolean> {
  if (client === null) throw new Error('WhatsApp is not open');
  return eraseAll(client, to, ids, call);
}

const isConnected = async (client: Client | null): Promise<boolean> =>
  client !== null &&
  within(READY_MS, client.getState()).then(
    (state) => state === 'CONNECTED',
    () => false,
  );
