import { type ChildProcess, spawn } from 'node:child_process';
import { rm, symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { holdersOf } from '../../../../bot/channels/whatsapp/web/browsers.ts';
import { profileIn } from '../../../../bot/channels/whatsapp/web/client.ts';
import { createWhatsAppWeb, type Pairing } from '../../../../bot/channels/whatsapp/web/index.ts';
import { spoken } from '../../spoken.ts';
import { dataDirFor, isPaired, type Opened, openWeb, pair, QUICK, textsOf, until, useChromium } from './opened.ts';
import { HUDA, MEHMET, phone } from './phone.ts';
import { startWhatsApp } from './stand-in/index.ts';

const profileOf = ({ settings }: Pick<Opened, 'settings'>): string => profileIn(join(settings.dataDir, 'whatsapp'));

/** Every state of the pairing from now on, as one text. */
function course({ channel }: Opened): { readonly states: string } {
  const seen: string[] = [];
  channel.watch(({ state, qr }: Pairing) => seen.push(qr === null ? state : `${state}+qr`));
  return {
    get states() {
      return seen.slice(1).join(' ');
    },
  };
}

/** Ends the browser as a machine without memory would. */
async function killBrowser(opened: Opened): Promise<void> {
  for (const { pid } of await holdersOf(profileOf(opened))) process.kill(-pid, 'SIGKILL');
}

describe('a session that ends by itself', () => {
  it('is opened again when WhatsApp closes the connection, and misses nothing', async () => {
    const opened = await pair(await openWeb());
    const { whatsapp, channel, knocks, alarms } = opened;
    const { states } = course(opened);
    whatsapp.devices.tell({ kind: 'state', state: 'CONFLICT' });
    await until(() => expect(whatsapp.devices.listening).toBe(0));
    phone(whatsapp, HUDA).writes('bent u daar?');
    expect(await channel.send(spoken({ to: HUDA }))).toMatchObject({ kind: 'later', why: 'WhatsApp is opening' });
    await isPaired(channel);
    await until(() => expect(textsOf(knocks)).toEqual(['bent u daar?']));
    expect(states).not.toContain('qr');
    expect(alarms.map(({ what }) => what)).toEqual(['WhatsApp closed the connection: CONFLICT; it is opened again']);
  });

  it('is opened again when the browser is killed, and says nothing twice', async () => {
    const opened = await pair(await openWeb());
    const { whatsapp, channel } = opened;
    for (let n = 0; n < 20; n++) whatsapp.faults.order('send', 'lose-answer');
    const first = channel.send(spoken({ to: HUDA, text: 'Tot morgen!' }));
    await until(() => expect(phone(whatsapp, HUDA).shows()).toHaveLength(1));
    await killBrowser(opened);
    whatsapp.faults.clear();
    expect(await first).toMatchObject({ kind: 'later' });
    await isPaired(channel);
    const again = await channel.send(spoken({ to: HUDA, text: 'Tot morgen!', attempts: 1 }));
    expect(again).toMatchObject({ kind: 'sent', platformId: phone(whatsapp, HUDA).shows()[0]?.id });
    expect(phone(whatsapp, HUDA).texts()).toEqual(['Tot morgen!']);
  });

  it('gives nothing to a page that has no connection', async () => {
    const { whatsapp, channel } = await pair(await openWeb());
    whatsapp.devices.tell({ kind: 'state', state: 'OPENING' });
    await until(async () => expect(await channel.isReady()).toBe(false));
    expect(await channel.send(spoken({ to: HUDA }))).toMatchObject({ kind: 'later', why: 'WhatsApp is not connected' });
    whatsapp.devices.tell({ kind: 'state', state: 'CONNECTED' });
    await isPaired(channel);
    expect(await channel.send(spoken({ to: HUDA }))).toMatchObject({ kind: 'sent' });
  });

  it('is said to be refused where WhatsApp does not want the number', async () => {
    const opened = await pair(await openWeb());
    opened.whatsapp.devices.tell({ kind: 'state', state: 'TOS_BLOCK' });
    await until(() => expect(opened.troubles).toEqual(['refused']));
    await until(() => expect(opened.alarms).toHaveLength(1));
  });
});

describe('a page that never gets ready', () => {
  it('is opened anew after it knew us, and staff are told after the third time', async () => {
    const opened = await pair(await openWeb({ pace: { ...QUICK, ready: 2_000 } }));
    const { whatsapp, channel, troubles, alarms } = opened;
    whatsapp.devices.sync = 'stuck';
    whatsapp.devices.tell({ kind: 'reload' });
    await until(() => expect(troubles).toEqual(['unsteady']));
    expect(alarms.map(({ what }) => what)).toEqual([
      'WhatsApp never got ready after it knew us; it is opened again',
      'WhatsApp had to be opened anew 3 times within an hour',
    ]);
    whatsapp.devices.sync = 'late';
    await isPaired(channel);
    expect(troubles).toEqual(['unsteady']);
  });

  it('is opened anew where it gives no sign of life at all', async () => {
    const opened = await pair(await openWeb());
    await opened.channel.stop();
    opened.whatsapp.devices.sync = 'never';
    const again = createWhatsAppWeb({ ...opened.settings, pace: { ...QUICK, opening: 3_000 } });
    onTestFinished(() => again.stop());
    await again.start(async () => {});
    await until(() =>
      expect(opened.alarms.map(({ what }) => what)).toEqual(['WhatsApp does not open; it is opened again']),
    );
    opened.whatsapp.devices.sync = 'late';
    await isPaired(again);
  });

  it('is helped where it only was quicker than the library', async () => {
    const opened = await openWeb();
    opened.whatsapp.devices.sync = 'early';
    await pair(opened);
    await opened.channel.stop();
    const again = createWhatsAppWeb({ ...opened.settings, pace: { ...QUICK, ready: 60_000, opening: 60_000 } });
    onTestFinished(() => again.stop());
    await again.start(async () => {});
    await isPaired(again);
    expect(opened.alarms).toEqual([]);
  });
});

it('hears everything once after a reload, which makes the same client ready a second time', async () => {
  const opened = await pair(await openWeb());
  const { whatsapp, knocks } = opened;
  const { states } = course(opened);
  const before = whatsapp.devices.opened;
  whatsapp.devices.tell({ kind: 'reload' });
  await until(() => expect(whatsapp.devices.listening).toBe(0));
  phone(whatsapp, HUDA).writes('tijdens');
  await until(() => expect(textsOf(knocks)).toEqual(['tijdens']));
  expect(whatsapp.devices.opened).toBe(before + 1);
  phone(whatsapp, HUDA).writes('daarna');
  await until(() => expect(textsOf(knocks)).toEqual(['tijdens', 'daarna']));
  whatsapp.devices.tell({ kind: 'sync', when: 'early' });
  phone(whatsapp, MEHMET).writes('en ik');
  await until(() => expect(textsOf(knocks)).toEqual(['tijdens', 'daarna', 'en ik']));
  await pause(200);
  expect(knocks).toHaveLength(3);
  expect(states).toBe('');
});

describe('a number that is unlinked on the telephone', () => {
  it('is lost, staff are told once, and a fresh code pairs it again', async () => {
    const opened = await pair(await openWeb());
    const { whatsapp, channel, troubles, alarms, knocks } = opened;
    phone(whatsapp, HUDA).writes('een');
    await until(() => expect(knocks).toHaveLength(1));
    const watched = course(opened);
    whatsapp.devices.unlink();
    await until(() => expect(channel.pairing.qr).not.toBeNull());
    expect(channel.pairing.state).toBe('lost');
    expect(await channel.send(spoken({ to: HUDA }))).toEqual({
      kind: 'later',
      seconds: 900,
      why: 'WhatsApp is lost',
      untried: true,
    });
    expect(watched.states).toBe('starting lost lost+qr');
    phone(whatsapp, HUDA).writes('twee');
    whatsapp.devices.scan(channel.pairing.qr ?? '');
    await isPaired(channel);
    await until(() => expect(textsOf(knocks)).toEqual(['een', 'twee']));
    expect(troubles).toEqual(['lost']);
    expect(alarms.map(({ what }) => what)).toEqual([
      'WhatsApp was unlinked on the telephone: it has to be paired again',
    ]);
  });

  it('is lost as well when it happened while the house was away', async () => {
    const opened = await pair(await openWeb());
    await opened.channel.stop();
    opened.whatsapp.devices.unlink();
    const again = createWhatsAppWeb(opened.settings);
    onTestFinished(() => again.stop());
    await again.start(async () => {});
    await until(() => expect(again.pairing.qr).not.toBeNull());
    expect(again.pairing.state).toBe('lost');
    expect(opened.troubles).toEqual(['lost']);
  });
});

describe('codes', () => {
  it('change on the page when WhatsApp changes them', async () => {
    const { whatsapp, channel } = await openWeb();
    await channel.start(async () => {});
    await until(() => expect(channel.pairing.qr).not.toBeNull());
    const first = channel.pairing.qr;
    whatsapp.devices.renew();
    await until(() => expect(channel.pairing.qr).not.toBe(first));
    whatsapp.devices.scan(channel.pairing.qr ?? '');
    await isPaired(channel);
  });

  it('come again when WhatsApp stopped showing any, over which the library stumbles', async () => {
    const { whatsapp, channel, alarms } = await openWeb({ pace: { ...QUICK, qr: 800 } });
    await channel.start(async () => {});
    await until(() => expect(channel.pairing.qr).not.toBeNull());
    const first = channel.pairing.qr;
    whatsapp.devices.tellAll({ kind: 'idle' });
    await until(() => expect([null, first]).not.toContain(channel.pairing.qr));
    whatsapp.devices.scan(channel.pairing.qr ?? '');
    await isPaired(channel);
    expect(alarms).toEqual([]);
  });
});

it('opens the session anew at night, and needs no new code', async () => {
  const almost = new Date('2026-11-24T02:59:53.000Z').getTime();
  const begun = Date.now();
  const opened = await openWeb({ restartHour: 4, now: () => almost + Date.now() - begun });
  const { whatsapp, channel, alarms } = await pair(opened);
  const { states } = course(opened);
  const before = whatsapp.devices.opened;
  await until(() => expect(whatsapp.devices.opened).toBe(before + 1));
  await isPaired(channel);
  expect(states).not.toContain('qr');
  expect(alarms).toEqual([]);
});

it('is held by nobody who may not hold it', async () => {
  let may = false;
  const { whatsapp, channel } = await openWeb({ mayRun: async () => may });
  await channel.start(async () => {});
  await pause(500);
  expect(whatsapp.devices.opened).toBe(0);
  may = true;
  await until(() => expect(channel.pairing.state).toBe('waiting'));
  may = false;
  await until(() => expect(channel.pairing.qr).toBeNull());
});

it('leaves the signals of the process to the house, and tells nobody of people', async () => {
  const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const before = SIGNALS.map((name) => process.listenerCount(name));
  const opened = await pair(await openWeb());
  expect(SIGNALS.map((name) => process.listenerCount(name))).toEqual(before);
  const { whatsapp, channel, alarms } = opened;
  whatsapp.faults.order('typing', 'refuse');
  whatsapp.nobody.add(MEHMET);
  await channel.send(spoken({ to: MEHMET, text: 'geheim' }));
  whatsapp.devices.tell({ kind: 'state', state: 'CONFLICT' });
  await channel.send(spoken({ to: HUDA, text: 'geheim' }));
  await until(() => expect(alarms).not.toEqual([]));
  const told = JSON.stringify(alarms.map(({ what, error }) => [what, String(error), (error as Error | null)?.stack]));
  expect(told).not.toMatch(/3160000|geheim|2@/u);
});

it('goes on hearing others while the house cannot take one, and takes that one in its turn', async () => {
  const { whatsapp, channel } = await pair(await openWeb(), async (knock) => {
    const { inbound } = knock.arrival;
    tried.push(inbound.kind === 'text' ? inbound.text : '');
    if (away && tried.at(-1) === 'een') throw new Error('the stores are away');
  });
  const tried: string[] = [];
  let away = true;
  const huda = phone(whatsapp, HUDA);
  huda.writes('een');
  huda.writes('twee');
  phone(whatsapp, MEHMET).writes('drie');
  await until(() => expect(tried.filter((text) => text === 'een').length).toBeGreaterThan(1));
  expect(tried).toContain('drie');
  expect(tried).not.toContain('twee');
  expect(whatsapp.chats.unread(HUDA)).toBe(2);
  away = false;
  await until(() => expect(tried.at(-1)).toBe('twee'));
  await channel.stop();
});

it('finishes what it received and what it sends before it stops', async () => {
  const opened = await openWeb();
  let finished = false;
  await pair(opened, async () => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    finished = true;
  });
  const huda = phone(opened.whatsapp, HUDA);
  huda.writes('hallo');
  await until(() => expect(opened.whatsapp.chats.unread(HUDA)).toBe(1));
  const sent = opened.channel.send(spoken({ to: MEHMET }));
  await new Promise((resolve) => setTimeout(resolve, 50));
  await opened.channel.stop();
  expect(finished).toBe(true);
  expect(await sent).toMatchObject({ kind: 'sent' });
  expect(await opened.channel.isReady()).toBe(false);
  expect(await opened.channel.send(spoken({ to: HUDA }))).toMatchObject({ kind: 'later' });
});

it('leaves no browser behind when it stops while it is only opening', async () => {
  const opened = await openWeb();
  await opened.channel.start(async () => {});
  await opened.channel.stop();
  expect(await holdersOf(profileOf(opened))).toEqual([]);
});

/** The house in a process of its own. */
function startChild(dataDir: string, version: string, pairings: Pairing[]): ChildProcess {
  const args = ['--import', 'tsx', join(import.meta.dirname, 'child.ts'), relative('', dataDir), version];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let rest = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('{"state"')) pairings.push(JSON.parse(line));
  });
  return child;
}

it('loses nothing and says nothing twice when its process is killed five times', { timeout: 90_000 }, async () => {
  await useChromium();
  const whatsapp = await startWhatsApp();
  const dataDir = await dataDirFor(whatsapp);
  const pairings: Pairing[] = [];
  let child = startChild(dataDir, whatsapp.version, pairings);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await killBrowser({ settings: { dataDir } } as Opened);
    await whatsapp.close();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  });
  await until(() => expect(pairings.at(-1)?.qr).toBeTruthy());
  whatsapp.devices.scan(pairings.at(-1)?.qr ?? '');
  await until(() => expect(pairings.at(-1)?.state).toBe('paired'));
  const paired = pairings.length;
  const isOpen = () => until(() => expect(pairings.at(-1)?.state).toBe('paired'));

  const people = Array.from({ length: 5 }, (_, n) => phone(whatsapp, `3160000300${n}@c.us`));
  let asked = 0;
  const burst = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n++) {
      people[asked % people.length]?.writes(`vraag ${asked++}`);
      await pause(15);
    }
  };
  for (let kills = 0; kills < 5; kills++) {
    await isOpen();
    await Promise.all([burst(20), pause(60 + kills * 50).then(() => child.kill('SIGKILL'))]);
    await symlink(`another-machine-${child.pid}`, join(profileIn(join(dataDir, 'whatsapp')), 'SingletonLock'));
    pairings.push({ state: 'starting', qr: null, code: null, since: '' });
    child = startChild(dataDir, whatsapp.version, pairings);
    await burst(3);
  }
  const expected = Array.from({ length: asked }, (_, n) => `antwoord ${n}`);
  const said = () => people.flatMap((one) => one.texts());
  await until(() => expect(said()).toHaveLength(asked));
  expect(new Set(said())).toEqual(new Set(expected));
  expect(pairings.slice(paired).filter(({ qr }) => qr !== null)).toEqual([]);

  const over = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  expect(await over).toBe(0);
  expect(await holdersOf(profileIn(join(dataDir, 'whatsapp')))).toEqual([]);
});
