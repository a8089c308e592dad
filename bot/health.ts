import { Hono } from 'hono';
import type { Metrics } from './metrics.ts';

/** One thing that has to answer before this process can do its work. */
export type Check = { readonly name: string; isReady(): Promise<boolean> };

/** Longer than this is not an answer. */
const PATIENCE_MS = 2_000;

const within = (check: Check): Promise<boolean> =>
  Promise.race([
    check.isReady().catch(() => false),
    new Promise<boolean>((late) => setTimeout(() => late(false), PATIENCE_MS).unref()),
  ]);

/** `/healthz`: the process lives. `/readyz`: what it needs answers. `/metrics`: figures for Prometheus. */
export function healthRoutes(checks: readonly Check[], metrics: Metrics): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.text('ok\n'));
  app.get('/readyz', async (c) => {
    const results = await Promise.all(checks.map(async (check) => [check.name, await within(check)] as const));
    const ready = results.every(([, answers]) => answers);
    return c.json(Object.fromEntries(results), ready ? 200 : 503);
  });
  app.get('/metrics', async (c) => c.text(await metrics.print(), 200, { 'Content-Type': metrics.contentType }));
  return app;
}
