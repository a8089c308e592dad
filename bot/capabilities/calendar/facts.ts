import { record } from '../../engine/effect.ts';
import { question } from '../../engine/fact.ts';

/** Since when she has an address at which her calendar is read, as wall-clock time; null where none works. */
export const address = question<Record<string, never>, string | null>('calendar.address');

/** A link by which she makes one, drawn anew each time; `claim` is what may be kept of it. */
export const freshLink = question<Record<string, never>, { readonly link: string; readonly claim: string }>(
  'calendar.fresh-link',
);

/** How many things she is expected at herself in the next days. */
export const planned = question<{ days: number }, number>('calendar.planned');

/** The link serves once and soon. The address that comes of it is never written anywhere but on its page. */
export const claim = record<{ readonly claim: string }>('calendar.claim');

/** No address of hers works any more. */
export const revoke = record<Record<string, never>>('calendar.revoke');
