import type { ServerResponse } from 'node:http';
import { createOrders, type Faulty, type Orders, suffering } from '../../faulty.ts';
import type { Payload } from './payload.ts';

/** Telegram's own "no". */
type No = { readonly code: number; readonly description: string; readonly retryAfter?: number | undefined };

/** What the server does instead of answering properly. */
export type Fault = Faulty<No>;

export const tooMany = (retryAfter: number): Fault => ({
  kind: 'refuse',
  code: 429,
  description: `Too Many Requests: retry after ${retryAfter}`,
  retryAfter,
});
export const SERVER_ERROR: Fault = { kind: 'refuse', code: 500, description: 'Internal Server Error' };
export const BLOCKED: Fault = { kind: 'refuse', code: 403, description: 'Forbidden: bot was blocked by the user' };
export const DEACTIVATED: Fault = { kind: 'refuse', code: 403, description: 'Forbidden: user is deactivated' };
export const NO_CHAT: Fault = { kind: 'refuse', code: 400, description: 'Bad Request: chat not found' };

/** Faults by the method that suffers them. */
export type Faults = Orders<string, Fault, Payload>;
export const createFaults = (): Faults => createOrders();

/** Telegram's "no" as it goes over the wire. */
export function refuse(response: ServerResponse, { code, description, retryAfter }: No): void {
  const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
  response.writeHead(code, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ ok: false, error_code: code, description, ...parameters }));
}

/** Does what a fault says, except for doing the call. */
export const suffer = suffering(refuse);
