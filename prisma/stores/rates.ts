import pg from 'pg';

/** So much may pass: one every so many milliseconds, and `burst` more at once after a pause. */
type Gauge = { readonly every: number; readonly burst: number };
/** What a message has to pass: the gauges of its chat and of the whole channel; what the house says first, one more. */
type Gauges = { readonly chat: Gauge; readonly all: Gauge; readonly first: Gauge };
/** With `wait` 0 the place is taken; otherwise one may ask again after so many milliseconds. */
type Place = { readonly wait: number; readonly chatOnly: boolean };

/** The rate of one channel, kept by all processes together. */
export type Rates = {
  readonly gauges: Gauges;
  take(chat: string, isAnswer: boolean): Promise<Place>;
  rest(milliseconds: number): Promise<void>;
  close(): Promise<void>;
};

/** Its own, so that no place is waited for behind the ten thousand rows of a burst. */
const CONNECTIONS = 2;
/** A database that is away is noticed after this. */
const CONNECT_TIMEOUT_MS = 2_000;
/** What chats have used up is forgotten this often: by then it is empty again, and nobody need know who was written to. */
const FORGET_MS = 60_000;

const TAKE = { name: 'take_place', text: 'SELECT wait, chat_only AS "chatOnly" FROM take_place($1, $2, $3)' };
const REST = `INSERT INTO rate AS r (name, until) VALUES ($1, clock_timestamp() + make_interval(secs => $2::float8 / 1000))
ON CONFLICT (name) DO UPDATE SET until = greatest(r.until, excluded.until)`;
const FORGET = 'DELETE FROM rate WHERE until < clock_timestamp()';

/**
 * The rate of a channel on PostgreSQL: one round trip for each message, on the clock of the server. Rejects while the
 * stores are away; whoever sends must not depend on it.
 */
export function createRates(
  connectionString: string,
  channel: string,
  gauges: Gauges,
  onError: (error: Error) => void,
): Rates {
  const pool = new pg.Pool({
    connectionString,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'buurtmus-rate',
  });
  pool.on('error', onError);
  const answer = valuesOf([channel, gauges.all, gauges.all.burst]);
  // While answers come as fast as they may, there is no place for what the house says first.
  const first = valuesOf([channel, gauges.all, gauges.all.burst / 2], [`${channel}:first`, gauges.first]);
  let forgotten = Date.now();
  const forget = (): void => {
    if (Date.now() - forgotten < FORGET_MS) return;
    forgotten = Date.now();
    pool.query(FORGET).catch(onError);
  };
  return {
    gauges,
    async take(chat, isAnswer) {
      forget();
      const values = (isAnswer ? answer : first)([`${channel}:chat:${chat}`, gauges.chat]);
      const { rows } = await pool.query<Place>({ ...TAKE, values });
      return rows[0] as Place;
    },
    async rest(milliseconds) {
      await pool.query(REST, [channel, milliseconds + gauges.all.burst * gauges.all.every]);
    },
    close: () => pool.end(),
  };
}

type Named = readonly [name: string, gauge: Gauge, burst?: number];

/** The gauges as the function wants them: names, what one message uses up, how far ahead one may be. The chat is first. */
const valuesOf =
  (...shared: readonly Named[]) =>
  (chat: Named): unknown[] => {
    const all = [chat, ...shared];
    return [
      all.map(([name]) => name),
      all.map(([, { every }]) => every),
      all.map(([, { every, burst }, own = burst]) => every * own),
    ];
  };
