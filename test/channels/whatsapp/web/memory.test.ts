import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { lookBack } from '../../../../bot/channels/whatsapp/web/before.ts';
import type { Client } from '../../../../bot/channels/whatsapp/web/client.ts';
import { openJournal } from '../../../../bot/channels/whatsapp/web/journal.ts';
import { openMark } from '../../../../bot/channels/whatsapp/web/mark.ts';
import { createReceiving } from '../../../../bot/channels/whatsapp/web/receiving.ts';
import { until } from './opened.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'buurtmus-memory-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
});
const trouble = (error: unknown): never => {
  throw error;
};

describe('the mark', () => {
  const NOW = 1_795_000_000;
  const open = () => openMark(join(folder, 'heard.json'), () => NOW, trouble);
  const kept = async (): Promise<number> => JSON.parse(await readFile(join(folder, 'heard.json'), 'utf8')).until;

  it('moves up to what is safe, and never past what is not', async () => {
    const mark = await open();
    await mark.open('me', true);
    mark.release();
    for (const at of [NOW - 30, NOW - 20, NOW - 10]) mark.begin(at);
    expect(mark.until).toBe(NOW);
    const later = await openMark(join(folder, 'other.json'), () => NOW + 100, trouble);
    await later.open('me', true);
    later.release();
    for (const at of [NOW + 110, NOW + 120]) later.begin(at);
    later.end(NOW + 120);
    // A clock ahead of ours carries it no further than now.
    expect(later.until).toBe(NOW + 100);
  });

  it('stands still while there may be gaps, and moves when they are filled', async () => {
    let now = NOW;
    const mark = await openMark(join(folder, 'heard.json'), () => now, trouble);
    await mark.open('me', true);
    now += 1_000;
    mark.begin(NOW + 500);
    mark.end(NOW + 500);
    expect(mark.until).toBe(NOW);
    mark.begin(NOW + 400);
    mark.release();
    expect(mark.until).toBe(NOW + 399);
    mark.end(NOW + 400);
    expect(mark.until).toBe(NOW + 500);
    await until(async () => expect(await kept()).toBe(NOW + 500));
    expect((await open()).until).toBe(NOW + 500);
  });

  it('begins anew with another number, and goes on with the same', async () => {
    const mark = await open();
    expect(mark.known).toBe(false);
    await mark.open('me', true);
    const later = await openMark(join(folder, 'heard.json'), () => NOW + 9_000, trouble);
    expect(later.known).toBe(true);
    await later.open('me', true);
    expect(later.until).toBe(NOW);
    await later.open('another', true);
    expect(later.until).toBe(NOW + 9_000);
  });

  it('looks through a day where it was lost', async () => {
    const mark = await open();
    await mark.open('me', false);
    expect(mark.until).toBe(NOW - 86_400);
  });

  it('tells nobody the number', async () => {
    await (await open()).open('31600000000@c.us', true);
    expect(await readFile(join(folder, 'heard.json'), 'utf8')).not.toContain('316');
  });
});

describe('the journal', () => {
  const open = (now = 1_000) => openJournal(join(folder, 'sends.ndjson'), () => now);

  it('knows after a crash what was begun and which parts are there', async () => {
    const journal = await open();
    await journal.begin('c:1.1');
    await journal.arrived('c:1.1', 0, '3EB0A');
    await appendFile(join(folder, 'sends.ndjson'), '{"ref":"c:2.1","a');
    const again = await open(2_000);
    expect(again.find('c:1.1')).toEqual({ at: 1_000, parts: new Map([[0, '3EB0A']]) });
    expect(again.find('c:2.1')).toBeNull();
    expect(again.isTaken('3EB0A')).toBe(true);
    expect(again.isTaken('3EB0B')).toBe(false);
  });

  it('forgets what nobody sends any more', async () => {
    await (await open()).begin('c:1.1');
    const later = await open(1_000 + 90_000_000);
    expect(later.find('c:1.1')).toBeNull();
    expect(await readFile(join(folder, 'sends.ndjson'), 'utf8')).toBe('');
  });
});

describe('looking back', () => {
  const BEGUN = Date.now() - 600_000;
  const own = (fields: object) => ({
    id: { id: '3EB0' },
    body: 'dag',
    type: 'chat',
    ack: 1,
    fromMe: true,
    timestamp: BEGUN / 1_000 + 5,
    rawData: {},
    ...fields,
  });
  const look = (messages: object[], opened = 0) => {
    const client = { getChatById: async () => ({ fetchMessages: async () => messages }) } as unknown as Client;
    const begun = { at: BEGUN, parts: new Map() };
    const pace = { call: 1_000, pending: 120_000 };
    return lookBack(
      { client, to: 'a', begun, opened, isTaken: (id) => id === 'TAKEN', pace },
      { kind: 'text', text: 'dag' },
    );
  };

  it('finds what is there, and nothing else', async () => {
    expect(await look([own({})])).toEqual({ kind: 'there', id: '3EB0' });
    const others = [
      { body: 'doei' },
      { fromMe: false },
      { timestamp: BEGUN / 1_000 - 5 },
      { ack: -1 },
      { id: { id: 'TAKEN' } },
      { type: 'image' },
    ];
    expect(await look(others.map(own))).toEqual({ kind: 'absent' });
  });

  it('leaves to WhatsApp what shows its clock, unless the page forgot it', async () => {
    const waiting = [own({ ack: 0 })];
    expect(await look(waiting)).toEqual({ kind: 'underway' });
    expect(await look(waiting, Date.now() - 10_000)).toEqual({ kind: 'underway' });
    expect(await look(waiting, Date.now() - 200_000)).toEqual({ kind: 'absent' });
  });
});

it('gives up, loudly, what fails again and again while others pass, and only that', async () => {
  const alarms: string[] = [];
  const taken: string[] = [];
  const mark = await openMark(join(folder, 'heard.json'), () => 10, trouble);
  const stopping = new AbortController();
  const receiving = createReceiving(
    {
      receive: async ({ arrival }) => {
        if (arrival.key === 'poison') throw new Error('breaks');
        taken.push(arrival.key);
      },
      mark,
      pace: { first: 1, most: 2 },
      alarm: (what) => alarms.push(what),
      seen: () => {},
    },
    stopping.signal,
  );
  const heard = (chat: string, key: string) => ({
    chat,
    at: 1,
    knock: {
      from: { address: { channel: 'whatsapp', id: chat } },
      arrival: { key, inbound: { kind: 'text', text: key } as const },
    },
  });
  receiving.take(heard('a', 'poison'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(alarms).toHaveLength(1);
  receiving.take(heard('a', 'behind it'));
  for (let n = 0; n < 10 && !taken.includes('behind it'); n++) {
    receiving.take(heard('b', `other ${n}`));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await receiving.idle();
  expect(taken).toContain('behind it');
  expect(alarms.at(-1)).toContain('given up');
});
