import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { answersOf } from './answers.ts';
import { type Chats, createChats } from './chats.ts';
import { createDevices, type Devices } from './devices.ts';
import { createFaults, type Faults } from './faults.ts';

/** One thing that a page asked, in order. */
export type LoggedCall = {
  readonly call: string;
  readonly about: Readonly<Record<string, unknown>>;
  readonly at: number;
};

export type WhatsAppServer = {
  /** What the library is told to open instead of WhatsApp's own page, and the version that it is. */
  readonly page: string;
  readonly version: string;
  readonly devices: Devices;
  readonly chats: Chats;
  readonly faults: Faults;
  /** Files, by the path under which they lie. */
  readonly media: Map<string, Buffer>;
  /** Ids of chats that nobody is behind. */
  readonly nobody: Set<string>;
  readonly log: readonly LoggedCall[];
  calls(name: string): readonly LoggedCall[];
  close(): Promise<void>;
};

const PAGES = join(import.meta.dirname, 'page');
const VERSION = '2.3000.1';

/**
 * WhatsApp for tests: its servers, and the page of WhatsApp Web that talks with them. The real library drives the page
 * in a real Chromium and finds there what it asks for; the account, the chats and everybody's telephones are here.
 */
export async function startWhatsApp(): Promise<WhatsAppServer> {
  const log: LoggedCall[] = [];
  const parts = {
    devices: createDevices(),
    chats: createChats(),
    faults: createFaults(),
    media: new Map<string, Buffer>(),
    nobody: new Set<string>(),
  };
  const answers = answersOf(parts);
  const server = createServer((request, response) => {
    serve({ ...parts, answers, log }, request, response).catch((error) => {
      response.writeHead(200, HEADERS).end(JSON.stringify({ error: String(error.message) }));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...parts,
    page: `<!doctype html><meta charset="utf-8"><script type="module" src="${root}/page/main.js"></script>`,
    version: VERSION,
    log,
    calls: (name) => log.filter(({ call }) => call === name),
    async close() {
      parts.devices.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

type Serving = Pick<WhatsAppServer, 'devices' | 'faults' | 'media'> & {
  readonly answers: ReturnType<typeof answersOf>;
  readonly log: LoggedCall[];
};

const HEADERS = { 'access-control-allow-origin': '*', 'content-type': 'application/json' };

async function serve(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://whatsapp');
  const [, place, name = ''] = pathname.split('/');
  const device = searchParams.get('device') ?? '';
  if (place === 'page') return page(name, response);
  if (place === 'events') return serving.devices.connect(device, response);
  if (place === 'media') return media(serving, name, request, response);
  await answer(serving, name, device, request, response);
}

async function page(name: string, response: ServerResponse): Promise<void> {
  const script = await readFile(join(PAGES, name));
  response.writeHead(200, { ...HEADERS, 'content-type': 'text/javascript' }).end(script);
}

async function media(
  { media }: Serving,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'POST') {
    const path = randomUUID();
    media.set(path, await bodyOf(request));
    return void response.writeHead(200, HEADERS).end(JSON.stringify({ path }));
  }
  const bytes = media.get(name);
  response.writeHead(bytes === undefined ? 404 : 200, HEADERS).end(bytes);
}

async function answer(
  { answers, faults, log }: Serving,
  call: string,
  device: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const about = JSON.parse((await bodyOf(request)).toString('utf8'));
  log.push({ call, about, at: Date.now() });
  const fault = faults.next(call, about);
  if (fault === 'hang') return faults.hold(request.socket);
  if (fault === 'lose') return void request.socket.destroy();
  const result = answers(call, device, fault === 'refuse' ? { ...about, refused: true } : about);
  if (fault === 'lose-answer') return void request.socket.destroy();
  response.writeHead(200, HEADERS).end(JSON.stringify(result));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
