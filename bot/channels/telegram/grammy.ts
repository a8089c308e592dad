import { Api, GrammyError, HttpError, type RawApi } from 'grammy';
import type { BotApi, Connect, Method, Methods } from './api.ts';
import { type Failure, networkFailure, TelegramFailure } from './failures.ts';

/** A signal as the types of grammY want it: one from before Node.js had its own, which does as well. */
type GrammySignal = Parameters<RawApi['getMe']>[0];
type Raw = { readonly [M in Method]: (payload: Methods[M], signal?: GrammySignal) => Promise<unknown> };

/**
 * The Bot API through grammY. Only its client is used: the library's own polling confirms updates that were not
 * handled, and its webhook answers while handlers are still running.
 */
export const connectGrammy: Connect = ({ token, apiRoot, timeout }): BotApi => {
  const api = new Api(token, { apiRoot: apiRoot.replace(/\/+$/u, ''), timeoutSeconds: timeout / 1_000 });
  // Holds our payloads against grammY's own types. Its `getMe` alone is called without a payload.
  const raw: Omit<Raw, 'getMe'> = api.raw;
  return async (method, payload, signal) => {
    const grammySignal = signal as GrammySignal;
    try {
      return await (method === 'getMe' ? api.raw.getMe(grammySignal) : (raw as Raw)[method](payload, grammySignal));
    } catch (error) {
      throw new TelegramFailure(method, grammyFailure(error));
    }
  };
};

function grammyFailure(error: unknown): Failure {
  if (error instanceof GrammyError) {
    const { error_code: code, description, parameters } = error;
    return { kind: 'refused', code, description, retryAfter: parameters.retry_after ?? null };
  }
  return networkFailure(error instanceof HttpError ? (error.error as { code?: unknown } | null)?.code : null);
}
