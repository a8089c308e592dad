import type { Recipient } from './payloads.ts';

/** A `wa_id`: a telephone number with its country, without a plus. `"31612345678"` */
const NUMBER = /^\d{1,20}$/u;
/** Meta's id of somebody who has hidden her number behind a user name; it holds for one business. `"NL.1349120865"` */
const SCOPED = /^[A-Z]{2}\.[A-Za-z0-9.]{1,134}$/u;

export const isNumber = (id: unknown): id is string => typeof id === 'string' && NUMBER.test(id);
export const isScoped = (id: unknown): id is string => typeof id === 'string' && SCOPED.test(id);

/** How an address is written to; null for what is none of WhatsApp's. */
export function recipientOf(address: string): Recipient | null {
  if (isNumber(address)) return { to: address };
  return isScoped(address) ? { recipient: address } : null;
}
