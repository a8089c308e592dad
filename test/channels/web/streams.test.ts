import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cookieOf, line, type Standing, stand, TALK, thread } from './standing.ts';

let standing: Standing;
let cookie: string;
let closing: (() => Promise<void>)[] = [];

beforeEach(async () => {
  standing = await stand();
  cookie = cookieOf(await standing.post({ text: 'hallo' }));
});
afterEach(async () => {
  vi.useRealTimers();
  for (const close of closing) await close();
  closing = [];
});

type Event = { event: string; data: string; id?: string };
type Page = {
  readonly events: Event[];
  readonly raw: () => string;
  readonly ended: () => boolean;
  close(): Promise<void>;
};

const eventOf = (block: string): Event => {
  const fields = block.split('\n').map((row) => /^(\w+): ?(.*)$/u.exec(row)?.slice(1) ?? []);
  const all = (name: string) => fields.filter(([key]) => key === name).map(([, value]) => value ?? '');
  const [id] = all('id');
  return { event: all('event')[0] ?? '', data: all('data').join('\n'), ...(id === undefined ? {} : { id }) };
};

/** Opens a page that listens, as a browser's EventSource does. */
async function listen(query = '', headers: Record<string, string> = {}): Promise<Page> {
  const response = await standing.get(`/chat/events?${query}`, { cookie, ...headers });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let raw = '';
  let ended = false;
  const read = async (): Promise<void> => {
    const { done, value } = await reader.read();
    if (done) ended = true;
    else {
      raw += new TextDecoder().decode(value);
      await read();
    }
  };
  void read();
  const page: Page = {
    raw: () => raw,
    get events() {
      return raw
        .split('\n\n')
        .filter((block) => block.includes('event: '))
        .map(eventOf);
    },
    ended: () => ended,
    close: () => reader.cancel(),
  };
  closing.push(page.close);
  return page;
}

const names = ({ events }: Page) => events.map(({ event, id }) => (id === undefined ? event : `${event} ${id}`));
const said = (turn: number, position = 1) => line(turn, position, { saying: { key: 'engine.thanks' } });

describe('an open page', () => {
  it('hears what came after the line it has, and what is asked', async () => {
    standing.thread = TALK;
    const page = await listen('after=1.1');
    await expect.poll(() => names(page)).toEqual(['line 2.0', 'line 2.1', 'line 2.2', 'state']);
    expect(page.events[0]?.data).toContain('Iets anders');
    expect(page.events[3]?.data).toBe('{"asked":2,"language":"nl","consented":true,"erased":[]}');
  });

  it("comes again where it was: the browser's own mark counts more than the page's", async () => {
    standing.thread = TALK;
    const page = await listen('after=1.0', { 'last-event-id': '2.1' });
    await expect.poll(() => names(page)).toEqual(['line 2.2', 'state']);
  });

  it('hears each new line once, however often the pulse beats', async () => {
    standing.thread = thread([said(1)]);
    const page = await listen('after=1.1');
    await expect.poll(() => names(page)).toEqual(['state']);
    standing.thread = thread([said(1), said(2)]);
    for (let n = 0; n < 20; n++) standing.beat();
    await expect.poll(() => names(page)).toEqual(['state', 'line 2.1', 'state']);
    standing.thread = thread([said(1), said(2), said(3)]);
    standing.beat();
    await expect.poll(() => names(page).at(-2)).toBe('line 3.1');
    expect(names(page).filter((name) => name === 'line 2.1')).toEqual(['line 2.1']);
  });

  it('is not woken by other conversations', async () => {
    standing.thread = thread([said(1)]);
    const page = await listen('after=1.1');
    await expect.poll(() => names(page)).toEqual(['state']);
    const reading = vi.spyOn(standing, 'threads');
    standing.beat('conversation-2');
    expect(reading).not.toHaveBeenCalled();
    standing.beat('conversation-1');
    expect(reading).toHaveBeenCalledTimes(1);
  });

  it('is shown everything anew where its last line was erased', async () => {
    standing.thread = thread([line(8, 0, { inbound: { kind: 'text', text: 'wis alles' } }), said(8)]);
    const page = await listen('after=5.2');
    await expect.poll(() => names(page)).toEqual(['all 8.1', 'state']);
    expect(page.events[0]?.data).toContain('wis alles');
  });

  it('finds the question of an answer, however long ago it was asked', async () => {
    const lines = [
      ...TALK.lines.slice(0, 2),
      said(2),
      said(3),
      line(4, 0, { inbound: { kind: 'choice', turn: 1, number: 1 } }),
    ];
    standing.thread = thread(lines, { askedTurn: 1 });
    const page = await listen('after=3.1');
    await expect.poll(() => page.events[0]?.data).toContain('Ik ben ziek');
  });

  it('comes alive with the first word of somebody whose conversation is not there yet', async () => {
    const page = await listen('after=');
    await expect.poll(() => standing.listening()).toBe(1);
    standing.thread = thread([said(1)]);
    standing.beat();
    await expect.poll(() => names(page), { timeout: 5_000 }).toEqual(['all 1.1', 'state']);
  });

  it('is told of a change of language', async () => {
    standing.thread = thread([said(1)]);
    const page = await listen('after=1.1');
    await expect.poll(() => names(page)).toEqual(['state']);
    standing.thread = thread([said(1)], { language: 'ar' });
    standing.beat();
    await expect
      .poll(() => page.events.at(-1)?.data)
      .toBe('{"asked":null,"language":"ar","consented":true,"erased":[]}');
  });

  it('hears a beat, and looks again though no pulse came', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    standing.thread = thread([said(1)]);
    const page = await listen('after=1.1');
    await expect.poll(() => names(page)).toEqual(['state']);
    standing.thread = thread([said(1), said(2)]);
    vi.advanceTimersByTime(20_000);
    await expect.poll(() => names(page)).toEqual(['state', 'beat', 'line 2.1', 'state']);
    expect(page.raw()).toContain(': beat\n');
  });

  it('outlives a store that is away', async () => {
    standing.thread = thread([said(1)]);
    const reading = standing.threads;
    standing.threads = () => Promise.reject(new Error('away'));
    const page = await listen('after=1.1');
    await expect.poll(() => standing.alarms).toEqual(['a page could not be told what is new']);
    standing.threads = reading;
    standing.beat();
    await expect.poll(() => names(page)).toEqual(['state']);
  });

  it('leaves nothing behind', async () => {
    standing.thread = TALK;
    const pages = await Promise.all([listen(), listen(), listen()]);
    await expect.poll(() => standing.listening()).toBe(3);
    await pages[0]?.close();
    await expect.poll(() => standing.listening()).toBe(2);
    await standing.channel.stop();
    await expect.poll(() => standing.listening()).toBe(0);
    await expect.poll(() => pages[2]?.ended()).toBe(true);
  });
});

describe('a page that may not listen', () => {
  it('is one of nobody: it is shown the first sight again', async () => {
    const response = await standing.get('/chat/events');
    expect(await response.text()).toBe('event: gone\ndata: \n\n');
    expect(standing.listening()).toBe(0);
  });

  it('is none at all', async () => {
    const { routes } = standing.channel;
    expect((await routes.request('/chat/events', { method: 'HEAD', headers: { cookie } })).status).toBe(405);
    expect(standing.listening()).toBe(0);
  });

  it('is one too many of one visitor, until another closes', async () => {
    const pages = await Promise.all(Array.from({ length: 8 }, () => listen()));
    expect((await standing.get('/chat/events', { cookie })).status).toBe(429);
    await pages[0]?.close();
    await expect.poll(() => standing.listening()).toBe(7);
    await listen();
  });
});
