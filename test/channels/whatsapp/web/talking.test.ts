import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Enclosed } from '../../../../bot/channels/channel.ts';
import { createWhatsAppWeb, type Pairing } from '../../../../bot/channels/whatsapp/web/index.ts';
import { spoken } from '../../spoken.ts';
import { isPaired, type Opened, openWeb, pair, QUICK, textsOf, until } from './opened.ts';
import { HIDDEN, HUDA, MEHMET, phone } from './phone.ts';

const LONG = Array.from({ length: 600 }, (_, n) => `Dit is zin ${n}.`).join(' ');
const BYTES = new Uint8Array([1, 2, 3, 250, 251, 252]);
const file = (type: string, name: string): Enclosed => ({
  kind: 'file',
  name,
  type,
  bytes: BYTES.length,
  read: async () => BYTES,
});

describe('pairing', () => {
  it('shows a QR code, and asks for none at the next start', async () => {
    const opened = await openWeb();
    const seen: Pairing[] = [];
    opened.channel.watch((pairing) => seen.push(pairing));
    await pair(opened);
    expect(seen.map(({ state }) => state)).toEqual(['starting', 'waiting', 'paired']);
    expect(opened.channel.pairing).toMatchObject({ qr: null, code: null });
    await opened.channel.stop();
    const again = createWhatsAppWeb(opened.settings);
    const states: string[] = [];
    again.watch(({ state }) => states.push(state));
    await again.start(async (knock) => opened.knocks.push(knock));
    await isPaired(again);
    expect(states).toEqual(['starting', 'paired']);
    await again.stop();
    expect(opened.troubles).toEqual([]);
    expect(opened.alarms).toEqual([]);
  });

  it('shows a code that is typed on the telephone', async () => {
    const { whatsapp, channel } = await openWeb();
    await channel.start(async () => {});
    expect(await channel.requestPairingCode('31600000000')).toBeNull();
    await until(() => expect(channel.pairing.state).toBe('waiting'));
    expect(await channel.requestPairingCode('06 0000')).toBeNull();
    const code = await channel.requestPairingCode('31600000000');
    expect(channel.pairing).toMatchObject({ state: 'pairing-code', code, qr: null });
    whatsapp.devices.type(code ?? '');
    await isPaired(channel);
    expect(await channel.requestPairingCode('31600000000')).toBeNull();
  });

  it('asks for a code by itself where the number is known', async () => {
    const { whatsapp, channel } = await openWeb({ pairingPhone: '31600000000' });
    await channel.start(async () => {});
    await until(() => expect(channel.pairing.state).toBe('pairing-code'));
    whatsapp.devices.type(channel.pairing.code ?? '');
    await isPaired(channel);
  });
});

describe('a number that is paired', () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await pair(await openWeb({}, (close) => closing.push(close)));
    return async () => {
      for (const close of closing) await close();
    };
  });
  const closing: (() => Promise<void>)[] = [];
  let people = 0;
  const somebody = () => phone(opened.whatsapp, `3160000${1_000 + ++people}@c.us`);
  beforeEach(() => {
    opened.knocks.length = 0;
    opened.alarms.length = 0;
    opened.whatsapp.faults.clear();
  });
  const inbounds = (): unknown[] => opened.knocks.map(({ arrival }) => arrival.inbound);
  const heard = async (...expected: object[]): Promise<void> => {
    await until(() => expect(opened.knocks.length).toBeGreaterThanOrEqual(expected.length));
    expect(inbounds()).toEqual(expected.map((one) => expect.objectContaining(one)));
  };

  it('hears words, by the id of the chat and the id of the message, and marks them as read', async () => {
    const huda = somebody();
    const { id } = huda.writes('hallo');
    await heard({ kind: 'text', text: 'hallo' });
    expect(opened.knocks[0]).toMatchObject({
      from: { address: { channel: 'whatsapp', id: huda.chat } },
      arrival: { key: `wa:${id}` },
    });
    await until(() => expect(opened.whatsapp.chats.unread(huda.chat)).toBe(0));
  });

  it('never makes a number of an id that hides one', async () => {
    const hidden = phone(opened.whatsapp, HIDDEN);
    hidden.writes('hallo');
    await heard({ kind: 'text' });
    expect(opened.knocks[0]?.from).toEqual({ address: { channel: 'whatsapp', id: HIDDEN } });
    expect(await opened.channel.send(spoken({ to: HIDDEN, text: 'dag' }))).toMatchObject({ kind: 'sent' });
    expect(hidden.texts()).toEqual(['dag']);
  });

  it('shows choices as numbers, and hears the number as it was typed', async () => {
    const huda = somebody();
    const offers = [
      { number: 1, label: 'Ik ben ziek', icon: '🤒' },
      { number: 2, label: 'Iets anders', icon: null },
    ];
    await opened.channel.send(spoken({ to: huda.chat, offers, hint: 'Antwoord met een nummer.' }));
    expect(huda.texts()).toEqual([
      'Waarom kunt u niet komen?\n\n1. 🤒 Ik ben ziek\n2. Iets anders\n\nAntwoord met een nummer.',
    ]);
    huda.writes('2');
    await heard({ kind: 'text', text: '2' });
  });

  it('hears a document, a photo and a voice note, and fetches them', async () => {
    const huda = somebody();
    huda.sendsFile(BYTES, { type: 'document', filename: 'cv.pdf', mimetype: 'application/pdf', caption: 'mijn cv' });
    huda.sendsFile(BYTES, { type: 'image', mimetype: 'image/jpeg', body: '/9j/preview' });
    huda.sendsFile(BYTES, { type: 'ptt', mimetype: 'audio/ogg; codecs=opus', duration: '7' });
    await heard(
      { kind: 'file', name: 'cv.pdf', bytes: BYTES.length, caption: 'mijn cv' },
      { kind: 'file', name: 'photo.jpg', bytes: BYTES.length },
      { kind: 'voice', seconds: 7 },
    );
    const ids = inbounds().map((inbound) => (inbound as { id: string }).id);
    for (const id of ids) {
      const fetched = await opened.channel.fetch?.(id, 1_000);
      expect(fetched).toMatchObject({ kind: 'fetched' });
      expect(fetched?.kind === 'fetched' && [...fetched.bytes]).toEqual([...BYTES]);
    }
    expect(await opened.channel.fetch?.(ids[0] ?? '', 5)).toEqual({ kind: 'never', why: 'too-big' });
  });

  it('says what became of a file that cannot be fetched', async () => {
    const huda = somebody();
    const { id } = huda.sendsFile(BYTES, { type: 'document' });
    const old = huda.sendsFile(BYTES, { type: 'document', t: 1_700_000_000 });
    await heard({ kind: 'file' }, { kind: 'file' });
    opened.whatsapp.media.clear();
    const name = (its: string) => `false_${huda.chat}_${its}`;
    expect(await opened.channel.fetch?.(name(id), 1_000)).toMatchObject({ kind: 'later' });
    expect(await opened.channel.fetch?.(name(old.id), 1_000)).toEqual({ kind: 'never', why: 'gone' });
    expect(await opened.channel.fetch?.(name('3AUNKNOWN'), 1_000)).toEqual({ kind: 'never', why: 'gone' });
  });

  it('sends a document, a photo, a voice note and a place', async () => {
    const huda = somebody();
    const place: Enclosed = {
      kind: 'place',
      name: 'De Spil',
      address: 'Spilplein 1',
      latitude: 52.37,
      longitude: 4.89,
    };
    const all = [
      file('application/pdf', 'brief.pdf'),
      file('image/png', 'kaart.png'),
      file('audio/ogg', 'a.ogg'),
      place,
    ];
    for (const [turn, enclosed] of all.entries()) {
      const message = spoken({ to: huda.chat, turn, enclosed, text: turn === 0 ? 'Uw brief' : '' });
      expect(await opened.channel.send(message)).toMatchObject({ kind: 'sent' });
    }
    expect(huda.shows()).toMatchObject([
      { type: 'document', filename: 'brief.pdf', mimetype: 'application/pdf', size: BYTES.length },
      { type: 'chat', body: 'Uw brief' },
      { type: 'image', mimetype: 'image/png' },
      { type: 'ptt', mimetype: 'audio/ogg' },
      { type: 'location', lat: 52.37, lng: 4.89, loc: 'De Spil\nSpilplein 1' },
    ]);
    const path = String(huda.shows()[0]?.directPath);
    expect([...(opened.whatsapp.media.get(path) ?? [])]).toEqual([...BYTES]);
  });

  it('holds up no words because of a file that it cannot send, and says that something was missing', async () => {
    const huda = somebody();
    const gone: Enclosed = {
      ...file('text/plain', 'weg.txt'),
      read: () => Promise.reject(new Error('gone')),
    } as Enclosed;
    const huge = { ...file('text/plain', 'groot.txt'), bytes: 20_000_000 } as Enclosed;
    const first = spoken({ to: huda.chat, text: 'een', turn: 1, enclosed: gone });
    expect(await opened.channel.send(first)).toMatchObject({ kind: 'later', seconds: 5 });
    expect(huda.shows()).toEqual([]);
    const never = { kind: 'never', why: 'refused' };
    expect(await opened.channel.send({ ...first, attempts: 1 })).toEqual(never);
    expect(await opened.channel.send(spoken({ to: huda.chat, text: 'twee', turn: 2, enclosed: huge }))).toEqual(never);
    expect(huda.texts()).toEqual(['een', 'twee']);
  });

  it('hears what was written over, once', async () => {
    const huda = somebody();
    const message = huda.writes('morgen');
    await heard({ kind: 'text' });
    huda.edits(message, 'overmorgen');
    await heard({ kind: 'text' }, { kind: 'edited', text: 'overmorgen' });
  });

  it('tells what it cannot read, and hears the words under it', async () => {
    const huda = somebody();
    for (const type of ['sticker', 'poll_creation', 'vcard', 'location', 'order']) huda.sends({ type });
    huda.sends({ type: 'video', caption: 'help me' });
    huda.calls();
    huda.sends({ type: 'call_log' });
    await heard(
      ...['sticker', 'poll', 'contact', 'location', 'order'].map((what) => ({ kind: 'unsupported', what })),
      { kind: 'text', text: 'help me' },
      { kind: 'unsupported', what: 'call' },
    );
  });

  it('hears nobody but one person at a time', async () => {
    const { whatsapp } = opened;
    for (const chat of ['120363000000000001@g.us', 'status@broadcast', '120363000000000002@newsletter', '0@c.us']) {
      phone(whatsapp, chat).writes('hallo allemaal');
    }
    const huda = somebody();
    huda.writes('aan mijn hele lijst', { broadcast: true });
    huda.sends({ type: 'e2e_notification' });
    huda.sends({ type: 'chat', body: 'zelf gezegd', fromMe: true });
    huda.writes('aan u');
    await heard({ kind: 'text', text: 'aan u' });
  });

  it('reads what could not be decrypted at first', async () => {
    const huda = somebody();
    const message = huda.sends({ type: 'ciphertext' });
    opened.whatsapp.devices.tell({ kind: 'decrypted', message: { ...message, type: 'chat', body: 'hallo' } });
    await heard({ kind: 'text', text: 'hallo' });
  });

  it('shows that it types before it answers', async () => {
    const huda = somebody();
    const before = opened.whatsapp.log.length;
    await opened.channel.send(spoken({ to: huda.chat }));
    const calls = opened.whatsapp.log.slice(before).map(({ call }) => call);
    expect(calls.indexOf('typing')).toBeGreaterThanOrEqual(0);
    expect(calls.indexOf('typing')).toBeLessThan(calls.indexOf('send'));
  });

  it('keeps nobody who may be in danger waiting for a show of typing', async () => {
    const huda = somebody();
    await opened.channel.send(spoken({ to: huda.chat, meant: { key: 'crisis.suicide' } }));
    expect(opened.whatsapp.calls('typing').filter(({ about }) => about.chat === huda.chat)).toEqual([]);
    expect(huda.shows()).toHaveLength(1);
  });

  it('counts only who never wrote among the new people of a day', async () => {
    const [huda, stranger] = [somebody(), somebody()];
    huda.writes('hallo');
    await heard({ kind: 'text' });
    const first = { isAnswer: false, text: 'Morgen is de les om tien uur.' };
    expect(await opened.channel.send(spoken({ ...first, to: huda.chat, turn: 30 }))).toMatchObject({ kind: 'sent' });
    const counted = async (): Promise<unknown> =>
      JSON.parse(await readFile(join(opened.settings.dataDir, 'whatsapp/firsts.json'), 'utf8').catch(() => '{}'))
        .people;
    expect(await counted()).toBeUndefined();
    expect(await opened.channel.send(spoken({ ...first, to: stranger.chat, turn: 31 }))).toMatchObject({
      kind: 'sent',
    });
    expect(await counted()).toBe(1);
  });

  it('splits a long text, and takes back all of it', async () => {
    const huda = somebody();
    const delivery = await opened.channel.send(spoken({ to: huda.chat, text: LONG }));
    expect(huda.texts().join(' ')).toBe(LONG);
    expect(huda.shows()).toHaveLength(3);
    const id = delivery.kind === 'sent' ? (delivery.platformId ?? '') : '';
    expect(await opened.channel.erase?.(huda.chat, id)).toBe(true);
    expect(huda.shows().map(({ type }) => type)).toEqual(['revoked', 'revoked', 'revoked']);
    expect(await opened.channel.erase?.(huda.chat, '3EB0UNKNOWN')).toBe(false);
  });

  it('knows who is not on WhatsApp', async () => {
    const nobody = somebody().chat;
    opened.whatsapp.nobody.add(nobody);
    expect(await opened.channel.send(spoken({ to: nobody }))).toEqual({ kind: 'never', why: 'gone' });
    expect(await opened.channel.send(spoken({ to: '88' }))).toEqual({ kind: 'never', why: 'gone' });
  });

  it('is told to come again when WhatsApp does not take a message', async () => {
    const huda = somebody();
    opened.whatsapp.faults.order('send', 'refuse');
    expect(await opened.channel.send(spoken({ to: huda.chat }))).toMatchObject({ kind: 'later' });
    expect(await opened.channel.send(spoken({ to: huda.chat, attempts: 1 }))).toMatchObject({ kind: 'sent' });
    expect(huda.shows()).toHaveLength(1);
  });

  it('sends nothing twice when no answer came, and WhatsApp sent it later', async () => {
    const huda = somebody();
    const message = spoken({ to: huda.chat });
    opened.whatsapp.faults.order('send', 'hang');
    expect(await opened.channel.send(message)).toEqual({ kind: 'later', seconds: 15, why: 'unanswered' });
    expect(await opened.channel.send({ ...message, attempts: 1 })).toMatchObject({ why: 'still under way' });
    opened.whatsapp.faults.clear();
    await until(async () => {
      expect(await opened.channel.send({ ...message, attempts: 2 })).toMatchObject({ kind: 'sent' });
    });
    expect(huda.shows()).toHaveLength(1);
  });

  it('goes on where it broke off', async () => {
    const huda = somebody();
    const message = spoken({ to: huda.chat, text: LONG });
    const isSecond = ({ body }: { body?: unknown }) => String(body).includes('zin 300.');
    opened.whatsapp.faults.order('send', 'lose-answer');
    opened.whatsapp.faults.order('send', 'refuse', isSecond);
    expect(await opened.channel.send(message)).toMatchObject({ kind: 'later' });
    expect(await opened.channel.send({ ...message, attempts: 1 })).toMatchObject({ kind: 'sent' });
    expect(huda.texts().join(' ')).toBe(LONG);
  });

  it('tells two messages with the same words apart', async () => {
    const huda = somebody();
    const one = spoken({ to: huda.chat, turn: 20, text: 'Tot morgen!' });
    const other = spoken({ to: huda.chat, turn: 21, text: 'Tot morgen!' });
    await opened.channel.send(one);
    opened.whatsapp.faults.order('send', 'refuse');
    expect(await opened.channel.send(other)).toMatchObject({ kind: 'later' });
    expect(await opened.channel.send({ ...other, attempts: 1 })).toMatchObject({ kind: 'sent' });
    expect(huda.shows()).toHaveLength(2);
  });
});

describe('what came in while the house was away', () => {
  it('is heard once, in order, also when somebody read it on the telephone', async () => {
    const opened = await pair(await openWeb());
    const { whatsapp, channel, knocks, settings } = opened;
    const huda = phone(whatsapp, HUDA);
    huda.writes('een');
    await until(() => expect(textsOf(knocks)).toEqual(['een']));
    await channel.stop();
    huda.writes('twee');
    huda.writes('drie');
    whatsapp.chats.seen(HUDA);
    const again = createWhatsAppWeb(settings);
    const known = new Set(knocks.map(({ arrival }) => arrival.key));
    const fresh: string[] = [];
    await again.start(async ({ arrival }) => {
      if (!known.has(arrival.key) && arrival.inbound.kind === 'text') fresh.push(arrival.inbound.text);
      known.add(arrival.key);
    });
    await until(() => expect(fresh).toEqual(['twee', 'drie']));
    await again.stop();
  });

  it('is found although it all came within one second, and each chat is looked through', async () => {
    const opened = await pair(await openWeb());
    const { whatsapp, channel, settings } = opened;
    await channel.stop();
    const t = Math.floor(Date.now() / 1_000);
    const texts = Array.from({ length: 120 }, (_, n) => `bericht ${n}`);
    for (const text of texts) phone(whatsapp, HUDA).writes(text, { t });
    phone(whatsapp, MEHMET).writes('ook ik');
    const again = createWhatsAppWeb(settings);
    await again.start(async (knock) => opened.knocks.push(knock));
    await until(() => expect(opened.knocks).toHaveLength(121));
    expect(textsOf(opened.knocks).filter((text) => text.startsWith('bericht'))).toEqual(texts);
    expect(new Set(opened.knocks.map(({ arrival }) => arrival.key)).size).toBe(121);
    await again.stop();
  });

  it('is not answered from before the number was ours', async () => {
    const opened = await openWeb();
    const { whatsapp, knocks } = opened;
    phone(whatsapp, HUDA).writes('lang geleden', { t: Math.floor(Date.now() / 1_000) - 86_400 });
    await pair(opened);
    phone(whatsapp, MEHMET).writes('nu');
    await until(() => expect(textsOf(knocks)).toEqual(['nu']));
  });

  it('is looked for again and again, because the library loses some', async () => {
    const opened = await pair(await openWeb({ pace: { ...QUICK, sweep: 300 } }));
    phone(opened.whatsapp, HUDA, { silent: true }).writes('hoort u mij?');
    await until(() => expect(textsOf(opened.knocks)).toEqual(['hoort u mij?']));
  });
});
