import pg from 'pg';
import type { Pulse } from '../bot/ports.ts';

/** The PostgreSQL channel on which a commit names the conversations that moved. */
export const PULSE_CHANNEL = 'conversation_moved';

/** A lost connection is looked for again after this. */
const RETRY_MS = 1_000;

/**
 * Listens, on a connection of its own, to the conversations that move in any process of the house. While the
 * connection is away nothing is told; whoever shows a conversation reads it again when it is asked for.
 */
export function createPulse(connectionString: string): Pulse & { start(): Promise<void>; stop(): Promise<void> } {
  const listeners = new Set<(conversation: string) => void>();
  let client: pg.Client | null = null;
  let stopped = false;

  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString, keepAlive: true, application_name: 'buurtmus-pulse' });
    fresh.on('notification', ({ payload }) => {
      for (const conversation of (payload ?? '').split(' ')) for (const moved of listeners) moved(conversation);
    });
    fresh.on('error', () => void reconnect(fresh));
    await fresh.connect();
    await fresh.query(`LISTEN ${PULSE_CHANNEL}`);
    client = fresh;
  };
  const reconnect = async (lost: pg.Client): Promise<void> => {
    if (stopped || (client !== null && client !== lost)) return;
    client = null;
    await lost.end().catch(() => {});
    setTimeout(() => connect().catch(() => reconnect(lost)), RETRY_MS).unref();
  };
  return {
    listen(moved) {
      listeners.add(moved);
      return () => listeners.delete(moved);
    },
    start: connect,
    async stop() {
      stopped = true;
      await client?.end();
    },
  };
}
