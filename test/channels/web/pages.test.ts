import { beforeEach, describe, expect, it } from 'vitest';
import { ENDONYMS, LANGUAGES } from '../../../bot/engine/language.ts';
import { cookieOf, FORM, line, type Standing, stand, TALK, thread } from './standing.ts';

let standing: Standing;
beforeEach(async () => {
  standing = await stand();
});

/** Somebody who has written before, by her cookie. */
async function known(): Promise<Record<string, string>> {
  const cookie = cookieOf(await standing.post({ text: 'hallo' }));
  standing.knocks.length = 0;
  return { cookie };
}

describe('the first sight', () => {
  it('shows each language by its own name, and keeps nothing', async () => {
    const response = await standing.get('/chat');
    const page = await response.text();
    for (const language of LANGUAGES) expect(page).toContain(`value="${ENDONYMS[language]}"`);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(standing.knocks).toEqual([]);
  });

  it('has the emergency numbers in it, before anything was chosen', async () => {
    const page = await (await standing.get('/chat')).text();
    for (const number of ['112', '08002000', '08000113']) expect(page).toContain(`href="tel:${number}"`);
  });

  it('is read aloud in the language of the browser', async () => {
    const page = await (await standing.get('/chat', { 'accept-language': 'fr-FR,ar;q=0.9,en;q=0.8' })).text();
    expect(page).toContain('<html lang="ar" dir="rtl">');
  });

  it('takes an invitation along in the form, where it is one', async () => {
    const page = await (await standing.get('/chat?invite=K7-abcD')).text();
    expect(page).toContain('<input type="hidden" name="invite" value="K7-abcD"/>');
    expect(page).toContain('value="start"');
    expect(page).not.toContain('value="Polski"');
    const odd = await (await standing.get('/chat?invite=%22%3E%3Cscript%3E')).text();
    expect(odd).not.toContain('name="invite"');
    expect(odd).toContain('value="Polski"');
  });

  it('offers what a code on paper is about, in the language of the paper, and keeps nothing', async () => {
    const response = await standing.get('/chat?to=ar-money', { 'accept-language': 'nl' });
    const page = await response.text();
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect(page).toContain('name="text" value="#ar-money" class="begin" data-said="المال والديون"');
    expect(page).not.toContain('value="Polski"');
    expect([response.headers.get('set-cookie'), standing.knocks]).toEqual([null, []]);
    const odd = await (await standing.get('/chat?to=ar-%22%3E%3Cscript%3E')).text();
    expect(odd).toContain('value="Polski"');
    const gone = await (await standing.get('/chat?to=nl-pets')).text();
    expect(gone).toContain('value="#nl-pets" class="begin" data-said="Waar vind ik hulp?"');
  });

  it('is what the bare address leads to', async () => {
    const response = await standing.get('/?embed&invite=K7-abcD');
    expect([response.status, response.headers.get('location')]).toEqual([302, '/chat?embed&invite=K7-abcD']);
  });
});

describe('the page of a conversation', () => {
  it('shows what was said, with buttons for the open question only', async () => {
    standing.thread = TALK;
    const page = await (await standing.get('/chat', await known())).text();
    expect(page).toContain('Iets anders');
    expect(page.match(/name="choice"/gu)).toEqual(['name="choice"']);
    expect(page).toContain('name="choice" value="2.1"');
    expect(page).toContain('data-mark="2.2"');
  });

  it('keeps its lines in sight for somebody who comes back with an invitation', async () => {
    standing.thread = TALK;
    const page = await (await standing.get('/chat?invite=K7-abcD', await known())).text();
    expect(page).toContain('Iets anders');
    expect(page).toContain('value="start"');
    expect(page).toContain('data-live=""');
  });

  it('keeps its lines in sight for somebody who scans a code, above what she scanned', async () => {
    standing.thread = TALK;
    const page = await (await standing.get('/chat?to=tr-work', await known())).text();
    expect(page).toContain('Iets anders');
    expect(page).toContain('value="#tr-work"');
    expect(page).toContain('data-live=""');
  });

  it('offers to begin where nothing is kept any more', async () => {
    standing.thread = thread([], { language: 'bg' });
    const page = await (await standing.get('/chat', await known())).text();
    expect(page).toContain('<html lang="bg"');
    expect(page).toContain('value="start"');
    expect(page).not.toContain('value="Polski"');
  });

  it("is nobody else's", async () => {
    const asked: string[] = [];
    standing.threads = async ({ id }) => {
      asked.push(id);
      return null;
    };
    await standing.get('/chat', await known());
    await standing.get('/chat', { cookie: 'buurtmus=short' });
    await standing.get('/chat', { cookie: `buurtmus=${'x'.repeat(40)}` });
    expect(asked.length).toBe(2);
    expect(new Set(asked).size).toBe(2);
    for (const id of asked) expect(id).toMatch(/^[\w-]{43}$/u);
  });

  it('shows what somebody wrote as text, whatever she wrote', async () => {
    const attacks = [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "javascript:alert('1')",
      '<svg/onload=alert(1)>',
      '&lt;b&gt;',
      '</p></div><form action=//evil.nl>',
    ];
    standing.thread = thread(attacks.map((text, at) => line(at + 1, 0, { inbound: { kind: 'text', text } })));
    const page = await (await standing.get('/chat', await known())).text();
    standing.thread = thread([line(1, 0, { inbound: { kind: 'text', text: 'hallo' } })]);
    for (const tag of ['<script', '<form', '<img', '<svg/']) {
      const plain = await (await standing.get('/chat', await known())).text();
      expect(page.split(tag).length, tag).toBe(plain.split(tag).length);
    }
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain('&amp;lt;b&amp;gt;');
  });

  it('has the day over the lines, by the clock of the centre', async () => {
    const lines = [
      line(1, 0, { at: '2026-11-22T22:59:00Z', inbound: { kind: 'text', text: 'a' } }),
      line(2, 0, { at: '2026-11-22T23:01:00Z', inbound: { kind: 'text', text: 'b' } }),
    ];
    standing.thread = thread(lines);
    const page = await (await standing.get('/chat', await known())).text();
    expect(page).toContain('zondag 22 november');
    expect(page).toContain('maandag 23 november');
    expect(page).toContain('>00:01<');
  });

  it('says what to do when the stores are away, in a language of the reader', async () => {
    standing.threads = () => Promise.reject(new Error('away'));
    const response = await standing.get('/chat', { ...(await known()), 'accept-language': 'pl' });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    const page = await response.text();
    expect(page).toContain('Spróbuj ponownie');
    expect(page).toContain('href="tel:112"');
    expect(standing.alarms).toEqual(['the chat could not be shown']);
  });
});

describe('the headers', () => {
  it('let nothing in that is not ours', async () => {
    const { headers } = await standing.get('/chat');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|data:|\*/u);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-frame-options')).toBe('DENY');
  });

  it('let a frame in where the centre wants one', async () => {
    const open = await standing.get('/chat?embed');
    expect(open.headers.get('content-security-policy')).toContain('frame-ancestors *');
    expect(open.headers.get('x-frame-options')).toBeNull();
    expect(await open.text()).not.toContain('class="top"');
    const named = await (await stand({ embedders: ['https://demussen.nl'] })).get('/chat?embed');
    expect(named.headers.get('content-security-policy')).toContain('frame-ancestors https://demussen.nl');
  });

  it('ask for https where the chat is there by https', async () => {
    expect((await standing.get('/chat')).headers.get('strict-transport-security')).toBeNull();
    const safe = await stand({ publicUrl: 'https://chat.test' });
    expect((await safe.get('/chat')).headers.get('strict-transport-security')).toBe('max-age=31536000');
  });

  it('keep what the page needs for ever, under the hash of its content', async () => {
    const page = await (await standing.get('/chat')).text();
    const files = page.match(/\/chat\/assets\/[\w.]+/gu) ?? [];
    expect(files.length).toBe(3);
    for (const path of files) {
      expect(path).toMatch(/\.[0-9a-f]{12}\.(?:css|js|svg)$/u);
      const file = await standing.get(path, { 'accept-encoding': 'gzip' });
      expect([file.status, file.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
      expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    }
    expect((await standing.get('/chat/assets/chat.0.js')).status).toBe(404);
    expect((await standing.get('/chat/assets/..%2f..%2findex.ts')).status).toBe(404);
  });

  it('hold nothing inline that the policy would have to allow', async () => {
    standing.thread = TALK;
    const page = await (await standing.get('/chat', await known())).text();
    expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?! src=)/u);
    // The one way to another site is the way out.
    const inside = page.replaceAll(/<a class="leave"[^>]*>/gu, '');
    expect(inside).not.toBe(page);
    expect(inside).not.toMatch(/(?:src|href)="(?:https?:)?\/\//u);
  });
});

describe('reading', () => {
  it('changes nothing', async () => {
    const headers = await known();
    for (const path of ['/', '/chat', '/chat?embed', '/chat?invite=K7-abcD'])
      await standing.get(path, { ...headers, ...FORM });
    await standing.channel.routes.request('/chat', { method: 'HEAD', headers });
    expect(standing.knocks).toEqual([]);
  });
});
