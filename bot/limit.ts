/** So many in so many seconds, for each key. */
export type Rule = { readonly most: number; readonly seconds: number };

/** Above this many keys those whose time is over are cleared away. */
const CROWDED = 10_000;

/**
 * Counts per key in windows of time, in the memory of this process: with several processes somebody may do as much
 * in each, which still is little. `take` answers after how many seconds to come again; 0 means go ahead, and so does
 * a key of null: whom nobody can tell apart is not counted.
 */
export function createLimit({ most, seconds }: Rule, now: () => number): { take(key: string | null): number } {
  const windows = new Map<string, { until: number; count: number }>();
  const clear = (at: number) => {
    for (const [key, { until }] of windows) if (until <= at) windows.delete(key);
  };
  return {
    take(key) {
      if (key === null) return 0;
      const at = now();
      if (windows.size > CROWDED) clear(at);
      const known = windows.get(key);
      const window = known === undefined || known.until <= at ? { until: at + seconds * 1_000, count: 0 } : known;
      windows.set(key, { ...window, count: window.count + 1 });
      return window.count < most ? 0 : Math.ceil((window.until - at) / 1_000);
    },
  };
}

const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/u;

/**
 * The peer of the connection, as `@hono/node-server` hands it over. A peer on this machine is a proxy of which main
 * said nothing: then nobody is counted by place, for all would share one.
 */
export function peerOf(c: { readonly env: unknown }): string | null {
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  const peer = env?.incoming?.socket?.remoteAddress;
  return peer === undefined || LOOPBACK.test(peer) ? null : peer;
}
