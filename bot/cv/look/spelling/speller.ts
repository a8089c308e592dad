import { Worker } from 'node:worker_threads';
import type { Misspelling } from '../../look.ts';
import type { Line } from '../lines.ts';
import type { Answered, Asked } from './worker.ts';

/** Dictionaries stay in memory between documents that come close together, and no longer: 44 MB. */
const KEPT_WARM = 5 * 60_000;
/** A check ends by itself after three seconds, and loading takes one; a thread that is slower than this hangs. */
const MOST_WAITING = 30_000;

export type Speller = {
  /** What is probably misspelled, in the order of the lines. Rejects where the dictionaries do not answer. */
  check(language: Asked['language'], lines: readonly Line[]): Promise<Misspelling[]>;
  /** Ends the thread. What is being checked rejects. */
  close(): Promise<void>;
};

function startThread(): Worker {
  const thread = new Worker(new URL('thread.js', import.meta.url));
  // Idle, it keeps nobody from going home.
  thread.unref();
  return thread;
}

/** One question to a thread. */
const answerOf = (thread: Worker, asked: Asked): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => end(() => reject(new Error('the dictionaries do not answer'))), MOST_WAITING);
    const onAnswer = (answered: Answered) => end(() => resolve(answered));
    const onError = (error: unknown) => end(() => reject(error));
    const onExit = () => end(() => reject(new Error('the dictionaries were closed')));
    const end = (then: () => void) => {
      clearTimeout(late);
      thread.off('message', onAnswer).off('error', onError).off('exit', onExit);
      then();
    };
    thread.on('message', onAnswer).on('error', onError).on('exit', onExit);
    thread.postMessage(asked);
  });

/** Checks spelling in a thread of its own, started with the first document. */
export function createSpeller(): Speller {
  let thread: Worker | null = null;
  let cooling: NodeJS.Timeout | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  async function stop(): Promise<void> {
    clearTimeout(cooling);
    const running = thread;
    thread = null;
    await running?.terminate();
  }

  async function ask(asked: Asked): Promise<Answered> {
    clearTimeout(cooling);
    thread ??= startThread();
    try {
      return await answerOf(thread, asked);
    } catch (error) {
      await stop();
      throw error;
    } finally {
      clearTimeout(cooling);
      cooling = setTimeout(stop, KEPT_WARM).unref();
    }
  }

  return {
    async check(language, lines) {
      const asked = { language, lines: lines.map(({ text }) => text) };
      const answer = queue.then(() => ask(asked));
      queue = answer.catch(() => undefined);
      const marks = await answer;
      return marks.flatMap(({ at, word, suggestions }) => {
        const line = lines[at];
        return line === undefined ? [] : [{ page: line.page, line: line.line, word, suggestions }];
      });
    },
    close: stop,
  };
}
