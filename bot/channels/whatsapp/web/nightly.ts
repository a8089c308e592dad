import { Temporal } from 'temporal-polyfill';
import { pause } from '../../backoff.ts';
import type { Keeper } from './keeper.ts';
import type { Parts } from './settings.ts';

const MINUTE_MS = 60_000;

/**
 * Opens the session anew once a day, at an hour of the night: the page grows for as long as it stands, until after
 * weeks the machine has no memory left. Waits for a moment in which nothing is being sent.
 */
export async function restartNightly(parts: Parts, keeper: Keeper, signal: AbortSignal): Promise<void> {
  const { restartHour, zone, now, line, pace } = parts;
  if (restartHour === null) return;
  for (;;) {
    await pause(untilHour(restartHour, zone, now()), signal);
    if (!signal.aborted) await line.quiet(pace.quiet);
    if (signal.aborted) return;
    keeper.restart();
    // A timer may ring a little early; the same hour must not come twice.
    await pause(MINUTE_MS, signal);
  }
}

/** Milliseconds until it is this hour the next time, on the clocks of the centre; also over the change of clocks. */
export function untilHour(hour: number, zone: string, now: number): number {
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  const today = here.withPlainTime({ hour });
  const next = Temporal.ZonedDateTime.compare(today, here) > 0 ? today : here.add({ days: 1 }).withPlainTime({ hour });
  return next.epochMilliseconds - now;
}
