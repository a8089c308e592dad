-- CreateTable
CREATE TABLE "rate" (
    "name" TEXT NOT NULL,
    "until" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "rate_pkey" PRIMARY KEY ("name")
);

-- Worth nothing after a crash: what was said before it is past.
ALTER TABLE "rate" SET UNLOGGED;

-- Takes a place at several gauges at once, or says how long to wait for one.
CREATE FUNCTION take_place(
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
END $$;
