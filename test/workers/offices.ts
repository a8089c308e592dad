import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { type Fresh, freshDatabase } from '../stores/database.ts';
import { type ChannelDouble, channelDouble } from './channel-double.ts';
import { openPostOffice, type PostOffice } from './post.ts';

/** A database for the tests of a file, emptied before each of them, and processes that send from it. */
export type Offices = {
  readonly fresh: Fresh;
  /** One more process that sends; closed after the test. */
  open(channel?: ChannelDouble): PostOffice;
  /** Closes those that are open, where a test wants new ones. */
  close(): Promise<void>;
};

/** Opens the database for the tests of a file. Its clock stands still until a test moves it. */
export function postOffices(): Offices {
  let fresh: Fresh;
  const offices: PostOffice[] = [];
  const close = async () => void (await Promise.all(offices.splice(0).map((office) => office.close())));
  beforeAll(async () => {
    fresh = await freshDatabase();
  });
  beforeEach(async () => {
    await fresh.reset();
    vi.useFakeTimers({ toFake: ['Date'] });
  });
  afterEach(async () => {
    vi.useRealTimers();
    await close();
  });
  afterAll(() => fresh.drop());
  return {
    get fresh() {
      return fresh;
    },
    open(channel = channelDouble()) {
      const office = openPostOffice(fresh, channel);
      offices.push(office);
      return office;
    },
    close,
  };
}
