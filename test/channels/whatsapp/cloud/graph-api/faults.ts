import type { ServerResponse } from 'node:http';
import { createOrders, type Faulty, type Orders, suffering } from '../../../faulty.ts';
import type { Payload } from './payload.ts';
import { Refusal } from './payload.ts';

/** What a call is about: the number itself, a message, a read receipt, a file up, where a file lies, a file down. */
export type Call = 'number' | 'messages' | 'read' | 'upload' | 'media' | 'download';

/** What the server does instead of answering properly. */
export type Fault = Faulty<{ readonly refusal: Refusal }>;

export const refusing = (status: number, code: number, more: ConstructorParameters<typeof Refusal>[3] = {}): Fault => ({
  kind: 'refuse',
  refusal: new Refusal(status, code, `ordered for +31612345678`, more),
});
export const tooMany = (retryAfter: number): Fault => refusing(429, 130_429, { retryAfter });
export const SERVER_ERROR: Fault = refusing(500, 131_000);
export const NOT_ON_WHATSAPP: Fault = refusing(400, 131_026);
export const WRONG_TOKEN: Fault = refusing(401, 190);

/** Faults by what the calls are about. */
export type Faults = Orders<Call, Fault, Payload>;
export const createFaults = (): Faults => createOrders();

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

/** Does what a fault says, except for doing the call. */
export const suffer = suffering<{ readonly refusal: Refusal }>((response, { refusal }) => refuse(response, refusal));
