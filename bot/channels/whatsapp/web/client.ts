import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type Library from 'whatsapp-web.js';
import { NoChat } from './failures.ts';

export type Client = Library.Client;
export type Message = Library.Message;
export type Chat = Library.Chat;

/** Where the page of WhatsApp Web is taken from: as it is today, or a version that was kept. */
export type VersionCache =
  | { readonly type: 'none' }
  | { readonly type: 'local'; readonly version: string }
  /** `{version}` in the address stands for the version. */
  | { readonly type: 'remote'; readonly version: string; readonly remotePath: string };

export type BrowserSettings = {
  /** The house's folder for WhatsApp. The session in it is a key to the number: nobody else may read it. */
  readonly folder: string;
  /** Extra arguments for Chromium. Its path is none of ours: `PUPPETEER_EXECUTABLE_PATH`. */
  readonly args: readonly string[];
  /** The longest that one call of the browser's own protocol may take, in milliseconds. */
  readonly protocolTimeout: number;
  /** How long the page of WhatsApp may take to load, in milliseconds. */
  readonly authTimeout: number;
  readonly versionCache: VersionCache;
};

/** The folder that the library makes for the browser's profile. */
export const profileIn = (folder: string): string => join(folder, 'session');

/** Loaded when it is wanted: puppeteer reads its own settings at that moment, and who has no WhatsApp does without. */
export const loadLibrary = async (): Promise<typeof Library> => (await import('whatsapp-web.js')).default;

/**
 * A client of the library, not yet started. Signals end the house in its own order: puppeteer would end the browser
 * at the first one, before anything was finished.
 */
export async function createClient(settings: BrowserSettings): Promise<Client> {
  const { folder, args, protocolTimeout, authTimeout, versionCache } = settings;
  const { Client, LocalAuth } = await loadLibrary();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return new Client({
    authStrategy: new LocalAuth({ dataPath: folder }),
    authTimeoutMs: authTimeout,
    ...versionOptions(versionCache, folder),
    puppeteer: {
      args: [...args],
      protocolTimeout,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    },
  });
}

function versionOptions(cache: VersionCache, folder: string) {
  if (cache.type === 'none') return { webVersionCache: cache };
  const { version: webVersion } = cache;
  if (cache.type === 'remote')
    return { webVersion, webVersionCache: { type: cache.type, remotePath: cache.remotePath } };
  return { webVersion, webVersionCache: { type: cache.type, path: join(folder, 'versions') } };
}

/** The chat with somebody. The library answers nothing where there is none, against its own types. */
export async function chatWith(client: Client, id: string): Promise<Chat> {
  const chat: Chat | undefined = await client.getChatById(id);
  if (chat === undefined) throw new NoChat('there is no chat with this id');
  return chat;
}
