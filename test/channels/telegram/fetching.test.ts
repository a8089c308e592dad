import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createTelegram } from '../../../bot/channels/telegram/index.ts';
import { type Fault, SERVER_ERROR, tooMany } from './bot-api/faults.ts';
import { open, QUICK, settingsFor, throughEach } from './opened.ts';

const MB = 1_024 * 1_024;
const fill = (bytes: number) => Buffer.alloc(bytes, 'file');

throughEach((library) => {
  it('a file that somebody sent is fetched, byte for byte', async () => {
    const { telegram, channel } = await open({ library });
    telegram.files.keep('F1', fill(3 * MB), { path: 'documents/mijn cv #2 ?.pdf' });
    const fetched = await channel.fetch?.('F1', 20 * MB);
    expect(fetched).toMatchObject({ kind: 'fetched', type: null });
    expect(fetched?.kind === 'fetched' && fill(3 * MB).equals(fetched.bytes)).toBe(true);
  });

  it.each<[string, Fault, object]>([
    ['a server error', SERVER_ERROR, { kind: 'later', seconds: 5, why: 'server answered 500' }],
    ['too many requests', tooMany(7), { kind: 'later', seconds: 7, why: 'rate' }],
    ['a connection that breaks', { kind: 'reset' }, { kind: 'later', seconds: 5, why: 'unanswered' }],
    [
      'an id that is perhaps only away',
      { kind: 'refuse', code: 400, description: 'Bad Request: wrong file_id or the file is temporarily unavailable' },
      { kind: 'later', seconds: 60, why: 'unavailable' },
    ],
  ])('after %s it may be asked for later', async (_, fault, fetched) => {
    const { telegram, channel } = await open({ library });
    telegram.files.keep('F1', fill(10));
    telegram.faults.order('getFile', fault);
    expect(await channel.fetch?.('F1', MB)).toEqual(fetched);
    expect(await channel.fetch?.('F1', MB)).toMatchObject({ kind: 'fetched' });
  });
});

describe('a file is never fetched', () => {
  const TOO_BIG = { kind: 'never', why: 'too-big' };
  const GONE = { kind: 'never', why: 'gone' };

  it('when Telegram says that it is larger than allowed: then nothing of it is read', async () => {
    const { telegram, channel } = await open();
    telegram.files.keep('F1', fill(MB + 1));
    telegram.files.keep('F2', fill(10), { declared: 21 * MB });
    expect(await channel.fetch?.('F1', MB)).toEqual(TOO_BIG);
    expect(await channel.fetch?.('F2', 50 * MB)).toEqual(TOO_BIG);
    expect(telegram.calls('file')).toEqual([]);
  });

  it.each([null, 10])('when it is larger than allowed, although %s was declared', async (declared) => {
    const { telegram, channel } = await open();
    telegram.files.keep('F1', fill(5 * MB), { declared });
    expect(await channel.fetch?.('F1', MB)).toEqual(TOO_BIG);
    expect(await channel.fetch?.('F1', 5 * MB)).toMatchObject({ kind: 'fetched' });
  });

  it('when it is gone', async () => {
    const { telegram, channel } = await open();
    telegram.files.keep('F1', fill(10));
    telegram.files.lose('F1');
    expect(await channel.fetch?.('F1', MB)).toEqual(GONE);
    expect(await channel.fetch?.('F2', MB)).toEqual(GONE);
  });
});

describe('the content of a file', () => {
  it.each<[string, Fault, string]>([
    ['a server error', SERVER_ERROR, 'server answered 500'],
    ['a connection that breaks', { kind: 'reset' }, 'unanswered'],
    ['no answer', { kind: 'hang' }, 'unanswered'],
  ])('may be asked for later after %s', async (_, fault, why) => {
    const { telegram, channel } = await open({ pace: { ...QUICK, file: 300 } });
    telegram.files.keep('F1', fill(10));
    telegram.faults.order('file', fault);
    expect(await channel.fetch?.('F1', MB)).toEqual({ kind: 'later', seconds: 5, why });
  });

  it('is given up for now when it does not end', async () => {
    const { telegram, channel } = await open({ pace: { ...QUICK, file: 300 } });
    telegram.files.keep('F1', fill(10), { path: 'slow' });
    telegram.files.stall('F1');
    expect(await channel.fetch?.('F1', MB)).toEqual({ kind: 'later', seconds: 5, why: 'unanswered' });
  });

  it('is not fetched from where Telegram might point to: the address holds the token', async () => {
    const asked: string[] = [];
    const elsewhere = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('{"ok":true,"result":{"file_path":"x"}}');
    });
    await new Promise<void>((listening) => elsewhere.listen(0, '127.0.0.1', listening));
    const there = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
    const pointing = createServer((request, response) => {
      if (request.url?.startsWith('/file/')) response.writeHead(302, { location: `${there}${request.url}` }).end();
      else response.end('{"ok":true,"result":{"file_path":"x"}}');
    });
    await new Promise<void>((listening) => pointing.listen(0, '127.0.0.1', listening));
    const { telegram } = await open();
    const apiRoot = `http://127.0.0.1:${(pointing.address() as AddressInfo).port}`;
    const channel = createTelegram({ ...settingsFor(telegram), apiRoot });
    onTestFinished(() => {
      for (const server of [elsewhere, pointing]) {
        server.closeAllConnections();
        server.close();
      }
    });
    expect(await channel.fetch?.('F1', MB)).toMatchObject({ kind: 'later' });
    expect(asked).toEqual([]);
  });
});
