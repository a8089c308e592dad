import type { BotApi } from './api.ts';
import { failureOf } from './failures.ts';

/** Already taken back, by us or by the person herself. */
const NOT_THERE = /message to delete not found/u;

/**
 * Takes messages back. A message of several parts is known by all their numbers: `"12,13"`. False where Telegram no
 * longer lets us, after 48 hours. Rejects with a `TelegramFailure` when it could be tried again: Telegram is away, or
 * asks to be left alone.
 */
export const createErase =
  (call: BotApi) =>
  async (to: string, platformId: string): Promise<boolean> => {
    let all = true;
    for (const part of platformId.split(',')) {
      if (!(await erasePart(call, to, Number(part)))) all = false;
    }
    return all;
  };

async function erasePart(call: BotApi, chat: string, message: number): Promise<boolean> {
  try {
    await call('deleteMessage', { chat_id: chat, message_id: message });
    return true;
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind !== 'refused' || (failure.code !== 400 && failure.code !== 403)) throw error;
    return NOT_THERE.test(failure.description);
  }
}
