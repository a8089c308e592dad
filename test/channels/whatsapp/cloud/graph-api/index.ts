import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Call, createFaults, type Fault, type Faults, refuse, suffer } from './faults.ts';
import { createMedia, type Media } from './media.ts';
import { type Payload, Refusal } from './payload.ts';
import { createPhones, type Phones } from './phones.ts';
import { createRates, type Rates } from './rates.ts';
import { createWebhooks, type Webhooks } from './webhooks.ts';

/** One call as it arrived, and what became of it: `done`, the code of a refusal, or the fault it suffered. */
export type LoggedCall = {
  readonly call: Call;
  readonly payload: Payload;
  /** Milliseconds since the epoch. */
  readonly at: number;
  outcome: 'open' | 'done' | number | Fault['kind'];
};

/** What an app at Meta is configured with; no app has it. */
export const APP = {
  version: 'v24.0',
  phoneNumberId: '106540352242922',
  token: 'EAAJB-invented-token',
  appSecret: 'invented-app-secret-of-a-test',
  verifyToken: 'invented-verify-token',
} as const;

export type GraphApi = {
  readonly root: string;
  readonly log: readonly LoggedCall[];
  readonly phones: Phones;
  readonly media: Media;
  readonly rates: Rates;
  readonly faults: Faults;
  readonly webhooks: Webhooks;
  /** The calls of one kind, in order. */
  calls(call: Call): readonly LoggedCall[];
  close(): Promise<void>;
};

export type GraphOptions = {
  readonly perSecond?: number;
  /** Whether `sent` and `delivered` are told; failures always are. */
  readonly statuses?: boolean;
};

/**
 * Meta's Graph API for tests: keeps the Cloud API's rules as far as this house touches them, logs every call, and goes
 * wrong on order. Listens on a free port of this machine.
 *
 * @example
 * const graph = await startGraphApi();
 * graph.faults.order('messages', tooMany(7));
 */
export async function startGraphApi({ perSecond = 80, statuses = true }: GraphOptions = {}): Promise<GraphApi> {
  const media = createMedia();
  const webhooks = createWebhooks(APP);
  const phones = createPhones(media, webhooks, statuses);
  const parts: Parts = { media, webhooks, phones, rates: createRates(perSecond), faults: createFaults(), log: [] };
  const server = createServer((request, response) => void answer(parts, request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    ...parts,
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: (call) => parts.log.filter((one) => one.call === call),
    async close() {
      webhooks.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

type Parts = Pick<GraphApi, 'phones' | 'media' | 'rates' | 'faults' | 'webhooks'> & { readonly log: LoggedCall[] };
type Asked = { readonly call: Call; readonly id: string; readonly payload: Payload; readonly form: FormData | null };

async function answer(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = await read(request).catch(() => null);
  if (asked === null) return;
  const call: LoggedCall = { call: asked.call, payload: asked.payload, at: Date.now(), outcome: 'open' };
  parts.log.push(call);
  const fault = parts.faults.next(asked.call, asked.payload);
  if (fault !== null) call.outcome = fault.kind === 'refuse' ? fault.refusal.code : fault.kind;
  if (fault !== null && fault.kind !== 'drop-answer') return suffer(fault, request, response);
  try {
    if (request.headers.authorization !== `Bearer ${APP.token}`) throw new Refusal(401, 190, 'Access token is invalid');
    const result = await perform(parts, asked, `http://${request.headers.host}`);
    if (fault !== null) return suffer(fault, request, response);
    call.outcome = 'done';
    if (result instanceof Uint8Array) response.writeHead(200, { 'content-type': 'image/jpeg' }).end(result);
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    call.outcome = error.code;
    refuse(response, error);
  }
}

async function perform({ phones, media, rates }: Parts, asked: Asked, root: string): Promise<object> {
  switch (asked.call) {
    case 'number':
      return { id: APP.phoneNumberId, display_phone_number: '31700000000' };
    case 'messages':
      rates.spend(String(asked.payload.to ?? asked.payload.recipient));
      return phones.send(asked.payload);
    case 'read':
      return phones.markRead(asked.payload);
    case 'upload':
      return media.upload(asked.form ?? new FormData());
    case 'media':
      return media.describe(asked.id, root);
    case 'download': {
      const file = media.stored(asked.id);
      if (file === undefined) throw new Refusal(404, 100, 'Not Found');
      return file.bytes;
    }
  }
}

/** What is asked for, by its address; whatever is asked of another number is as if it were not there. */
async function read(request: IncomingMessage): Promise<Asked> {
  const { pathname } = new URL(request.url ?? '/', 'http://meta');
  const [, first = '', id = '', what = ''] = pathname.split('/');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  const isForm = headers['content-type'].startsWith('multipart/');
  const body = Buffer.concat(chunks);
  const form = isForm ? await new Response(body, { headers }).formData() : null;
  const payload: Payload = isForm || body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
  return { call: callOf({ first, id, what, payload }), id, payload, form };
}

function callOf({ first, id, what, payload }: { first: string; id: string; what: string; payload: Payload }): Call {
  if (first === 'download') return 'download';
  if (id !== APP.phoneNumberId) return 'media';
  if (what === 'media') return 'upload';
  if (what !== 'messages') return 'number';
  return payload.status === 'read' ? 'read' : 'messages';
}
