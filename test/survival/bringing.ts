import { setTimeout as pause } from 'node:timers/promises';
import type { Payload } from '../channels/telegram/bot-api/payload.ts';
import type { Update } from '../channels/telegram/bot-api/updates.ts';

/** As many connections as Telegram opens to a webhook unless it is told otherwise. */
const CONNECTIONS = 40;
/** Before an update is brought again. Telegram waits longer; a shorter wait is the harder test. */
const AGAIN_MS = 200;
const FIRST_UPDATE = 500_001;

export type Bringing = {
  push(event: Payload): Update;
  /** Updates that the bot has not answered with 2xx. */
  readonly waiting: number;
  close(): void;
};

type Where = () => { readonly url: string; readonly secret: string };

/**
 * Brings updates to a webhook as Telegram does: chats side by side, in a chat one after the other, each again and again
 * until it is answered with 2xx.
 */
export function bringTo(where: Where): Bringing {
  const lines = new Map<string, Update[]>();
  const free: string[] = [];
  let next = FIRST_UPDATE;
  let busy = 0;
  let closed = false;

  /** A chat is in nobody's hands while it is free: what is brought is always the first of its line. */
  const bring = async (chat: string): Promise<void> => {
    const line = lines.get(chat) ?? [];
    const [update] = line;
    if (update === undefined || closed) return;
    if (await taken(update, where())) line.shift();
    else await pause(AGAIN_MS);
    if (line.length > 0) free.push(chat);
  };
  const pump = (): void => {
    while (busy < CONNECTIONS && free.length > 0) {
      busy++;
      void bring(free.shift() as string).finally(() => {
        busy--;
        pump();
      });
    }
  };
  return {
    push(event) {
      const update = { ...event, update_id: next++ };
      const chat = chatOf(event);
      const line = lines.get(chat) ?? [];
      lines.set(chat, line);
      line.push(update);
      if (line.length === 1) free.push(chat);
      pump();
      return update;
    },
    get waiting() {
      return [...lines.values()].reduce((sum, line) => sum + line.length, 0);
    },
    close() {
      closed = true;
    },
  };
}

type Message = { readonly chat: { readonly id: number } };

const chatOf = ({ message, callback_query: query }: Payload): string =>
  String(((message ?? (query as { message: unknown }).message) as Message).chat.id);

const taken = (update: Update, { url, secret }: ReturnType<Where>): Promise<boolean> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
    body: JSON.stringify(update),
  }).then(
    ({ ok }) => ok,
    () => false,
  );
