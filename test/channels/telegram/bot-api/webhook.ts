import type { Payload } from './payload.ts';
import type { Updates } from './updates.ts';

/** How the bot answered one delivery: the status, or null where nobody answered. */
export type Delivered = { readonly update: number; readonly status: number | null };

export type Webhook = {
  /** The address that the bot gave; empty while it polls. */
  readonly url: string;
  readonly deliveries: readonly Delivered[];
  set(payload: Payload): true;
  delete(): true;
  close(): void;
};

/** Between two deliveries of the same update, in milliseconds; Telegram waits longer. */
const AGAIN = 10;

/** Brings updates to the bot, one after the other, each until it is answered with 2xx. */
export function createWebhook(updates: Updates): Webhook {
  const deliveries: Delivered[] = [];
  let url = '';
  let stop = new AbortController();

  const bring = async (to: string, secret: string, signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      const update = await updates.first(signal);
      if (update === null) return;
      const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret };
      const request = { method: 'POST', headers, body: JSON.stringify(update), signal };
      const status = await fetch(to, request).then(
        (answer) => answer.status,
        () => null,
      );
      deliveries.push({ update: update.update_id, status });
      if (status !== null && status >= 200 && status < 300) updates.confirm(update.update_id);
      else await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
  };
  const end = (): true => {
    stop.abort();
    stop = new AbortController();
    url = '';
    return true;
  };
  return {
    get url() {
      return url;
    },
    deliveries,
    set(payload) {
      end();
      url = String(payload.url);
      void bring(url, String(payload.secret_token ?? ''), stop.signal);
      return true;
    },
    delete: end,
    close: end,
  };
}
