import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Payload } from './payload.ts';

/** What the server does instead of answering properly. */
export type Fault =
  /** Telegram's own "no". */
  | { readonly kind: 'refuse'; readonly code: number; readonly description: string; readonly retryAfter?: number }
  /** Something before Telegram answers, and not in JSON. */
  | { readonly kind: 'garbage' }
  /** No answer ever comes. */
  | { readonly kind: 'hang' }
  /** The connection breaks before the call is understood. */
  | { readonly kind: 'reset' }
  /** The call is done, and the connection breaks before the answer. */
  | { readonly kind: 'drop-answer' };

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

export type When = (payload: Payload) => boolean;

export type Faults = {
  /** The next calls of a method go wrong, `times` of them; later orders wait behind earlier ones. */
  order(method: string, fault: Fault, times?: number, when?: When): void;
  /** The fault that this call is to suffer; it is used up by asking. */
  next(method: string, payload: Payload): Fault | null;
  clear(): void;
};

export function createFaults(): Faults {
  let orders: { method: string; fault: Fault; times: number; when: When }[] = [];
  return {
    order(method, fault, times = 1, when = () => true) {
      orders.push({ method, fault, times, when });
    },
    next(method, payload) {
      const order = orders.find((one) => one.method === method && one.when(payload));
      if (order === undefined) return null;
      order.times--;
      orders = orders.filter(({ times }) => times > 0);
      return order.fault;
    },
    clear() {
      orders = [];
    },
  };
}

/** Does what a fault says, except for doing the call. */
export function suffer(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
  if (fault.kind === 'reset' || fault.kind === 'drop-answer') request.socket.destroy();
  if (fault.kind === 'garbage') response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>');
  if (fault.kind === 'refuse') refuse(response, fault);
}

/** Telegram's "no" as it goes over the wire. */
export function refuse(
  response: ServerResponse,
  { code, description, retryAfter }: { code: number; description: string; retryAfter?: number | undefined },
): void {
  const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
  response.writeHead(code, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ ok: false, error_code: code, description, ...parameters }));
}
