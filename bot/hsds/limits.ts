import type { Context, MiddlewareHandler } from 'hono';

/** So many points in a minute for each address; most questions cost one. */
const POINTS = 240;
const MINUTE_MS = 60_000;
/** Above this many addresses those whose minute is over are cleared away. */
const CROWDED = 10_000;

/** What a question costs: everything at once costs more than a page. */
function costOf(c: Context): number {
  if (c.req.query('format') === 'ndjson') return 40;
  return c.req.query('full') === 'true' || c.req.query('minimal') === 'true' ? 8 : 1;
}

/**
 * Counts what each address asks for, in the memory of this process. Whom nobody can tell apart (`null`) is not counted:
 * behind a proxy that nobody told us of, all would share one count.
 */
export function limited(addressOf: (c: Context) => string | null, now: () => number): MiddlewareHandler {
  const minutes = new Map<string, { until: number; points: number }>();
  const clear = (at: number) => {
    for (const [address, { until }] of minutes) if (until <= at) minutes.delete(address);
  };
  return async (c, next) => {
    const [address, at] = [addressOf(c), now()];
    if (address === null) return next();
    if (minutes.size > CROWDED) clear(at);
    const known = minutes.get(address);
    const minute = known === undefined || known.until <= at ? { until: at + MINUTE_MS, points: 0 } : known;
    minutes.set(address, { ...minute, points: minute.points + costOf(c) });
    if (minute.points < POINTS) return next();
    c.header('retry-after', String(Math.ceil((minute.until - at) / 1_000)));
    return c.json({ error: 'too many requests' }, 429);
  };
}
