import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { readEnv } from '../../bot/env.ts';
import { layFoundation } from '../../foundation.ts';
import { dueReport, printed } from './report.ts';

const USE = `npm run due -- --from 2026-11-23 --to 2026-11-30 [--json]
Prints what would be said first between two moments, to whom, why, and what keeps it silent. Nothing is sent.
A moment is a day or a date with time (2026-11-24T09:00) on the centre's clock, or an instant (2026-11-24T08:00:00Z).`;

/** A moment as somebody types it, on the centre's clock unless it says otherwise. */
function instantOf(typed: string, zone: string): string {
  if (/(?:Z|[+-]\d\d:?\d\d)$/u.test(typed)) return Temporal.Instant.from(typed).toString();
  return Temporal.PlainDateTime.from(typed).toZonedDateTime(zone).toInstant().toString();
}

const { values } = parseArgs({
  options: { from: { type: 'string' }, to: { type: 'string' }, json: { type: 'boolean' } },
});
if (values.from === undefined || values.to === undefined) {
  console.error(USE);
  process.exit(2);
}
const env = readEnv({ LOG_LEVEL: 'warn', ...process.env });
const foundation = await layFoundation(env);
try {
  const window = {
    from: instantOf(values.from, env.CENTRE_TIMEZONE),
    until: instantOf(values.to, env.CENTRE_TIMEZONE),
  };
  const parts = { house: foundation.house, ...foundation.stores };
  const lines = await dueReport(parts, window, new Date().toISOString());
  console.log(values.json ? JSON.stringify(lines) : printed(lines, window));
} finally {
  await foundation.close();
}
