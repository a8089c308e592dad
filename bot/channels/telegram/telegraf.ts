import { Telegram, TelegramError } from 'telegraf';
import { type BotApi, type Connect, type Upload, wrapping } from './api.ts';
import { type Failure, networkFailure, refusal, TelegramFailure } from './failures.ts';

/**
 * The Bot API through telegraf, for a centre that runs it already. Only its client is used: the library's own webhook
 * answers 200 although a handler threw, so that Telegram never brings that update again, and its polling confirms
 * updates that were not handled.
 */
export const connectTelegraf: Connect = ({ token, apiRoot }): BotApi => {
  // It finds the method relative to the root: without the slash the last part of a path would be cut off.
  const telegram = new Telegram(token, { apiRoot: `${apiRoot.replace(/\/+$/u, '')}/`, webhookReply: false });
  return async (method, payload, signal) => {
    try {
      const wrapped = wrapping(payload, inputFile) as never;
      return await telegram.callApi(method, wrapped, { signal: signal as never });
    } catch (error) {
      throw new TelegramFailure(method, telegrafFailure(error));
    }
  };
};

const inputFile = ({ name, content }: Upload) => ({
  filename: name,
  // Over the same memory; telegraf takes nothing but a Buffer.
  source: Buffer.from(content.buffer, content.byteOffset, content.byteLength),
});

function telegrafFailure(error: unknown): Failure {
  if (error instanceof TelegramError) return refusal(error.code, error.description, error.parameters?.retry_after);
  return networkFailure((error as { code?: unknown } | null)?.code);
}
