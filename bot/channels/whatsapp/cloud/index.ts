import type { Hono } from 'hono';
import type { Abilities, Channel } from '../../channel.ts';
import { createDoor } from '../../door.ts';
import { createCourtesy } from './courtesy.ts';
import { createEchoes } from './echoes.ts';
import { failureOf, isTokenRefused } from './failures.ts';
import { createGraph, type Graph } from './graph.ts';
import { LIMITS } from './limits.ts';
import { createMediaDesk } from './media.ts';
import { PACE, type Pace } from './pace.ts';
import { CHANNEL } from './parse.ts';
import type { Planning } from './plan.ts';
import { createTake, type Told } from './receiving.ts';
import { createSender } from './sending.ts';
import { createTrouble } from './trouble.ts';
import { createTurns } from './turns.ts';
import { type Secrets, webhookRoutes } from './webhook.ts';
import { createWindow, type LastHeard } from './window.ts';

export { readTemplates } from './templates.ts';

export type WhatsAppCloudSettings = Secrets &
  Omit<Planning, 'window'> & {
    /** `"https://graph.facebook.com"` */
    readonly apiRoot: string;
    /** `"v24.0"` */
    readonly version: string;
    /** Meta's id of our number, not the number itself: `"106540352242922"`. */
    readonly phoneNumberId: string;
    /** Of a system user, which does not expire. */
    readonly token: string;
    /** When somebody was last heard, for the 24 hours in which she may be answered freely. */
    readonly lastHeard: LastHeard;
    /** Told of every status of a message: sent, delivered, read, failed and why. */
    readonly told: Told;
    /** What Meta lets this number say; 80 unless it is used in the WhatsApp Business app as well, or upgraded. */
    readonly perSecond?: number;
    /** Told what goes wrong. Errors of Meta hold neither the token nor words or numbers of people. */
    readonly alarm: (what: string, error: unknown) => void;
    readonly now?: () => number;
    readonly pace?: Pace;
  };

/** WhatsApp by the official road, and the door that Meta knocks at. */
export type WhatsAppCloud = Channel & { readonly routes: Hono };

const ABILITIES: Abilities = {
  buttons: LIMITS.rows.value,
  buttonLength: LIMITS.rowLength.value,
  textLength: LIMITS.textLength.value,
  deletes: false,
  fileBytes: LIMITS.documentBytes.value,
  places: true,
};

/**
 * WhatsApp as a channel of the house, by Meta's Cloud API. Messages come to a webhook, and Meta is told that one has
 * arrived only once the house has it. Throws when a secret is missing.
 */
export function createWhatsAppCloud(settings: WhatsAppCloudSettings): WhatsAppCloud {
  const { phoneNumberId, alarm, now = Date.now, pace = PACE } = settings;
  if (!settings.appSecret || !settings.verifyToken) {
    throw new Error('a WhatsApp webhook needs the app secret and a verify token: without them anybody could write');
  }
  const graph = createGraph(settings);
  const window = createWindow(settings.lastHeard, now);
  const turns = createTurns(settings.perSecond ?? LIMITS.messagesPerSecond.value, pace.patience);
  const echoes = createEchoes();
  const courtesy = createCourtesy(graph, phoneNumberId, window, pace.call);
  const media = createMediaDesk(graph, { ...settings, pace });
  const trouble = createTrouble(alarm, now);
  const door = createDoor<void>('WhatsApp');
  const parts = { ...settings, graph, window, turns, echoes, courtesy, media, trouble, pace, now };
  return {
    name: CHANNEL,
    abilities: ABILITIES,
    routes: webhookRoutes(settings, door.take),
    async start(receive) {
      await greet(graph, parts);
      door.open(createTake({ ...parts, receive }));
    },
    stop: () => door.close(),
    send: createSender(parts),
    fetch: media.fetch,
    isReady: () => ask(graph, phoneNumberId, pace.ready).then(Boolean, () => false),
  };
}

const ask = (graph: Graph, phoneNumberId: string, timeout: number) =>
  graph({ call: 'number', path: `${phoneNumberId}?fields=id`, signal: AbortSignal.timeout(timeout) });

type Greeting = { readonly phoneNumberId: string; readonly pace: Pace; readonly alarm: WhatsAppCloudSettings['alarm'] };

/**
 * A token that Meta does not know rejects, for only a person can correct it. A Meta that is away does not: the house
 * opens without it.
 */
async function greet(graph: Graph, { phoneNumberId, pace, alarm }: Greeting): Promise<void> {
  try {
    await ask(graph, phoneNumberId, pace.ready);
  } catch (error) {
    if (isTokenRefused(failureOf(error))) throw new Error('Meta does not know this WhatsApp token', { cause: error });
    alarm('WhatsApp does not answer; it is tried with every message', error);
  }
}
