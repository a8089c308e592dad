import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { openBrowser } from '../../setup/browser.ts';
import { type Fresh, freshDatabase } from '../../stores/database.ts';
import { type Served, serveChat } from './serving.ts';
import { chatAt, type Visit, visit } from './visiting.ts';

/** Everything a test in a browser plays on; new for each test, but for the browser itself. */
export type Stage = {
  readonly fresh: Fresh;
  served: Served;
  /** Somebody opens the chat: in a browser of her own, closed after the test. */
  open(query?: string, options?: BrowserContextOptions): Promise<Visit>;
};

/** Sets the stage for the tests of a file. A page that logged an error fails its test. */
export function stage(opened = openBrowser): Stage {
  let fresh: Fresh;
  let browser: Browser;
  let served: Served;
  let visits: Visit[] = [];
  beforeAll(async () => {
    fresh = await freshDatabase();
    browser = await opened();
  });
  beforeEach(async () => {
    await fresh.reset();
    served = await serveChat(fresh);
  });
  afterEach(async () => {
    const errors = visits.flatMap((one) => one.errors);
    for (const { context } of visits) await context.close();
    visits = [];
    await served.stop();
    expect(errors, 'errors on the page').toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await fresh.drop();
  });
  return {
    get fresh() {
      return fresh;
    },
    get served() {
      return served;
    },
    set served(next) {
      served = next;
    },
    async open(query = '', options = {}) {
      const opened = await visit(browser, chatAt(served, query), options);
      visits.push(opened);
      return opened;
    },
  };
}
