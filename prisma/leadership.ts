import pg from 'pg';

export type Leadership = {
  /** Whether this process leads; it applies where nobody does. */
  isLeader(): Promise<boolean>;
  /** The same, as it stood when it was last asked. */
  leads(): boolean;
  end(): Promise<void>;
};

/**
 * Lets exactly one process of the house do a thing that only one may, such as polling Telegram. Leadership is a lock
 * on a connection of its own: it ends with the process, whatever that process dies of.
 */
export function createLeadership(connectionString: string, name: string): Leadership {
  let client: pg.Client | null = null;

  const apply = async (): Promise<boolean> => {
    const candidate = new pg.Client({ connectionString, keepAlive: true, application_name: `buurtmus-${name}` });
    candidate.on('error', () => {
      if (client === candidate) client = null;
    });
    await candidate.connect();
    const { rows } = await candidate.query('SELECT pg_try_advisory_lock(hashtext($1)) AS leads', [name]);
    if (rows[0].leads) client = candidate;
    else await candidate.end();
    return rows[0].leads;
  };
  return {
    isLeader: async () => client !== null || apply().catch(() => false),
    leads: () => client !== null,
    async end() {
      await client?.end();
      client = null;
    },
  };
}
