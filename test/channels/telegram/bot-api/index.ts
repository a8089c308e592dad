import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Chats, createChats } from './chats.ts';
import { createFaults, type Fault, type Faults, refuse, suffer } from './faults.ts';
import { type BotFiles, createFiles } from './files.ts';
import { type Allowance, createLimits, type Limits } from './limits.ts';
import { readForm } from './multipart.ts';
import { type Payload, Refusal } from './payload.ts';
import { createUpdates, type Updates } from './updates.ts';
import { createWebhook, type Webhook } from './webhook.ts';

/** One call as it arrived, and what became of it: `done`, the code of a refusal, or the fault it suffered. */
export type LoggedCall = {
  readonly method: string;
  readonly payload: Payload;
  /** Milliseconds since the epoch. */
  readonly at: number;
  outcome: 'open' | 'done' | number | Fault['kind'];
};

export type BotApiServer = {
  /** What the bot is configured with. */
  readonly root: string;
  readonly token: string;
  readonly log: readonly LoggedCall[];
  readonly updates: Updates;
  readonly chats: Chats;
  readonly files: BotFiles;
  readonly faults: Faults;
  readonly webhook: Webhook;
  /** Null where everything may pass. */
  readonly limits: Limits | null;
  /** The calls of one method, in order. */
  calls(method: string): readonly LoggedCall[];
  close(): Promise<void>;
};

/** A token of the shape of Telegram's; no bot has it. */
const TOKEN = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';
const BOT = { id: 110_201_543, is_bot: true, first_name: 'Buurtmus', username: 'BuurtmusBot' };

/**
 * A Bot API server for tests: keeps Telegram's rules as far as this house touches them, logs every call, and goes
 * wrong on order. With an allowance it counts, and refuses what is too much. Listens on a free port of this machine.
 *
 * @example
 * const telegram = await startBotApi();
 * telegram.faults.order('sendMessage', tooMany(7));
 */
export async function startBotApi(allowance: Allowance | null = null): Promise<BotApiServer> {
  const updates = createUpdates();
  const webhook = createWebhook(updates);
  const limits = allowance === null ? null : createLimits(allowance);
  const lying = { chats: createChats(), files: createFiles(), log: [] as LoggedCall[] };
  const parts = { updates, webhook, limits, faults: createFaults(), ...lying };
  const server = createServer((request, response) => void answer(parts, request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    ...parts,
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: TOKEN,
    calls: (method) => parts.log.filter((call) => call.method === method),
    async close() {
      webhook.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

type Parts = Pick<BotApiServer, 'updates' | 'webhook' | 'limits' | 'chats' | 'files' | 'faults'> & {
  readonly log: LoggedCall[];
};
type Does = (payload: Payload, gone: AbortSignal) => unknown;

const methodsOf = ({ updates, webhook, chats, files }: Parts): Readonly<Record<string, Does>> => ({
  getMe: () => BOT,
  getUpdates: (payload, gone) => {
    if (webhook.url !== '') throw new Refusal(409, "Conflict: can't use getUpdates method while webhook is active");
    return updates.poll(payload, gone);
  },
  sendMessage: chats.sendMessage,
  sendDocument: chats.sendDocument,
  sendPhoto: chats.sendPhoto,
  sendVoice: chats.sendVoice,
  sendVenue: chats.sendVenue,
  editMessageReplyMarkup: chats.editMessageReplyMarkup,
  deleteMessage: chats.deleteMessage,
  getFile: files.getFile,
  answerCallbackQuery: () => true,
  setMyCommands: () => true,
  setWebhook: webhook.set,
  deleteWebhook: webhook.delete,
});

async function answer(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, file, token, rest = ''] = /^\/(file\/)?bot([^/]+)\/(.+)$/u.exec(request.url ?? '') ?? [];
  const method = file === undefined ? rest : 'file';
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const payload = file === undefined ? await read(request) : { path: decodeURIComponent(rest) };
  const call: LoggedCall = { method, payload, at: Date.now(), outcome: 'open' };
  parts.log.push(call);
  const fault = parts.faults.next(method, payload);
  if (fault !== null) call.outcome = fault.kind === 'refuse' ? fault.code : fault.kind;
  if (fault !== null && fault.kind !== 'drop-answer') return suffer(fault, request, response);
  try {
    if (token !== TOKEN) throw new Refusal(401, 'Unauthorized');
    if (file !== undefined) {
      call.outcome = 'done';
      return parts.files.serve(String(payload.path), response);
    }
    const result = await perform(parts, method, payload, gone.signal);
    if (fault !== null) return suffer(fault, request, response);
    call.outcome = 'done';
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true, result }));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    call.outcome = error.code;
    refuse(response, error);
  }
}

async function perform(parts: Parts, method: string, payload: Payload, gone: AbortSignal): Promise<unknown> {
  const does = methodsOf(parts)[method];
  if (does === undefined) throw new Refusal(404, 'Not Found');
  if (method.startsWith('send')) parts.limits?.pass(String(payload.chat_id));
  return does(payload, gone);
}

async function read(request: IncomingMessage): Promise<Payload> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return readForm(body, type);
  return body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
}
