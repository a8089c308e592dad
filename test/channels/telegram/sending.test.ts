import { describe, expect, it } from 'vitest';
import { BLOCKED, DEACTIVATED, type Fault, NO_CHAT, SERVER_ERROR, tooMany } from './bot-api/faults.ts';
import { open, QUICK, spoken, throughEach } from './opened.ts';

const LONG = 'Dit is een zin. '.repeat(600);
const offers = [{ number: 1, label: 'Ja', icon: '✅' }];

throughEach((library) =>
  describe('a message', () => {
    it('arrives, and is known by the number that Telegram gave it', async () => {
      const { telegram, channel } = await open({ library });
      expect(await channel.send(spoken({ offers }))).toEqual({ kind: 'sent', platformId: '1' });
      expect(telegram.chats.shown('88')).toEqual([
        {
          id: 1,
          chat: '88',
          text: 'Waarom kunt u niet komen?',
          buttons: [{ text: '1. ✅ Ja', callback_data: '12.1' }],
        },
      ]);
    });

    it('arrives in order when it is long, and is known by all its parts', async () => {
      const { telegram, channel } = await open({ library });
      expect(await channel.send(spoken({ text: LONG, offers }))).toEqual({ kind: 'sent', platformId: '1,2,3' });
      const shown = telegram.chats.shown('88');
      expect(shown.map(({ text }) => text).join(' ')).toBe(LONG.trim());
      expect(shown.map(({ buttons }) => buttons.length)).toEqual([0, 0, 1]);
    });

    it.each<[string, Fault, object]>([
      ['too many requests', tooMany(7), { kind: 'later', seconds: 7, why: 'rate' }],
      ['a server error', SERVER_ERROR, { kind: 'later', seconds: 5, why: 'server answered 500' }],
      ['a gateway that speaks HTML', { kind: 'garbage' }, { kind: 'later', seconds: 5, why: 'unanswered' }],
      ['a connection that breaks', { kind: 'reset' }, { kind: 'later', seconds: 5, why: 'unanswered' }],
      ['being blocked', BLOCKED, { kind: 'never', why: 'blocked' }],
      ['an account that is gone', DEACTIVATED, { kind: 'never', why: 'gone' }],
      ['a chat that never was', NO_CHAT, { kind: 'never', why: 'gone' }],
    ])('after %s: one call, and the outbox knows what to do', async (_, fault, delivery) => {
      const { telegram, channel } = await open({ library });
      telegram.faults.order('sendMessage', fault);
      expect(await channel.send(spoken())).toEqual(delivery);
      expect(telegram.calls('sendMessage')).toHaveLength(1);
      expect(telegram.chats.shown('88')).toEqual([]);
    });

    it('is given up for now when no answer comes, and leaves no socket open', async () => {
      const { telegram, channel } = await open({ library, pace: { ...QUICK, call: 100 } });
      telegram.faults.order('sendMessage', { kind: 'hang' });
      expect(await channel.send(spoken())).toEqual({ kind: 'later', seconds: 5, why: 'unanswered' });
    });

    it('may be there twice, and no more, when the answer is lost after the send', async () => {
      const { telegram, channel } = await open({ library });
      telegram.faults.order('sendMessage', { kind: 'drop-answer' });
      expect(await channel.send(spoken())).toMatchObject({ kind: 'later', why: 'unanswered' });
      expect(await channel.send(spoken())).toMatchObject({ kind: 'sent' });
      expect(telegram.chats.shown('88')).toHaveLength(2);
    });

    it('is unreachable, and said to be, when nobody listens', async () => {
      const { telegram, channel } = await open({ library });
      await telegram.close();
      expect(await channel.send(spoken())).toEqual({ kind: 'later', seconds: 5, why: 'unreachable' });
      expect(await channel.isReady()).toBe(false);
    });

    it('goes on where it broke off', async () => {
      const { telegram, channel } = await open({ library });
      telegram.faults.order('sendMessage', tooMany(1), 1, ({ reply_markup }) => reply_markup !== undefined);
      expect(await channel.send(spoken({ text: LONG, offers }))).toMatchObject({ kind: 'later', seconds: 1 });
      expect(await channel.send(spoken({ text: LONG, offers }))).toMatchObject({ kind: 'sent' });
      expect(
        telegram.chats
          .shown('88')
          .map(({ text }) => text)
          .join(' '),
      ).toBe(LONG.trim());
    });
  }),
);

it('is told apart by whom it is for, also where it has the name of another', async () => {
  const { telegram, channel } = await open();
  telegram.faults.order('sendMessage', SERVER_ERROR, 1, ({ reply_markup }) => reply_markup !== undefined);
  const message = spoken({ ref: ':0.1', text: LONG, offers });
  expect(await channel.send(message)).toMatchObject({ kind: 'later' });
  expect(await channel.send({ ...message, to: '89' })).toMatchObject({ kind: 'sent' });
  expect(telegram.chats.shown('89')).toHaveLength(3);
});

it('is ready when Telegram answers, and then knows by what name it is found', async () => {
  const { telegram, channel } = await open();
  expect(channel.botName()).toBeNull();
  expect(await channel.isReady()).toBe(true);
  expect(channel.botName()).toBe('BuurtmusBot');
  telegram.faults.order('getMe', SERVER_ERROR);
  expect(await channel.isReady()).toBe(false);
});

it('tells its limits to whoever renders', async () => {
  const { channel } = await open();
  expect(channel).toMatchObject({
    name: 'telegram',
    abilities: { buttons: 100, buttonLength: 40, textLength: 4_096, deletes: true },
  });
});
