import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import type { BotApi } from '../../../bot/channels/telegram/api.ts';
import { failureOf, TelegramFailure } from '../../../bot/channels/telegram/failures.ts';
import { connectBy, type Library } from '../../../bot/channels/telegram/libraries.ts';
import { timely } from '../../../bot/channels/telegram/timely.ts';
import { throughEach, until } from './opened.ts';

const TOKEN = '42:AAHdq_a_token';

/** A server that does what the test says, and a library that talks with it under a path. */
async function connected(library: Library, answer: (request: IncomingMessage) => [number, string] | null) {
  const server = createServer((request, response) => {
    const [status, body] = answer(request) ?? [];
    if (status !== undefined) response.writeHead(status).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const apiRoot = `http://127.0.0.1:${(server.address() as AddressInfo).port}/under/a/path`;
  const open = () => new Promise<number>((told) => server.getConnections((_, count) => told(count)));
  return { call: connectBy(library, { token: TOKEN, apiRoot }), open };
}

const failing = (call: ReturnType<BotApi>): Promise<unknown> =>
  call.then(
    () => expect.fail('it did not fail'),
    (error: unknown) => error,
  );

throughEach((library) => {
  it('a server under a path is found there', async () => {
    let asked: string | undefined;
    const { call } = await connected(library, ({ url }) => {
      asked = url;
      return [200, '{"ok":true,"result":{"id":1}}'];
    });
    expect(await call('getMe', {})).toEqual({ id: 1 });
    expect(asked).toBe(`/under/a/path/bot${TOKEN}/getMe`);
  });

  it.each<[string, [number, string], object]>([
    [
      'a refusal',
      [400, '{"ok":false,"error_code":400,"description":"Bad Request: no"}'],
      { kind: 'refused', code: 400 },
    ],
    [
      'too many requests',
      [429, '{"ok":false,"error_code":429,"description":"Too Many","parameters":{"retry_after":9}}'],
      { kind: 'refused', code: 429, retryAfter: 9 },
    ],
    [
      'trouble of Telegram',
      [500, '{"ok":false,"error_code":500,"description":"Internal Server Error"}'],
      { kind: 'refused', code: 500, description: 'Internal Server Error', retryAfter: null },
    ],
    ['a gateway in JSON', [502, '{"ok":false,"error_code":502,"description":"Bad Gateway"}'], { kind: 'unanswered' }],
    ['a gateway in HTML', [502, '<h1>Bad Gateway</h1>'], { kind: 'unanswered' }],
    ['nonsense', [200, 'ok'], { kind: 'unanswered' }],
  ])('after %s the failure is one of ours, and holds nothing of the token', async (_, answer, failure) => {
    const { call } = await connected(library, () => answer);
    const error = await failing(call('getMe', {}));
    expect(error).toBeInstanceOf(TelegramFailure);
    expect(failureOf(error)).toMatchObject(failure);
    expect(`${(error as Error).stack} ${JSON.stringify(error)} ${(error as Error).cause}`).not.toContain('AAHdq');
  });

  it.each(['before', 'after'])('a signal that is given %s the call began ends it, and its socket', async (when) => {
    const { call, open } = await connected(library, () => null);
    const stopping = new AbortController();
    if (when === 'before') stopping.abort();
    const error = failing(call('getMe', {}, stopping.signal));
    if (when === 'after') await until(async () => expect(await open()).toBe(1));
    stopping.abort();
    expect(failureOf(await error)).toEqual({ kind: 'unanswered' });
    await until(async () => expect(await open()).toBe(0));
  });

  it('a call that takes too long is ended, and its socket', async () => {
    const { call, open } = await connected(library, () => null);
    const begun = performance.now();
    const error = await failing(timely(call, { call: 50, file: 60_000 })('getMe', {}));
    expect(performance.now() - begun).toBeLessThan(20_000);
    expect(failureOf(error)).toEqual({ kind: 'unanswered' });
    await until(async () => expect(await open()).toBe(0));
  });
});

it('a library that never lets go keeps nobody waiting', async () => {
  const deaf: BotApi = () => new Promise(() => {});
  const error = await failing(timely(deaf, { call: 20, file: 20 })('getMe', {}));
  expect(failureOf(error)).toEqual({ kind: 'unanswered' });
});
