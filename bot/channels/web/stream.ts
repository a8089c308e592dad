import type { Mark, Pulse } from '../../ports.ts';
import { type Reader, type Reading, readOn } from './reading.ts';
import { markOf } from './render.ts';

/** An open page: where its events go, and when it is gone. */
export type Page = {
  tell(event: string, data: string, id?: string): Promise<unknown>;
  readonly gone: AbortSignal;
};

export type Following = {
  readonly reader: Reader;
  readonly pulse: Pulse;
  readonly address: string;
  readonly seen: Mark | null;
  /** The lines of a reading as events; each with the mark that the browser hands back when it comes again. */
  readonly events: (reading: Reading) => readonly { event: string; data: string; id: string }[];
};

/** Proxies close what is silent for half a minute; the page takes a silence of two beats for a lost connection. */
const BEAT_MS = 20_000;
/** Pages without a conversation look at most so often, whatever goes on in the house. */
const UNKNOWN_MS = 1_000;

/** Runs a task again if it was wanted while it ran, and never twice at once. */
function coalesced(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;
  const run = async () => {
    do {
      again = false;
      await task();
    } while (again);
    running = null;
  };
  return () => {
    again = running !== null;
    running ??= run();
    return running;
  };
}

/** What the page has to know besides its lines: `{"asked":12,"language":"ar","consented":true,"erased":["9.1"]}`. */
const stateOf = ({ thread, takenBack }: Reading): string =>
  JSON.stringify({
    asked: thread.askedTurn,
    language: thread.language,
    consented: thread.consented,
    erased: takenBack.map(markOf),
  });

const untilGone = (gone: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (gone.aborted) resolve();
    gone.addEventListener('abort', () => resolve(), { once: true });
  });

/** Looks for what is new and tells it. `conversation` is null as long as there is none. */
function createLook(page: Page, { reader, address, events, ...from }: Omit<Following, 'pulse'>) {
  const at = { seen: from.seen, conversation: null as string | null, told: '' };
  const tellNews = async () => {
    const news = await readOn(reader, address, at.seen);
    if (news === null || page.gone.aborted) return;
    at.conversation = news.thread.conversation;
    for (const { event, data, id } of events(news)) await page.tell(event, data, id);
    at.seen = news.mark ?? at.seen;
    const state = stateOf(news);
    if (news.bubbles.length > 0 || state !== at.told) await page.tell('state', state);
    at.told = state;
  };
  const failed = (error: unknown) => reader.alarm('a page could not be told what is new', error);
  return { look: coalesced(() => tellNews().catch(failed)), conversation: () => at.conversation };
}

/**
 * Tells a page what is new in its conversation, until it is gone. It listens first and looks then, so nothing falls
 * between. It also looks at every beat: a pulse may be lost with a connection, a look is not. Somebody without a
 * conversation is looked for a moment after any pulse; her first post may have gone to another process.
 */
export async function follow(page: Page, { pulse, ...following }: Following): Promise<void> {
  const { look, conversation } = createLook(page, following);
  let soon: ReturnType<typeof setTimeout> | undefined;
  const lookSoon = () => {
    soon = undefined;
    void look();
  };
  const stop = pulse.listen((moved) => {
    if (moved === conversation()) void look();
    else if (conversation() === null) soon ??= setTimeout(lookSoon, UNKNOWN_MS);
  });
  const beat = setInterval(() => void page.tell('beat', '').then(look), BEAT_MS);
  await look();
  await untilGone(page.gone);
  clearInterval(beat);
  clearTimeout(soon);
  stop();
}
