import { beforeEach, describe, expect, it } from 'vitest';
import { FILES, LARGEST_FILE } from '../../../bot/channels/web/limits.ts';
import { HTML, type Office, office, PDF, PNG, WEBM } from './sending.ts';
import { FORM, ID, ORIGIN, SCRIPT, thread } from './standing.ts';

let desk: Office;
beforeEach(async () => {
  desk = await office();
});

const heard = () => desk.standing.knocks.map(({ arrival }) => arrival);
const nothingCame = () => expect([heard(), [...desk.staged.keys()]]).toEqual([[], []]);
/** As a browser without script sends it. */
const plainly = { 'x-requested-with': '', ...FORM };

describe('a file', () => {
  it('lies with us before the house hears of it, under the id of its message', async () => {
    desk.standing.receive = async (knock) => {
      const { inbound } = knock.arrival;
      expect(desk.staged.has(inbound.kind === 'file' ? inbound.id : '')).toBe(true);
      return desk.standing.knocks.push(knock);
    };
    expect((await desk.file({ name: 'C:\\docs\\Brief gemeente.pdf' })).status).toBe(204);
    const [ref] = desk.staged.keys();
    const inbound = { kind: 'file', id: ref, name: 'Brief gemeente.pdf', bytes: PDF.length };
    expect(heard()).toEqual([{ key: `web:${ID}`, inbound }]);
    expect(await desk.standing.channel.fetch?.(ref ?? '', LARGEST_FILE)).toEqual({
      kind: 'fetched',
      bytes: PDF,
      type: null,
    });
  });

  it('brings the words beside it, which may speak of danger', async () => {
    await desk.file({ fields: { text: ' hij slaat mij \u0000' } });
    expect(heard()[0]?.inbound).toMatchObject({ caption: 'hij slaat mij' });
  });

  it('leads a plain form back to the page', async () => {
    const response = await desk.file({ headers: plainly });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/chat']);
    expect(heard().length).toBe(1);
  });

  it('takes no second place when it comes again, and none at all when the house has it', async () => {
    await desk.file();
    desk.standing.receive = async () => 'duplicate';
    expect((await desk.file()).status).toBe(204);
    expect(desk.staged.size).toBe(1);
    expect(desk.dropped).toEqual([...desk.staged.keys()]);
  });

  it('lies under another name for another visitor, whatever id she gives', async () => {
    await desk.file();
    const other = await desk.standing.post({ text: 'hallo' });
    const cookie = other.headers.get('set-cookie')?.split(';')[0] ?? '';
    await desk.file({ headers: { cookie } });
    expect(desk.staged.size).toBe(2);
  });

  it('stays when the house could not be reached, for nobody knows whether it has heard', async () => {
    desk.standing.receive = () => Promise.reject(new Error('away'));
    const answer = await desk.file();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect([desk.staged.size, desk.dropped]).toEqual([1, []]);
    const page = await (await desk.file({ headers: plainly })).text();
    expect(page).toContain('href="tel:112"');
    expect(page).not.toContain('type="file"');
  });

  it('is gone for the fetcher when nothing lies there, and later when the store is away', async () => {
    expect(await desk.standing.channel.fetch?.('web:none', LARGEST_FILE)).toEqual({ kind: 'never', why: 'gone' });
    desk.staged.set('web:large', new Uint8Array(10));
    expect(await desk.standing.channel.fetch?.('web:large', 9)).toEqual({ kind: 'never', why: 'too-big' });
    desk.staged.get = () => {
      throw new Error('away');
    };
    expect(await desk.standing.channel.fetch?.('web:large', 10)).toMatchObject({ kind: 'later' });
  });
});

describe('a voice note', () => {
  it('is one where it sounds like one', async () => {
    await desk.file({ name: 'voice.webm', content: WEBM, fields: { kind: 'voice', seconds: '12' } });
    const [ref] = desk.staged.keys();
    expect(heard()[0]?.inbound).toEqual({ kind: 'voice', id: ref, seconds: 12 });
  });

  it.each([
    ['0', 1],
    ['-5', 1],
    ['99999999', 1],
    ['1e9', 1],
    ['500', 180],
    ['', 1],
  ])('of %j seconds is one of %j', async (seconds, believed) => {
    await desk.file({ content: WEBM, fields: { kind: 'voice', seconds } });
    expect(heard()[0]?.inbound).toMatchObject({ seconds: believed });
  });

  it('is a file where it is something else', async () => {
    await desk.file({ content: PNG, name: 'x.png', fields: { kind: 'voice', seconds: '12' } });
    expect(heard()[0]?.inbound).toMatchObject({ kind: 'file', name: 'x.png' });
  });
});

describe('what is not taken', () => {
  it('is anything before the first question was answered', async () => {
    desk.standing.thread = thread([], { consented: false });
    expect((await desk.file()).status).toBe(409);
    const page = await (await desk.file({ headers: plainly })).text();
    expect(page).toContain('Ik heb eerst een vraag voor u.');
    desk.standing.thread = null;
    expect((await desk.file()).status).toBe(409);
    expect((await desk.file({ headers: { cookie: '' } })).status).toBe(409);
    nothingCame();
  });

  it('is what is larger than it may be, said so in her language', async () => {
    desk.standing.thread = thread([], { language: 'ar' });
    const content = Buffer.concat([PDF, Buffer.alloc(LARGEST_FILE)]);
    expect((await desk.file({ content })).status).toBe(413);
    const page = await desk.file({ content, headers: plainly });
    expect(page.status).toBe(413);
    expect(await page.text()).toContain('هذا كبير جدا للإرسال');
    nothingCame();
  });

  it.each<[string, Uint8Array]>([
    ['photo.jpg', HTML.subarray(0, 0)],
    ['photo.jpg', Buffer.from('MZ\u0000\u0000')],
    ['photo.png', Buffer.from('PK\u0003\u0004zip-zip-zip')],
    ['film.gif', Buffer.from('GIF89a\u0001\u0000\u0001\u0000')],
  ])('is what the house does not keep, whatever it is called: %s', async (name, content) => {
    expect((await desk.file({ name, content })).status).toBe(415);
    nothingCame();
  });

  it('is a form without a file', async () => {
    const empty = { name: '', content: new Uint8Array() };
    expect((await desk.file(empty)).status).toBe(400);
    expect(await (await desk.file({ ...empty, headers: plainly })).text()).toContain('Kies eerst een foto of bestand.');
    nothingCame();
  });

  it.each<[string, HeadersInit]>([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { 'sec-fetch-site': 'same-site' }],
  ])('comes from elsewhere: %s', async (_, headers) => {
    expect((await desk.file({ headers })).status).toBe(403);
    nothingCame();
  });

  it('comes from a browser that is silent about where, without the proof of our page', async () => {
    const routes = desk.standing.channel.routes;
    const send = async (proof: string) => {
      const body = new FormData();
      body.append('proof', proof);
      body.append('file', new Blob([PDF]), 'a.pdf');
      return (await routes.request('/chat/files', { method: 'POST', body, headers: { cookie: desk.cookie } })).status;
    };
    expect(await send('made up')).toBe(403);
    nothingCame();
    const page = await (await desk.standing.get('/chat', { cookie: desk.cookie })).text();
    expect(await send(/name="proof" value="([\w-]+)"/u.exec(page)?.[1] ?? '')).toBe(303);
  });

  it('is not a form at all', async () => {
    const { routes } = desk.standing.channel;
    const headers = {
      cookie: desk.cookie,
      ...SCRIPT,
      origin: ORIGIN,
      'content-type': 'multipart/form-data; boundary=x',
    };
    for (const body of ['', '--x', 'x'.repeat(100_000), '--x\r\n\r\n--x--']) {
      expect((await routes.request('/chat/files', { method: 'POST', body, headers })).status).toBe(400);
    }
    nothingCame();
  });
});

describe('too many', () => {
  it('files of one visitor wait a while, and her words do not', async () => {
    for (let n = 0; n < FILES.most; n++) expect((await desk.file()).status).toBe(204);
    const answer = await desk.file();
    expect([answer.status, Number(answer.headers.get('retry-after'))]).toEqual([429, FILES.seconds]);
    const words = await desk.standing.post({ text: 'help' }, { ...SCRIPT, cookie: desk.cookie });
    expect(words.status).toBe(204);
    desk.standing.now += FILES.seconds * 1_000;
    expect((await desk.file()).status).toBe(204);
  });

  it('files that come in at once wait for each other', async () => {
    const held: (() => void)[] = [];
    desk.standing.receive = () => new Promise<void>((resolve) => held.push(resolve));
    const first = [desk.file(), desk.file()];
    await expect.poll(() => held.length).toBe(2);
    expect((await desk.file()).status).toBe(429);
    for (const finish of held) finish();
    expect((await Promise.all(first)).map(({ status }) => status)).toEqual([204, 204]);
    desk.standing.receive = async () => 'answered';
    expect((await desk.file()).status).toBe(204);
  });
});

describe('stores that are away', () => {
  it('ask for another try, and nothing is half done', async () => {
    desk.standing.threads = () => Promise.reject(new Error('away'));
    const answer = await desk.file();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    nothingCame();
    expect(desk.standing.alarms).toEqual(['the conversation of a file could not be read']);
  });

  it('are told of before the house hears of a file that does not lie there', async () => {
    desk.staged.set = () => {
      throw new Error('away');
    };
    expect((await desk.file()).status).toBe(503);
    expect(heard()).toEqual([]);
  });
});
