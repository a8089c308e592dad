import type { IncomingMessage, ServerResponse } from 'node:http';

/** What the server of a platform does instead of answering properly. */
export type Faulty<No> =
  /** The platform's own "no". */
  | ({ readonly kind: 'refuse' } & No)
  /** Something before the platform answers, and not in JSON. */
  | { readonly kind: 'garbage' }
  /** No answer ever comes. */
  | { readonly kind: 'hang' }
  /** The connection breaks before the call is understood. */
  | { readonly kind: 'reset' }
  /** The call is done, and the connection breaks before the answer. */
  | { readonly kind: 'drop-answer' };

/** Does what a fault says, except for doing the call; `refuse` puts the platform's "no" on the wire. */
export const suffering =
  <No>(refuse: (response: ServerResponse, no: No) => void) =>
  (fault: Faulty<No>, request: IncomingMessage, response: ServerResponse): void => {
    if (fault.kind === 'reset' || fault.kind === 'drop-answer') request.socket.destroy();
    if (fault.kind === 'garbage') response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>');
    if (fault.kind === 'refuse') refuse(response, fault);
  };

/** The faults that a test has ordered from a server, call by call. */
export type Orders<Call, Fault, Payload> = {
  /** The next such calls go wrong, `times` of them; later orders wait behind earlier ones. */
  order(call: Call, fault: Fault, times?: number, when?: (payload: Payload) => boolean): void;
  /** The fault that this call is to suffer; it is used up by asking. */
  next(call: Call, payload: Payload): Fault | null;
  clear(): void;
};

export function createOrders<Call, Fault, Payload>(): Orders<Call, Fault, Payload> {
  let orders: { call: Call; fault: Fault; times: number; when: (payload: Payload) => boolean }[] = [];
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
