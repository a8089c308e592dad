import type { ChildProcess } from 'node:child_process';
import { pause } from '../../backoff.ts';
import type { Client } from './client.ts';
import { within } from './waiting.ts';

/** Something of the library or the browser broke in a way that the library tells nobody of. */
export type Broken = (what: string, error: unknown) => void;

/** What the library keeps to itself. The one place that knows of it. */
type Insides = {
  inject(): Promise<void>;
  destroy(): Promise<void>;
  readonly authStrategy: { logout(): Promise<void>; afterBrowserInitialized(): Promise<void> };
};

/** Where WhatsApp had loaded its messages before the library began to listen, the library would wait for ever. */
const TELL_IF_SYNCED = `window.require('WAWebSocketModel').Socket.hasSynced && void window.onAppStateHasSyncedEvent()`;

/**
 * Makes a client safe to live with. The library (1.34.7) runs parts of itself in handlers that nobody awaits; what
 * fails there would end the whole process, the web chat and Telegram with it.
 *
 * - `inject` runs again at each navigation: its failure is told, not thrown.
 * - `destroy`, called by the library itself at a disconnect, would reject when the browser is gone already.
 * - at a logout it deletes the profile under the running browser, and falls over when a file is still in use: that is
 *   done by us, when the browser is closed.
 * - a browser or a page that crashes is noticed by nobody.
 */
export function tame(client: Client, closing: number, broken: Broken): void {
  const insides = client as unknown as Insides;
  const inject = insides.inject.bind(client);
  insides.inject = () =>
    inject()
      .then(() => client.pupPage?.evaluate(TELL_IF_SYNCED))
      .then(
        () => {},
        (error: unknown) => broken('the page of WhatsApp could not be prepared', error),
      );
  insides.destroy = () => close(client, closing);
  insides.authStrategy.logout = async () => {};
  let watched = false;
  insides.authStrategy.afterBrowserInitialized = async () => {
    if (watched) return;
    watched = true;
    client.pupBrowser?.on('disconnected', () => broken('the browser is gone', null));
    client.pupPage?.on('error', (error) => broken('the page crashed', error));
    client.pupPage?.on('close', () => broken('the page was closed', null));
  };
}

/** How long a browser takes to appear once it was asked for, at most; puppeteer gives up by itself before that. */
const APPEARS = 40_000;
const LOOK_AGAIN = 50;

/**
 * Closes the browser of a client, also of one that is only opening: `started` is when that is over, either way.
 * Never rejects, never hangs; a browser that does not close in time is ended with all that it started.
 */
export async function close(client: Client, closing: number, started?: Promise<unknown>): Promise<void> {
  let over = started === undefined;
  void started?.catch(() => {}).then(() => (over = true));
  for (let waited = 0; !client.pupBrowser && !over && waited < APPEARS; waited += LOOK_AGAIN) await pause(LOOK_AGAIN);
  const browser = client.pupBrowser?.process();
  if (!browser || isGone(browser)) return;
  await within(closing, client.pupBrowser?.close() ?? Promise.resolve()).catch(() => {});
  if (!isGone(browser) && browser.pid !== undefined) end(browser.pid);
}

const isGone = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

/** Ends a browser and its children: it leads a group of its own. */
function end(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself meanwhile.
  }
}
