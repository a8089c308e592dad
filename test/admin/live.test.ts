import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AdminHouse, openAdmin, text } from './house.ts';

let house: AdminHouse;
let cookie: string;
beforeAll(async () => {
  house = await openAdmin();
  cookie = await house.signIn();
});
afterAll(() => house.close());

/** Where a page says that what happens is told from. */
async function liveOf(path: string): Promise<string> {
  const page = await (await house.ask(path, { cookie })).text();
  return (/hx-sse:connect="([^"]+)"/u.exec(page)?.[1] ?? '').replaceAll('&amp;', '&');
}

type Stream = { piece(): Promise<string>; told(): Promise<string>; close(): Promise<void> };

/** What a stream says: piece by piece, where a sign of life is an empty one, or the next that tells something. */
async function follow(path: string, headers: Record<string, string> = {}): Promise<Stream> {
  const answer = await house.ask(path, { cookie, headers });
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  const piece = async (): Promise<string> => {
    const { value, done } = await reader.read();
    return done ? 'end' : decoder.decode(value, { stream: true }).replace(/^: \n\n/u, '');
  };
  return {
    piece,
    async told() {
      for (;;) {
        const said = await piece();
        if (said !== '') return said;
      }
    },
    close: () => reader.cancel(),
  };
}

describe('a live page', () => {
  it('brings all it needs to follow in one script: htmx begins by itself, and waits for no second one', async () => {
    const page = await (await house.ask('/admin/conversations', { cookie })).text();
    const scripts = [...page.matchAll(/<script src="([^"]+)"/gu)].map(([, path]) => path ?? '');
    expect(scripts).toHaveLength(1);
    const script = await (await house.ask(scripts[0] ?? '')).text();
    expect(script).toContain('registerExtension("sse"');
    expect(script).toContain('registerExtension("upsert"');
  });

  it('is told nothing that it shows already, and then what changes', async () => {
    await house.hears('huda', text('hallo'));
    const stream = await follow(await liveOf('/admin/conversations?tab=all'));
    expect(await stream.piece()).toBe('');
    await house.hears('willem', text('goedemorgen'));
    const told = await stream.told();
    expect(told).toContain('hx-target="#list"');
    expect(told).toContain('goedemorgen');
    expect(told.match(/class="row[^"]*moved-[01]/gu)).toHaveLength(1);
    await stream.close();
  });

  it('is told everything that it missed between the page and the stream', async () => {
    const path = await liveOf('/admin/conversations?tab=all');
    await house.hears('between', text('net ertussen'));
    const stream = await follow(path);
    expect(await stream.told()).toContain('net ertussen');
    await stream.close();
  });

  it('takes up after a broken connection where it was', async () => {
    const path = await liveOf('/admin/conversations?tab=all');
    const stream = await follow(path);
    await stream.piece();
    await house.hears('once more', text('nog iemand'));
    const id = /^id: (\S+)$/mu.exec(await stream.told())?.[1] ?? '';
    await stream.close();
    const again = await follow(path, { 'last-event-id': id });
    expect(await again.piece()).toBe('');
    await again.close();
  });

  it('gets the lines of the open conversation, what became of them, and loses what is erased', async () => {
    await house.hears('selam', text('hallo'));
    const id = await house.conversationOf('selam');
    const stream = await follow(await liveOf(`/admin/conversations/${id}?tab=all`));
    await stream.piece();
    await house.hears('selam', text('1'));
    const told = await stream.told();
    expect(told).toMatch(/hx-target="#lines" hx-swap="upsert"><li id="line-2-0"/u);
    expect(told).toContain('wordt verstuurd');
    await house.fresh.database.pool.query('UPDATE outbox SET dead = true');
    expect(await stream.told()).toMatch(/hx-target="#delivery-1-1" hx-swap="outerMorph".*niet aangekomen/u);
    await house.fresh.database.prisma.message.deleteMany({ where: { conversationId: id, turn: 1 } });
    await house.hears('selam', text('2'));
    expect(await stream.told()).toContain('hx-target="#line-1-0" hx-swap="delete"');
    await stream.close();
  });

  it('ends when somebody signs out elsewhere, before it tells anything more', async () => {
    const own = await house.signIn();
    const stream = await follow('/admin/live/people', { cookie: own });
    await stream.piece();
    await house.ask('/admin/sign-out', { cookie: own, form: {} });
    await house.hears('farida', text('hij slaat mij'));
    const told = await stream.told();
    expect(told).toMatch(/^event: signed-out/u);
    expect(told).not.toContain('gevaar');
    expect(await stream.told()).toBe('end');
  });

  it('does not keep a session alive by itself', async () => {
    const sessions = house.fresh.database.prisma.staffSession;
    const tenMinutesLeft = new Date(Date.now() + 10 * 60_000);
    await sessions.updateMany({ data: { expiresAt: tenMinutesLeft } });
    const stream = await follow('/admin/live/people');
    await stream.piece();
    const [session] = await sessions.findMany({ orderBy: { expiresAt: 'desc' } });
    expect(session?.expiresAt).toEqual(tenMinutesLeft);
    await stream.close();
  });
});
