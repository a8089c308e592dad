import { defineConfig } from 'vitest/config';

/** With `REQUIRE_ALL=1` a skipped test is a failure: for machines on which everything is installed. */
const everything = process.env.REQUIRE_ALL === '1';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/setup/database.ts'],
    // What takes six seconds here took thirty beside a machine's other work, and was no slower for it.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    // Something that is waited for comes late on a busy machine, and that is no fault of it.
    expect: { poll: { timeout: 10_000 } },
    pool: 'forks',
    // A file finds the house as the file before it left it: reading all of it anew for each took a quarter of the time.
    // So a test puts back what it changes outside of itself (clocks, environment, what a module remembers).
    isolate: false,
    // On two cores: half of the time is spent waiting, for a browser, a queue or a clock.
    maxWorkers: 3,
    ...(everything ? { reporters: ['default', './test/setup/nothing-skipped.ts'] } : {}),
  },
});
