import { record } from './effect.ts';
import type { Person } from './person.ts';
import type { Session } from './session.ts';

/** After such a pause somebody else may have the phone in her hand. */
const PAUSE_MS = 3_600_000;

/** From now on this person speaks at the address; the others keep conversations of their own. */
export const handOver = record<{ to: string }>('address.switch');

/** Whether it is unclear who of those who share a phone writes now. A person with a phone of her own is never asked. */
export function isUnclearWho({ seen }: Session, { company = [] }: Person, now: string): boolean {
  if (company.length === 0) return false;
  const last = [seen, ...company.map((one) => one.seen)].map((instant) => Date.parse(instant ?? '') || 0);
  return Date.parse(now) - Math.max(...last) > PAUSE_MS;
}
