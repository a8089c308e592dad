import { randomBytes, randomUUID } from 'node:crypto';

const HEADERS = { 'x-requested-with': 'fetch', 'sec-fetch-site': 'same-origin' };
const SEED_BYTES = 24;

/** Somebody at the web chat: her page is open and follows what is said. */
export type Visitor = {
  /** Milliseconds from sending a message until its reply stands on the page. */
  say(text: string): Promise<number>;
  leave(): void;
};

/** Opens the chat with a first message; tells also how long its reply took. */
export async function visit(origin: string): Promise<Visitor & { readonly first: number }> {
  const seed = randomBytes(SEED_BYTES).toString('base64url');
  const begun = performance.now();
  const answer = await post(origin, { text: 'hallo', seed }, {});
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const leaving = new AbortController();
  const events = await fetch(`${origin}/chat/events`, { headers: { cookie }, signal: leaving.signal });
  const reading = readReplies(events);
  await reading.reply();
  const first = performance.now() - begun;
  return {
    first,
    async say(text) {
      const sent = performance.now();
      const reply = reading.reply();
      await post(origin, { text }, { cookie });
      await reply;
      return performance.now() - sent;
    },
    leave: () => leaving.abort(),
  };
}

async function post(origin: string, fields: Record<string, string>, headers: Record<string, string>) {
  const body = new URLSearchParams({ id: randomUUID(), language: 'nl', ...fields });
  const answer = await fetch(`${origin}/chat`, { method: 'POST', headers: { ...HEADERS, ...headers }, body });
  if (!answer.ok) throw new Error(`the chat answered ${answer.status}`);
  return answer;
}

/** Follows the stream of a page; `reply` resolves at the first line of the bot in the newest turn. */
function readReplies(events: Response) {
  let seen = 0;
  let newest = 0;
  let wake = (): void => {};
  const note = (id: string): void => {
    const [turn = 0, position = 0] = id.split('.').map(Number);
    if (position > 0 && turn > newest) newest = turn;
    if (newest > seen) wake();
  };
  void (async () => {
    let rest = '';
    const decoder = new TextDecoder();
    for await (const chunk of events.body as ReadableStream<Uint8Array>) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('id: ')) note(line.slice(4));
    }
  })().catch(() => {});
  return {
    reply: () =>
      new Promise<void>((done) => {
        wake = () => {
          seen = newest;
          wake = () => {};
          done();
        };
        if (newest > seen) wake();
      }),
  };
}
