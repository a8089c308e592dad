import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Receive } from '../../../bot/channels/channel.ts';
import { createTelegram } from '../../../bot/channels/telegram/index.ts';
import { gate, open, settingsFor, textsOf, throughEach, until } from './opened.ts';
import { phone } from './phone.ts';

const SECRET = 'a-secret_of_20_signs';
const WEBHOOK = { mode: 'webhook', secret: SECRET } as const;
const UPDATE = { update_id: 7, message: { chat: { id: 88, type: 'private' }, from: {}, text: 'hoi' } };

/** A channel that waits at its door, with a house behind it. */
async function opened(receive: Receive) {
  const { telegram, channel, alarms } = await open(WEBHOOK);
  await channel.start(receive);
  const post = async (body: string | object, secret: string | null = SECRET) =>
    channel.routes.request('/telegram/webhook', {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: secret === null ? {} : { 'x-telegram-bot-api-secret-token': secret },
    });
  return { telegram, channel, alarms, post };
}

describe('the door', () => {
  it('lets in who knows the secret, and answers once the house has it', async () => {
    const house = gate();
    const { post } = await opened(() => house.passed);
    let status = 0;
    const answered = post(UPDATE).then((answer) => {
      status = answer.status;
    });
    await post({ update_id: 8 });
    expect(status).toBe(0);
    house.open();
    await answered;
    expect(status).toBe(200);
  });

  it('keeps everybody else out, a thousand times of a thousand, and reads nothing of theirs', async () => {
    let heard = 0;
    const { post } = await opened(async () => heard++);
    const wrong = [null, '', SECRET.slice(0, -1), `${SECRET}x`, SECRET.toUpperCase(), 'é'.repeat(9)];
    for (let n = 0; n < 1_000; n++) {
      expect((await post(n % 2 === 0 ? UPDATE : '{broken', wrong[n % wrong.length] ?? null)).status).toBe(401);
    }
    expect(heard).toBe(0);
  });

  it.each<[string, string, number]>([
    ['no JSON', '{"update_id":', 400],
    ['nothing', '', 400],
    ['something of a megabyte and more', JSON.stringify({ text: 'x'.repeat(1_100_000) }), 413],
    ['JSON that is no update', '[1,2,3]', 200],
    ['an update that concerns nobody', '{"update_id":7,"my_chat_member":{}}', 200],
  ])('answers %s', async (_, body, status) => {
    const { post } = await opened(async () => expect.fail('nobody knocked'));
    expect((await post(body)).status).toBe(status);
  });

  it('is shut before the start and after the stop', async () => {
    const { telegram } = await open();
    const channel = createTelegram({ ...settingsFor(telegram), ...WEBHOOK });
    const post = () =>
      channel.routes.request('/telegram/webhook', {
        method: 'POST',
        body: JSON.stringify(UPDATE),
        headers: { 'x-telegram-bot-api-secret-token': SECRET },
      });
    expect((await post()).status).toBe(503);
    await channel.start(async () => {});
    expect((await post()).status).toBe(200);
    await channel.stop();
    expect((await post()).status).toBe(503);
  });

  it('is not shut on somebody who is inside', async () => {
    const house = gate();
    const { post, channel } = await opened(() => house.passed);
    const answered = post(UPDATE);
    await post({ update_id: 8 });
    const stopped = channel.stop();
    house.open();
    await stopped;
    expect((await answered).status).toBe(200);
  });

  it('is not there without a secret, and not while polling', async () => {
    const { telegram, channel } = await open();
    expect(() => createTelegram({ ...settingsFor(telegram), mode: 'webhook' })).toThrow('needs a secret');
    expect((await channel.routes.request('/telegram/webhook', { method: 'POST' })).status).toBe(404);
  });
});

describe('updates that fail', () => {
  it('are asked for again while the stores are away, however often', async () => {
    const { post } = await opened(() => Promise.reject(new Error('no database')));
    for (let n = 0; n < 20; n++) expect((await post(UPDATE)).status).toBe(503);
  });

  it('are given up after five times when others pass', async () => {
    let tries = 0;
    const { post, alarms } = await opened(async ({ arrival }) => {
      if (arrival.key !== 'tg:7') return;
      tries++;
      throw new Error('cannot be kept');
    });
    const tried: number[] = [];
    await until(async () => {
      await post({ ...UPDATE, update_id: 100 + tried.length });
      tried.push((await post(UPDATE)).status);
      expect(tried.at(-1)).toBe(200);
    });
    expect(tries).toBe(5);
    expect(alarms).toHaveLength(1);
  });
});

throughEach((library) => {
  it('a webhook end to end: what the house could not take is not confirmed, and Telegram brings it again', async () => {
    const { telegram, alarms } = await open({ library });
    const server = serve({ fetch: (request) => channel.routes.fetch(request), port: 0, hostname: '127.0.0.1' });
    await new Promise((listening) => server.once('listening', listening));
    const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const channel = createTelegram({ ...settingsFor(telegram, alarms), ...WEBHOOK, publicUrl, library });
    onTestFinished(async () => {
      await channel.stop();
      server.close();
    });
    const knocks: Parameters<Receive>[0][] = [];
    let away = 3;
    await channel.start(async (knock) => {
      if (away-- > 0) throw new Error('no database');
      knocks.push(knock);
    });
    expect(telegram.calls('setWebhook')[0]?.payload).toEqual({
      url: `${publicUrl}/telegram/webhook`,
      secret_token: SECRET,
      allowed_updates: ['message', 'edited_message', 'callback_query'],
      drop_pending_updates: false,
    });
    const huda = phone(telegram, 88);
    huda.writes('1');
    huda.writes('2');
    await until(() => expect(telegram.updates.waiting).toEqual([]));
    expect(textsOf(knocks)).toEqual(['1', '2']);
    expect(telegram.webhook.deliveries.map(({ status }) => status)).toEqual([503, 503, 503, 200, 200]);
    expect(telegram.calls('getUpdates')).toEqual([]);
  });
});
