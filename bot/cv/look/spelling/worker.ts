import { parentPort } from 'node:worker_threads';
import { check, type Mark } from './check.ts';
import { loadDictionaries, type Spelled } from './dictionaries.ts';

/** What a thread with dictionaries is asked, one at a time, and what it answers. */
export type Asked = { readonly language: Spelled; readonly lines: readonly string[] };
export type Answered = readonly Mark[];

const port = parentPort;
if (port === null) throw new Error('runs as a worker thread only');

const loading = loadDictionaries();
// A dictionary that cannot be read ends the thread, and whoever asked hears of it.
port.on('message', async ({ language, lines }: Asked) => {
  const dictionaries = await loading;
  port.postMessage(check(lines, language, dictionaries(language)) satisfies Answered);
});
