import { describe, expect, it } from 'vitest';
import type { Enclosed } from '../../../bot/channels/channel.ts';
import { BLOCKED, type Fault, SERVER_ERROR, tooMany } from './bot-api/faults.ts';
import { open, QUICK, spoken, throughEach } from './opened.ts';

const offers = [{ number: 1, label: 'Ja', icon: null }];
const LONG = 'Dit is een zin. '.repeat(80).trim();
const fileOf = (type: string, content: string | Uint8Array = 'the content of a file', name = 'brief.pdf') => {
  const bytes = Buffer.from(content);
  return { kind: 'file', name, type, bytes: bytes.length, read: async () => new Uint8Array(bytes) } as const;
};
const gone: Enclosed = { ...fileOf('application/pdf'), read: () => Promise.reject(new Error('the file is gone')) };
const place = { kind: 'place', name: 'Voedselbank', address: 'Kaapstraat 3', latitude: 52.06, longitude: 4.3 } as const;

throughEach((library) => {
  describe('a file that goes out', () => {
    it.each([
      ['application/pdf', 'document'],
      ['image/jpeg', 'photo'],
      ['audio/ogg; codecs=opus', 'voice'],
    ])('%s arrives as a %s, byte for byte, with its words and buttons', async (type, kind) => {
      const { telegram, channel } = await open({ library });
      const content = Uint8Array.from({ length: 300_000 }, (_, n) => (n * 7) % 256);
      const sent = await channel.send(spoken({ enclosed: fileOf(type, content), offers }));
      expect(sent).toEqual({ kind: 'sent', platformId: '1' });
      const [shown] = telegram.chats.shown('88');
      expect(shown).toMatchObject({ text: 'Waarom kunt u niet komen?', along: { kind, name: 'brief.pdf' } });
      expect(shown?.buttons).toEqual([{ text: '1. Ja', callback_data: '12.1' }]);
      expect(shown?.along?.kind !== 'venue' && shown?.along?.content.equals(content)).toBe(true);
    });

    it.each([
      ['mijn cv; versie 2.pdf', 'mijn cv; versie 2.pdf'],
      ['رسالة \u{1F426}.pdf', 'رسالة \u{1F426}.pdf'],
      ['a"\r\ncontent-type: text/html\r\n\r\n<b>.pdf', 'a___content-type: text_html____<b>.pdf'],
      ['../../etc/passwd', '.._.._etc_passwd'],
      ['', 'document'],
    ])('called %j keeps a name that harms nobody', async (name, shown) => {
      const { telegram, channel } = await open({ library });
      await channel.send(spoken({ enclosed: fileOf('application/pdf', 'x', name) }));
      expect(telegram.chats.shown('88')).toMatchObject([{ along: { name: shown } }]);
    });

    it('goes before words that do not fit under it', async () => {
      const { telegram, channel } = await open({ library });
      const sent = await channel.send(spoken({ text: LONG, enclosed: fileOf('image/png'), offers }));
      expect(sent).toEqual({ kind: 'sent', platformId: '1,2' });
      const [picture, words] = telegram.chats.shown('88');
      expect(picture).toMatchObject({ text: '', buttons: [], along: { kind: 'photo' } });
      expect(words).toMatchObject({ text: LONG, buttons: [{ callback_data: '12.1' }] });
    });

    it('is a document when Telegram does not like it as a picture', async () => {
      const { telegram, channel } = await open({ library });
      const sent = await channel.send(spoken({ enclosed: fileOf('image/png', 'a picture that is too wide') }));
      expect(sent).toEqual({ kind: 'sent', platformId: '1' });
      expect(telegram.chats.shown('88')).toMatchObject([{ along: { kind: 'document' } }]);
    });

    it.each<[string, Fault, object]>([
      ['too many requests', tooMany(2), { kind: 'later', seconds: 2, why: 'rate' }],
      ['a server error', SERVER_ERROR, { kind: 'later', seconds: 5, why: 'server answered 500' }],
      ['a connection that breaks', { kind: 'reset' }, { kind: 'later', seconds: 5, why: 'unanswered' }],
      ['being blocked', BLOCKED, { kind: 'never', why: 'blocked' }],
    ])('after %s: one call, and the outbox knows what to do', async (_, fault, delivery) => {
      const { telegram, channel } = await open({ library });
      telegram.faults.order('sendDocument', fault);
      expect(await channel.send(spoken({ enclosed: fileOf('application/pdf') }))).toEqual(delivery);
      expect(telegram.log).toHaveLength(1);
    });

    it('is given up for now when Telegram never answers', async () => {
      const { telegram, channel } = await open({ library, pace: { ...QUICK, file: 100 } });
      telegram.faults.order('sendDocument', { kind: 'hang' });
      const enclosed = fileOf('application/pdf', new Uint8Array(3_000_000));
      expect(await channel.send(spoken({ enclosed }))).toEqual({ kind: 'later', seconds: 5, why: 'unanswered' });
    });

    it('is not sent twice when only its words are left', async () => {
      const { telegram, channel } = await open({ library });
      telegram.faults.order('sendMessage', SERVER_ERROR);
      const message = spoken({ text: LONG, enclosed: fileOf('application/pdf') });
      expect(await channel.send(message)).toMatchObject({ kind: 'later' });
      expect(await channel.send(message)).toEqual({ kind: 'sent', platformId: '1,2' });
      expect(telegram.calls('sendDocument')).toHaveLength(1);
    });
  });

  it('a place arrives on the map, with its words and buttons under it', async () => {
    const { telegram, channel } = await open({ library });
    expect(await channel.send(spoken({ enclosed: place, offers }))).toEqual({ kind: 'sent', platformId: '1,2' });
    expect(telegram.chats.shown('88')).toMatchObject([
      { along: { kind: 'venue', title: 'Voedselbank', address: 'Kaapstraat 3', at: [52.06, 4.3] }, buttons: [] },
      { text: 'Waarom kunt u niet komen?', buttons: [{ callback_data: '12.1' }] },
    ]);
  });
});

describe('what cannot go along holds up no words', () => {
  const MISSING = { kind: 'never', why: 'refused' };

  it.each<[string, Enclosed]>([
    ['is empty', fileOf('application/pdf', '')],
    ['is too large for Telegram', { ...fileOf('application/pdf'), bytes: 52_428_801 }],
    ['is a place that is nowhere', { ...place, latitude: 99 }],
  ])('when it %s', async (_, enclosed) => {
    const { telegram, channel } = await open();
    expect(await channel.send(spoken({ enclosed, offers }))).toEqual(MISSING);
    expect(telegram.chats.shown('88')).toMatchObject([{ text: 'Waarom kunt u niet komen?', buttons: [{}] }]);
  });

  it('when its file is gone; but the store may only be away for a moment', async () => {
    const { telegram, channel } = await open();
    expect(await channel.send(spoken({ enclosed: gone }))).toMatchObject({ kind: 'later' });
    expect(telegram.chats.shown('88')).toEqual([]);
    expect(await channel.send(spoken({ enclosed: gone, attempts: 1 }))).toEqual(MISSING);
    expect(telegram.chats.shown('88')).toHaveLength(1);
  });
});
