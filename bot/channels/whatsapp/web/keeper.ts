import { rm } from 'node:fs/promises';
import { createBackoff, pause } from '../../backoff.ts';
import { freeProfile } from './browsers.ts';
import { type BrowserSettings, type Client, createClient, profileIn } from './client.ts';
import { type End, type LifeParts, live } from './life.ts';
import { close, tame } from './tame.ts';

/** What staff should know of, because only a person can do something about it. Never says of whom. */
export type StaffTrouble =
  /** The number was unlinked: it has to be paired again. */
  | 'lost'
  /** WhatsApp does not let the number in. */
  | 'refused'
  /** The session had to be opened anew again and again. */
  | 'unsteady';

export type KeeperParts = LifeParts & {
  readonly browser: BrowserSettings;
  /** Whether this process may hold the session; asked before it is opened and while it stands. */
  readonly mayRun: () => Promise<boolean>;
  readonly alarm: (what: string, error: unknown) => void;
  readonly tellStaff: (trouble: StaffTrouble) => void;
  /** A client opens. */
  readonly onOpening: (client: Client) => void;
  /** A client must not be used any more; resolves when nobody does. */
  readonly onEnding: () => Promise<void>;
};

const HOUR_MS = 3_600_000;

export type Keeper = {
  /** Keeps a session until the signal is given; resolves when its browser is closed. */
  keep(signal: AbortSignal): Promise<void>;
  /** Ends the session that stands now, if one does; the next one opens at once. */
  restart(): void;
};

/**
 * Keeps one session open: a client whose life ended gets a successor, because the library never reconnects by itself.
 * At once where nothing is wrong, later and later where something is; and staff are told when it happens too often.
 */
export function createKeeper(parts: KeeperParts): Keeper {
  const { pace, pairing, alarm, tellStaff } = parts;
  const backoff = createBackoff(pace);
  const watch = watchRestarts(parts);
  let life = new AbortController();

  /** What is said and done about an end, before the next life begins. */
  const settle = async (end: End, lasted: number, signal: AbortSignal): Promise<void> => {
    if (lasted > pace.steady) backoff.reset();
    if (end.kind === 'logged-out') pairing.lost();
    if (end.kind === 'refused') {
      if (pairing.now.state !== 'refused') tellStaff('refused');
      pairing.refused();
      alarm(`WhatsApp does not let this number in: ${end.why}`, null);
      await pause(pace.most, signal);
    }
    if (end.kind !== 'trouble') return;
    if (backoff.failures === 0) alarm(`${end.what}; it is opened again`, end.error);
    watch.happened();
    await backoff.wait(signal);
  };
  return {
    restart: () => life.abort(),
    async keep(signal) {
      signal.addEventListener('abort', () => life.abort(), { once: true });
      while (!signal.aborted) {
        if (!(await mayRun(parts))) {
          await pause(pace.idle, signal);
          continue;
        }
        life = new AbortController();
        const begun = Date.now();
        const end = await oneLife(parts, life);
        pairing.away();
        await settle(end, Date.now() - begun, signal);
      }
    },
  };
}

/** Who cannot ask may not: the lock lies in the stores, and without them nothing could be taken either. */
const mayRun = (parts: KeeperParts): Promise<boolean> => parts.mayRun().catch(() => false);

async function oneLife(parts: KeeperParts, life: AbortController): Promise<End> {
  const profile = profileIn(parts.browser.folder);
  const asking = setInterval(() => void mayRun(parts).then((may) => may || life.abort()), parts.pace.idle);
  try {
    if (!(await freeProfile(profile))) throw new Error('another process of this machine holds the session');
    const client = await createClient(parts.browser);
    const { ended, broken } = live(client, parts, life.signal);
    tame(client, parts.pace.closing, broken);
    parts.onOpening(client);
    const started = client.initialize();
    started.catch((error) => broken('WhatsApp Web could not be opened', error));
    const end = await ended;
    const unused = parts.onEnding();
    // What is under way in a page that broke will not be done by waiting for it.
    if (end.kind === 'wanted') await unused;
    await close(client, parts.pace.closing, started);
    client.removeAllListeners();
    // Of a device that was unlinked nothing is left to keep, and what is left of it keeps the next one from pairing.
    if (end.kind === 'logged-out') await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    return end;
  } catch (error) {
    return { kind: 'trouble', what: 'WhatsApp Web could not be opened', error };
  } finally {
    clearInterval(asking);
  }
}

/** Counts the restarts that nobody wanted, and tells staff once an hour at most. */
function watchRestarts({ pace, tellStaff, alarm }: KeeperParts): { happened(): void } {
  let restarts: readonly number[] = [];
  let told = 0;
  return {
    happened() {
      const now = Date.now();
      restarts = [...restarts.filter((at) => at > now - HOUR_MS), now];
      if (restarts.length < pace.restarts || now - told < HOUR_MS) return;
      told = now;
      tellStaff('unsteady');
      alarm(`WhatsApp had to be opened anew ${restarts.length} times within an hour`, null);
    },
  };
}
