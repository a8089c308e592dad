import pg from 'pg';

/** What `prisma/stores/rates.ts` needs, until a migration brings it. */
const NEEDED = `
CREATE UNLOGGED TABLE IF NOT EXISTS rate (name text PRIMARY KEY, until timestamptz(6) NOT NULL);

CREATE OR REPLACE FUNCTION take_place(
  names text[], every double precision[], slack double precision[], OUT wait double precision, OUT chat_only boolean
) LANGUAGE plpgsql AS $$
DECLARE
  at timestamptz;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('rate'), hashtext(names[2]));
  at := clock_timestamp();
  SELECT max(g.wait), max(g.wait) > 0 AND coalesce(max(g.wait) FILTER (WHERE g.n > 1), 0) = 0 INTO wait, chat_only
  FROM (
    SELECT u.n, greatest(0, coalesce(extract(epoch FROM r.until - at)::double precision * 1000, 0) - u.slack) AS wait
    FROM unnest(names, slack) WITH ORDINALITY AS u (name, slack, n) LEFT JOIN rate r ON r.name = u.name
  ) g;
  IF wait = 0 THEN
    INSERT INTO rate AS r (name, until)
    SELECT u.name, at + make_interval(secs => u.every / 1000) FROM unnest(names, every) AS u (name, every)
    ON CONFLICT (name) DO UPDATE SET until = greatest(r.until, at) + (excluded.until - at);
  END IF;
END $$`;

export async function makeRateTable(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(NEEDED);
  await client.end();
}
