import { createHmac } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { Payload } from './payload.ts';

/** How one delivery was answered: the status, or null where nobody answered. */
export type Delivered = { readonly body: string; readonly status: number | null };

export type Webhooks = {
  /** The address that was typed in at Meta. Asks it the question that Meta asks; false where it answers wrongly. */
  subscribe(url: string, verifyToken: string): Promise<boolean>;
  /** Something happens: it is brought until it is answered with 200. Several values come in one POST. */
  push(...values: readonly { readonly field?: string; readonly value: Payload }[]): void;
  readonly deliveries: readonly Delivered[];
  /** How much is not taken yet. */
  readonly waiting: number;
  /** Brings again what was taken long ago: Meta promises "at least once". */
  again(): void;
  close(): void;
};

/** Between two deliveries of the same, in milliseconds; Meta waits longer, and longer each time. */
const AGAIN = 10;

export type Identity = { readonly phoneNumberId: string; readonly appSecret: string };

export function createWebhooks({ phoneNumberId, appSecret }: Identity): Webhooks {
  const deliveries: Delivered[] = [];
  const stop = new AbortController();
  // Everything that is being brought hangs on it.
  setMaxListeners(0, stop.signal);
  const bodies: string[] = [];
  let url = '';
  let waiting = 0;
  /** First attempts come in the order in which things happened; what has to come again overtakes nothing. */
  let first: Promise<unknown> = Promise.resolve();

  const bring = async (body: string): Promise<boolean> => {
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signed(body, appSecret) };
    const status = await fetch(url, { method: 'POST', headers, body, signal: stop.signal }).then(
      (answer) => answer.status,
      () => null,
    );
    if (!stop.signal.aborted) deliveries.push({ body, status });
    return status === 200;
  };
  const insist = async (body: string): Promise<void> => {
    while (!stop.signal.aborted) {
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
      if (await bring(body)) break;
    }
    waiting--;
  };
  const begin = (body: string): void => {
    if (url === '') return;
    waiting++;
    first = first.then(async () => {
      if (await bring(body)) waiting--;
      else void insist(body);
    });
  };
  return {
    async subscribe(to, verifyToken) {
      const question = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', 'hub.verify_token': verifyToken };
      const answer = await fetch(`${to}?${new URLSearchParams(question)}`);
      const isOurs = answer.status === 200 && (await answer.text()) === '1158201444';
      if (isOurs) url = to;
      return isOurs;
    },
    push(...values) {
      const metadata = { display_phone_number: '31700000000', phone_number_id: phoneNumberId };
      const changes = values.map(({ field = 'messages', value }) => ({
        field,
        value: { messaging_product: 'whatsapp', metadata, ...value },
      }));
      const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: 'WABA', changes }] });
      bodies.push(body);
      begin(body);
    },
    deliveries,
    get waiting() {
      return waiting;
    },
    again: () => bodies.forEach(begin),
    close: () => stop.abort(),
  };
}

/** As Meta signs it. */
export const signed = (body: string | Uint8Array, appSecret: string): string =>
  `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;
