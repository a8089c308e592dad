import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import type { Window } from '../../bot/engine/capability.ts';
import { isBefore } from '../../bot/engine/instant.ts';

export const USE = `npm run due -- --from 2026-11-23 --to 2026-11-30 [--json]
Prints what would be said first between two moments, to whom, why, and what keeps it silent. Nothing is sent.
A moment is a day or a date with time (2026-11-24T09:00) on the centre's clock, or an instant (2026-11-24T08:00:00Z).`;

const OPTIONS = { from: { type: 'string' }, to: { type: 'string' }, json: { type: 'boolean' } } as const;

/** What somebody asks of the report on the command line; a sentence where it cannot be understood. */
export type Asked = { readonly window: Window; readonly json: boolean } | { readonly mistake: string };

/** Reads the words after the command. Moments without a zone are on the clock of `zone`. */
export function askedIn(words: readonly string[], zone: string): Asked {
  try {
    const { from, to, json = false } = parseArgs({ args: [...words], options: OPTIONS }).values;
    if (from === undefined || to === undefined) return { mistake: 'Both --from and --to are needed.' };
    const window = { from: instantOf(from, zone), until: instantOf(to, zone) };
    if (!isBefore(window.from, window.until)) return { mistake: `--to ${to} is not after --from ${from}.` };
    return { window, json };
  } catch (error) {
    return { mistake: error instanceof Error ? error.message : String(error) };
  }
}

/** A moment as somebody types it. */
function instantOf(typed: string, zone: string): string {
  try {
    if (/(?:Z|[+-]\d\d:?\d\d)$/u.test(typed)) return Temporal.Instant.from(typed).toString();
    return Temporal.PlainDateTime.from(typed).toZonedDateTime(zone).toInstant().toString();
  } catch {
    throw new Error(`"${typed}" is no moment, such as 2026-11-24 or 2026-11-24T09:00.`);
  }
}
