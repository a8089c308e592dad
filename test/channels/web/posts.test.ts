import { beforeEach, describe, expect, it } from 'vitest';
import { POSTS } from '../../../bot/channels/web/limits.ts';
import { spoken } from '../spoken.ts';
import { cookieOf, FORM, ID, ORIGIN, SCRIPT, type Standing, stand } from './standing.ts';

let standing: Standing;
beforeEach(async () => {
  standing = await stand();
});

const SEED = 's'.repeat(32);
const addressIn = (standing: Standing, at = -1) => {
  const from = standing.knocks.at(at)?.from;
  return from && 'address' in from ? from.address.id : null;
};

describe('a message', () => {
  it('knocks at the house and is acknowledged when the house has it', async () => {
    let settle = () => {};
    standing.receive = (knock) => {
      standing.knocks.push(knock);
      return new Promise<void>((resolve) => {
        settle = resolve;
      });
    };
    let isAnswered = false;
    const response = standing.post({ text: 'hallo', id: ID }).then((answer) => {
      isAnswered = true;
      return answer;
    });
    await expect.poll(() => standing.knocks.length).toBe(1);
    expect(isAnswered).toBe(false);
    settle();
    expect((await response).status).toBe(204);
    expect(standing.knocks[0]?.arrival).toEqual({ key: `web:${ID}`, inbound: { kind: 'text', text: 'hallo' } });
  });

  it('leads a plain form back to the page', async () => {
    const response = await standing.post({ choice: '3.2', id: ID }, FORM);
    expect([response.status, response.headers.get('location')]).toEqual([303, '/chat']);
    const framed = await standing.post({ text: 'hallo' }, FORM, '/chat?embed');
    expect(framed.headers.get('location')).toBe('/chat?embed');
    expect(standing.knocks[0]?.arrival.inbound).toEqual({ kind: 'choice', turn: 3, number: 2 });
  });

  it('carries an invitation', async () => {
    await standing.post({ text: 'start', invite: 'K7-abcD' });
    expect(standing.knocks[0]?.from).toMatchObject({ address: { channel: 'web' }, invitation: 'K7-abcD' });
  });

  it('that says nothing wakes nobody', async () => {
    expect((await standing.post({ text: '  ' }, FORM)).status).toBe(303);
    expect((await standing.post({ text: '  ' })).status).toBe(400);
    expect(standing.knocks).toEqual([]);
  });

  it('of ten megabytes is refused at the door', async () => {
    expect((await standing.post({ text: 'x'.repeat(10_000_000) })).status).toBe(413);
    expect(standing.knocks).toEqual([]);
  });

  it('of the greatest length is taken, in any script', async () => {
    expect((await standing.post({ text: 'ሰ'.repeat(4_096) })).status).toBe(204);
    expect(standing.knocks[0]?.arrival.inbound).toEqual({ kind: 'text', text: 'ሰ'.repeat(4_096) });
  });
});

describe('a visitor', () => {
  it('is known by a secret that only the server reads, and of which the house sees a hash', async () => {
    const response = await standing.post({ text: 'hallo' });
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^buurtmus=[\w-]{43}; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Lax$/u);
    await standing.post({ text: 'daar' }, { ...SCRIPT, cookie: cookieOf(response) });
    expect(addressIn(standing, 0)).toBe(addressIn(standing, 1));
    expect(cookie).not.toContain(addressIn(standing));
  });

  it('is somebody else without the cookie', async () => {
    await standing.post({ text: 'hallo' });
    await standing.post({ text: 'hallo' });
    expect(addressIn(standing, 0)).not.toBe(addressIn(standing, 1));
  });

  it('stays the same when the answer to the first post was lost', async () => {
    await standing.post({ text: 'hallo', seed: SEED, id: ID });
    await standing.post({ text: 'hallo', seed: SEED, id: ID });
    expect(addressIn(standing, 0)).toBe(addressIn(standing, 1));
    expect(addressIn(standing, 0)).not.toContain(SEED);
  });

  it('by https has a cookie bound to this host, and in a frame to the site around it', async () => {
    const safe = await stand({ publicUrl: 'https://chat.test' });
    const alone = (await safe.post({ text: 'hallo' })).headers.get('set-cookie') ?? '';
    expect(alone).toMatch(/^__Host-buurtmus=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/u);
    const framed = (await safe.post({ text: 'hallo' }, SCRIPT, '/chat?embed')).headers.get('set-cookie') ?? '';
    expect(framed).toMatch(/^__Host-buurtmus=.*; Path=\/; HttpOnly; Secure; SameSite=None; Partitioned$/u);
  });
});

describe('a post from elsewhere', () => {
  it.each<[string, Record<string, string>]>([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { 'sec-fetch-site': 'same-site', origin: ORIGIN }],
    ['another origin', { origin: 'https://evil.nl' }],
    ['an origin that looks like ours', { origin: 'http://chat.test.evil.nl' }],
    ['no origin', {}],
    ['a hidden origin', { origin: 'null' }],
    ['a hidden origin with a made-up proof', { origin: 'null', proof: 'x' }],
  ])('is refused: %s', async (_, headers) => {
    const { proof = '', ...rest } = headers;
    expect((await standing.post({ text: 'hallo', proof }, rest)).status).toBe(403);
    expect(standing.knocks).toEqual([]);
  });

  it('of our own page is taken, also from a browser that is silent about where', async () => {
    expect((await standing.post({ text: 'hallo' }, { origin: ORIGIN })).status).toBe(303);
    const page = await (await standing.get('/chat')).text();
    const proof = /name="proof" value="([\w-]+)"/u.exec(page)?.[1] ?? '';
    expect((await standing.post({ text: 'hallo', proof }, { origin: 'null' })).status).toBe(303);
  });

  it('proves nothing with the proof of somebody else', async () => {
    const cookie = cookieOf(await standing.post({ text: 'hallo' }));
    const page = await (await standing.get('/chat')).text();
    const proof = /name="proof" value="([\w-]+)"/u.exec(page)?.[1] ?? '';
    expect((await standing.post({ text: 'hallo', proof }, { origin: 'null', cookie })).status).toBe(403);
  });
});

describe('too many', () => {
  it('messages of one visitor wait a little', async () => {
    const cookie = cookieOf(await standing.post({ text: 'hallo' }));
    for (let n = 1; n < POSTS.most; n++) {
      expect((await standing.post({ text: 'hallo' }, { ...SCRIPT, cookie })).status).toBe(204);
    }
    const answer = await standing.post({ text: 'hallo' }, { ...SCRIPT, cookie });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '10']);
    standing.now += 10_000;
    expect((await standing.post({ text: 'hallo' }, { ...SCRIPT, cookie })).status).toBe(204);
  });

  it('new visitors from one place wait, and those who are known do not', async () => {
    const cookie = cookieOf(await standing.post({ text: 'hallo' }));
    let status = 0;
    for (let n = 0; n < 60; n++) status = (await standing.post({ text: 'hallo' })).status;
    expect(status).toBe(429);
    expect(standing.knocks.length).toBe(60);
    expect((await standing.post({ text: 'hallo' }, { ...SCRIPT, cookie })).status).toBe(204);
  });
});

describe('a house that cannot take a message', () => {
  beforeEach(() => {
    standing.receive = () => Promise.reject(new Error('away'));
  });

  it('says when to come again, and makes nobody of whoever came', async () => {
    const answer = await standing.post({ text: 'hallo', id: ID });
    expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('set-cookie')]).toEqual([
      503,
      '5',
      null,
    ]);
    expect(await answer.text()).toBe('');
    expect(standing.alarms).toEqual(['a message from the web chat could not be taken']);
  });

  it('tells a reader without script what to do, and holds her message', async () => {
    const answer = await standing.post({ text: 'merhaba "x"', id: ID, seed: SEED, language: 'tr' }, FORM);
    const page = await answer.text();
    expect(answer.status).toBe(503);
    expect(page).toContain('lang="tr"');
    expect(page).toContain('Tekrar dene');
    expect(page).toContain('name="text" value="merhaba &quot;x&quot;"');
    expect(page).toContain(`name="id" value="${ID}"`);
    expect(page).toContain(`name="seed" value="${SEED}"`);
    expect(page).toContain('href="tel:112"');
  });

  it('says the numbers of a crisis also while it is only slow, and takes the message all the same', async () => {
    let settle = () => {};
    standing.receive = ({ from }) => {
      const to = 'address' in from ? from.address.id : '';
      const said = spoken({ to, text: 'Bel 112', meant: { key: 'crisis.danger' } });
      setTimeout(() => void standing.channel.send(said), 20);
      return new Promise<void>((resolve) => {
        settle = resolve;
      });
    };
    const answer = await standing.post({ text: 'help', id: ID, seed: SEED });
    expect([answer.status, answer.headers.get('x-said')]).toEqual([503, 'yes']);
    expect(await answer.text()).toContain('href="tel:112"');
    settle();
    expect(standing.alarms).toEqual([]);
  });

  it('still says the numbers of a crisis', async () => {
    standing.receive = async (knock) => {
      const to = 'address' in knock.from ? knock.from.address.id : '';
      const said = spoken({ to, language: 'en', turn: 0, text: 'Call 112 now.' });
      expect(await standing.channel.send(said)).toEqual({ kind: 'sent', platformId: null });
      throw new Error('away');
    };
    const script = await standing.post({ text: 'help', id: ID });
    expect(script.headers.get('x-said')).toBe('yes');
    expect(await script.text()).toContain(`id="e-${ID}-0"`);
    const page = await (await standing.post({ text: 'help', id: ID }, FORM)).text();
    expect(page).toContain('Call <a href="tel:112" dir="ltr">112</a> now.');
  });

  it('finishes what it has before it closes, and takes nothing after', async () => {
    let finish = () => {};
    standing.receive = (knock) => {
      standing.knocks.push(knock);
      return new Promise<void>((resolve) => {
        finish = resolve;
      });
    };
    const last = standing.post({ text: 'hallo' });
    let isClosed = false;
    await expect.poll(() => standing.knocks.length).toBe(1);
    const closing = standing.channel.stop().then(() => {
      isClosed = true;
    });
    await Promise.resolve();
    expect(isClosed).toBe(false);
    expect(await standing.channel.isReady()).toBe(false);
    expect((await standing.post({ text: 'te laat' })).status).toBe(503);
    finish();
    await closing;
    expect((await last).status).toBe(204);
  });
});
