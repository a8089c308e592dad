import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Payload } from './payload.ts';
import { Refusal } from './payload.ts';

/** What a call is about: the number itself, a message, a read receipt, a file up, where a file lies, a file down. */
export type Call = 'number' | 'messages' | 'read' | 'upload' | 'media' | 'download';

/** What the server does instead of answering properly. */
export type Fault =
  /** Meta's own "no". */
  | { readonly kind: 'refuse'; readonly refusal: Refusal }
  /** Something before Meta answers, and not in JSON. */
  | { readonly kind: 'garbage' }
  /** No answer ever comes. */
  | { readonly kind: 'hang' }
  /** The connection breaks before the call is understood. */
  | { readonly kind: 'reset' }
  /** The call is done, and the connection breaks before the answer. */
  | { readonly kind: 'drop-answer' };

export const refusing = (status: number, code: number, more: ConstructorParameters<typeof Refusal>[3] = {}): Fault => ({
  kind: 'refuse',
  refusal: new Refusal(status, code, `ordered for +31612345678`, more),
});
export const tooMany = (retryAfter: number): Fault => refusing(429, 130_429, { retryAfter });
export const SERVER_ERROR: Fault = refusing(500, 131_000);
export const NOT_ON_WHATSAPP: Fault = refusing(400, 131_026);
export const WRONG_TOKEN: Fault = refusing(401, 190);

export type When = (payload: Payload) => boolean;

export type Faults = {
  /** The next such calls go wrong, `times` of them; later orders wait behind earlier ones. */
  order(call: Call, fault: Fault, times?: number, when?: When): void;
  /** The fault that this call is to suffer; it is used up by asking. */
  next(call: Call, payload: Payload): Fault | null;
  clear(): void;
};

export function createFaults(): Faults {
  let orders: { call: Call; fault: Fault; times: number; when: When }[] = [];
  return {
    order(call, fault, times = 1, when = () => true) {
      orders.push({ call, fault, times, when });
    },
    next(call, payload) {
      const order = orders.find((one) => one.call === call && one.when(payload));
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
  if (fault.kind === 'refuse') refuse(response, fault.refusal);
}

/** Meta's "no" as it goes over the wire. */
export function refuse(response: ServerResponse, { status, code, subcode, retryAfter, message }: Refusal): void {
  const error = {
    message,
    type: 'OAuthException',
    code,
    error_data: { messaging_product: 'whatsapp', details: message },
  };
  const rest = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  response.writeHead(status, { 'content-type': 'application/json', ...rest });
  response.end(
    JSON.stringify({
      error: { ...error, ...(subcode === undefined ? {} : { error_subcode: subcode }), fbtrace_id: 'A1' },
    }),
  );
}
