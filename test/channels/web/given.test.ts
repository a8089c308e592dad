import { beforeEach, describe, expect, it } from 'vitest';
import type { Enclosure } from '../../../bot/engine/saying.ts';
import type { Mark } from '../../../bot/ports.ts';
import { HTML, type Office, office, PDF, PNG, WEBM } from './sending.ts';
import { line, stand, thread } from './standing.ts';

let desk: Office;
beforeEach(async () => {
  desk = await office();
});

const FILE: Enclosure = { kind: 'file', id: 'f1', name: 'Werkblad.pdf', type: 'application/pdf', bytes: 1_300_000 };
const PLACE: Enclosure = {
  kind: 'place',
  name: 'De Mussen & co',
  address: 'Hoefkade 602, Den Haag',
  latitude: 52.0667,
  longitude: 4.3102,
};
const ENTRY: Enclosure = { kind: 'calendar', about: { occasion: 'o1', child: null } };
const saying = (enclosure: Enclosure) => thread([line(3, 1, { saying: { key: 'engine.thanks', enclosure } })]);
const sent = (turn = 3) =>
  line(turn, 0, { inbound: { kind: 'file', id: 'web:x', name: 'Foto brief.jpg', bytes: 340_000 } });
const spoke = line(4, 0, { inbound: { kind: 'voice', id: 'web:y', seconds: 72 } });

/** The visitor's own page, from the line that a test is about. */
const page = async () => (await desk.standing.get('/chat', { cookie: desk.cookie })).text();
const get = (mark: string, headers: Record<string, string> = {}) =>
  desk.standing.get(`/chat/files/${mark}`, { cookie: desk.cookie, ...headers });

describe('a line with something enclosed', () => {
  it('shows a file of the house as a link that saves it', async () => {
    desk.standing.thread = saying(FILE);
    const html = await page();
    expect(html).toContain('<a class="download" href="/chat/files/3.1" download="Werkblad.pdf">');
    expect(html).toContain('1,2\u00A0MB');
  });

  it('shows a place with its address and a way to it', async () => {
    desk.standing.thread = saying(PLACE);
    const html = await page();
    expect(html).toContain('De Mussen &amp; co');
    expect(html).toContain('Hoefkade 602, Den Haag');
    expect(html).toContain(
      'href="https://www.openstreetmap.org/?mlat=52.066700&amp;mlon=4.310200#map=17/52.066700/4.310200"',
    );
    expect(html).toContain('data-geo="geo:52.066700,4.310200?q=52.066700%2C4.310200(De%20Mussen%20%26%20co)"');
    expect(html).toContain('Op de kaart');
  });

  it('shows her own photo and lets her hear her own voice', async () => {
    desk.standing.thread = thread([sent(), spoke], { language: 'ar' });
    desk.sentFiles.of = async (conversation, turns) => {
      expect([conversation, turns]).toEqual(['conversation-1', [3, 4]]);
      return [
        { turn: 3, state: 'waiting', type: null, bytes: 340_000 },
        { turn: 4, state: 'kept', type: 'video/webm', bytes: 90_000 },
      ];
    };
    const html = await page();
    expect(html).toContain('<img src="/chat/files/3.0" alt="صورة: Foto brief.jpg" loading="lazy"/>');
    expect(html).toContain('332\u00A0kB');
    expect(html).toContain('<audio controls="" preload="none" src="/chat/files/4.0" aria-label="رسالة صوتية">');
    expect(html).toContain('1:12');
  });

  it('says so where the house did not keep it', async () => {
    desk.standing.thread = thread([sent(), spoke]);
    desk.sentFiles.of = async () => [{ turn: 3, state: 'refused', type: null, bytes: 1 }];
    const html = await page();
    expect(html.match(/Dit kon ik niet bewaren\./gu)?.length).toBe(2);
    expect(html).not.toContain('/chat/files/3.0');
  });

  it('says that it has come where a volunteer has it now, and gives it to nobody from here', async () => {
    desk.standing.thread = thread([sent()]);
    desk.sentFiles.of = async () => [{ turn: 3, state: 'moved', type: 'application/pdf', bytes: 340_000 }];
    desk.sentFiles.read = async () => ({ kind: 'file', name: 'Foto brief.jpg', type: null, content: null });
    const html = await page();
    expect(html).toContain('Foto brief.jpg</bdi> Dit is goed aangekomen.');
    expect(html).not.toContain('/chat/files/3.0');
    expect((await get('3.0')).status).toBe(404);
  });

  it('asks no store about files where there are none', async () => {
    desk.sentFiles.of = () => Promise.reject(new Error('asked'));
    desk.standing.thread = thread([line(1, 0, { inbound: { kind: 'text', text: 'hallo' } })]);
    expect(await page()).toContain('hallo');
  });

  it('shows a name as text, whatever it is', async () => {
    const name = '"><img src=x onerror=alert(1)>';
    desk.standing.thread = saying({ ...FILE, name });
    expect(await page()).not.toContain('<img src=x');
    desk.standing.thread = saying({ ...PLACE, name, address: name });
    expect(await page()).not.toContain('<img src=x');
  });
});

describe('a file', () => {
  beforeEach(() => {
    desk.standing.thread = thread([sent(), spoke]);
    desk.sentFiles.read = async (_, turn) =>
      turn === 3
        ? { kind: 'file', name: 'Foto brief.jpg', type: 'image/png', content: PNG }
        : { kind: 'voice', name: 'voice', type: 'video/webm', content: WEBM };
  });

  it('is given as what it is, and never as a page', async () => {
    const { headers } = await get('3.0');
    expect(headers.get('content-type')).toBe('image/png');
    expect(headers.get('content-disposition')).toBe("inline; filename*=UTF-8''Foto%20brief.jpg");
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect((await get('4.0')).headers.get('content-type')).toBe('audio/webm');
  });

  it('is saved, not shown, where it could do anything', async () => {
    desk.sentFiles.read = async () => ({ kind: 'file', name: 'a.html', type: 'text/html', content: HTML });
    const { headers } = await get('3.0');
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('content-disposition')).toMatch(/^attachment;/u);
  });

  it('is looked at where nobody has looked yet', async () => {
    desk.sentFiles.read = async () => ({ kind: 'file', name: 'a.jpg', type: null, content: PDF });
    expect((await get('3.0')).headers.get('content-type')).toBe('application/pdf');
    desk.sentFiles.read = async () => ({ kind: 'file', name: 'a.jpg', type: null, content: HTML });
    expect((await get('3.0')).headers.get('content-type')).toBe('text/plain');
  });

  it('is given in stretches, for a player that jumps', async () => {
    const part = await get('3.0', { range: 'bytes=1-3' });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
      206,
      `bytes 1-3/${PNG.length}`,
      'PNG',
    ]);
    const none = await get('3.0', { range: 'bytes=9999-' });
    expect([none.status, none.headers.get('content-range')]).toEqual([416, `bytes */${PNG.length}`]);
    expect((await get('3.0')).headers.get('accept-ranges')).toBe('bytes');
  });

  it("is nobody else's", async () => {
    const asked: string[] = [];
    const { threads } = desk.standing;
    desk.standing.threads = async (address, after) => {
      asked.push(address.id);
      return asked.length === 1 ? threads(address, after) : null;
    };
    expect((await get('3.0')).status).toBe(200);
    expect((await get('3.0', { cookie: `buurtmus=${'x'.repeat(40)}` })).status).toBe(404);
    expect((await get('3.0', { cookie: '' })).status).toBe(404);
    expect(new Set(asked).size).toBe(2);
  });

  it.each(['9.0', '3.1', '3', '3.0.0', '-3.0', '..%2f..', "3.0'--"])('is not there under %s', async (mark) => {
    const answer = await get(mark);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await answer.text()).toContain('Dit is er niet meer.');
  });

  it('is away with its store, and comes again', async () => {
    desk.sentFiles.read = () => Promise.reject(new Error('away'));
    expect((await get('3.0')).status).toBe(503);
  });
});

describe('a file of the house', () => {
  it('is read from its store, under the name it was given with', async () => {
    const kept = { id: 'f1', name: 'intern.pdf', type: 'application/pdf', content: PDF };
    const standing = await stand({
      files: { read: async (id) => (id === 'f1' ? kept : null), entry: async () => null },
    });
    const cookie = (await standing.post({ text: 'hallo' })).headers.get('set-cookie')?.split(';')[0] ?? '';
    standing.thread = saying(FILE);
    const answer = await standing.get('/chat/files/3.1', { cookie });
    expect(answer.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''Werkblad.pdf");
    expect(Buffer.from(await answer.arrayBuffer()).equals(PDF)).toBe(true);
    standing.thread = saying({ ...FILE, id: 'f2' });
    expect((await standing.get('/chat/files/3.1', { cookie })).status).toBe(404);
  });
});

describe('a file for a calendar', () => {
  const ICS = new TextEncoder().encode('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n');
  const cookieOf = async (standing: Awaited<ReturnType<typeof stand>>) =>
    (await standing.post({ text: 'hallo' })).headers.get('set-cookie')?.split(';')[0] ?? '';

  it('stands in the line as something to save', async () => {
    desk.standing.thread = saying(ENTRY);
    expect(await page()).toContain('<a class="download" href="/chat/files/3.1" download="agenda.ics">');
  });

  it('is written for her and in her language each time she fetches it, as a calendar of her telephone takes it', async () => {
    const asked: unknown[] = [];
    const entry = async (...args: unknown[]) => {
      asked.push(args);
      return { id: 'entry', name: 'agenda.ics', type: 'text/calendar', content: ICS };
    };
    const standing = await stand({ files: { read: async () => null, entry } });
    const cookie = await cookieOf(standing);
    standing.thread = thread([line(3, 1, { language: 'ar', saying: { key: 'engine.thanks', enclosure: ENTRY } })]);
    const answer = await standing.get('/chat/files/3.1', { cookie });
    expect(answer.headers.get('content-type')).toBe('text/calendar');
    expect(answer.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''agenda.ics");
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(ICS);
    expect(asked).toEqual([['conversation-1', { occasion: 'o1', child: null }, 'ar']]);
  });

  it('is gone where she is not expected any more', async () => {
    const standing = await stand();
    const cookie = await cookieOf(standing);
    standing.thread = saying(ENTRY);
    expect((await standing.get('/chat/files/3.1', { cookie })).status).toBe(404);
  });
});

describe('a line that was taken back', () => {
  it('is shown no more, nor what was enclosed in it, and open pages lose it', async () => {
    const erased: Mark[] = [];
    const standing = await stand({
      takenBack: {
        of: async () => erased,
        erase: async (_, mark) => erased.push(mark) > 0,
      },
      files: {
        read: async () => ({ id: 'f1', name: 'x', type: 'application/pdf', content: PDF }),
        entry: async () => null,
      },
    });
    const cookie = (await standing.post({ text: 'hallo' })).headers.get('set-cookie')?.split(';')[0] ?? '';
    standing.thread = thread([
      line(3, 0, { inbound: { kind: 'text', text: 'hij slaat mij' } }),
      line(3, 1, { saying: { key: 'engine.thanks', enclosure: FILE } }),
    ]);
    expect(await standing.channel.erase?.('huda', '3.0')).toBe(true);
    expect(await standing.channel.erase?.('huda', '3.1')).toBe(true);
    expect(await standing.channel.erase?.('huda', 'nonsense')).toBe(false);
    const html = await (await standing.get('/chat', { cookie })).text();
    expect(html).not.toContain('hij slaat mij');
    expect(html).not.toContain('Werkblad');
    expect((await standing.get('/chat/files/3.1', { cookie })).status).toBe(404);
    const events = await standing.get('/chat/events?after=3.1', { cookie });
    const reader = (events.body as ReadableStream<Uint8Array>).getReader();
    let told = '';
    while (!told.includes('event: state')) told += new TextDecoder().decode((await reader.read()).value);
    await reader.cancel();
    expect(told).toContain('"erased":["3.0","3.1"]');
  });
});
