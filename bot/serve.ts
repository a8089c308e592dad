import { serve } from '@hono/node-server';
import type { Hono } from 'hono';

export type Listening = { readonly port: number; stop(): Promise<void> };

/** Opens the door for HTTP. A taken port is told as what it is. */
export function listen(
  app: Hono,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<Listening> {
  return new Promise((done, failed) => {
    const server = serve({ fetch: app.fetch, port, hostname: host }, (address) =>
      done({
        port: address.port,
        stop: () =>
          new Promise((stopped) => {
            server.close(() => stopped());
            // Pages that listen would keep us for ever; they come again by themselves.
            if ('closeAllConnections' in server) setTimeout(() => server.closeAllConnections(), 500).unref();
          }),
      }),
    );
    server.once('error', (error: NodeJS.ErrnoException) =>
      failed(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} of ${host} is taken. Stop what runs there, or set PORT.`)
          : error,
      ),
    );
  });
}
