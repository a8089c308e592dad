import { Api, GrammyError, HttpError, InputFile, type RawApi } from 'grammy';
import { type BotApi, type Connect, type Method, type Methods, type Upload, wrapping } from './api.ts';
import { type Failure, networkFailure, refusal, TelegramFailure } from './failures.ts';

/** A signal as the types of grammY want it: one from before Node.js had its own, which does as well. */
type GrammySignal = Parameters<RawApi['getMe']>[0];
type Raw = { readonly [M in Method]: (payload: Methods<InputFile>[M], signal?: GrammySignal) => Promise<unknown> };

/**
 * The Bot API through grammY. Only its client is used: the library's own polling confirms updates that were not
 * handled, and its webhook answers while handlers are still running.
 */
export const connectGrammy: Connect = ({ token, apiRoot }): BotApi => {
  const api = new Api(token, { apiRoot: apiRoot.replace(/\/+$/u, '') });
  // Holds our payloads against grammY's own types. Its `getMe` alone is called without a payload.
  const raw: Omit<Raw, 'getMe'> = api.raw;
  return async (method, payload, signal) => {
    const grammySignal = signal as GrammySignal;
    const wrapped = wrapping(payload, inputFile) as never;
    try {
      return await (method === 'getMe' ? api.raw.getMe(grammySignal) : (raw as Raw)[method](wrapped, grammySignal));
    } catch (error) {
      throw new TelegramFailure(method, grammyFailure(error));
    }
  };
};

/** grammY writes the name without quotes, and whatever stands behind its first blank would be lost. */
const inputFile = ({ name, content }: Upload): InputFile => new InputFile(content, `"${name}"`);

function grammyFailure(error: unknown): Failure {
  if (error instanceof GrammyError) {
    return refusal(error.error_code, error.description, error.parameters.retry_after);
  }
  return networkFailure(error instanceof HttpError ? (error.error as { code?: unknown } | null)?.code : null);
}
