import { describe, expect, it } from 'vitest';
import { spoken } from '../spoken.ts';
import { SERVER_ERROR, tooMany } from './bot-api/faults.ts';
import { gate, type Opened, open as openThrough, QUICK, textsOf, throughEach, until } from './opened.ts';
import { phone } from './phone.ts';

/** A house that hears everything. */
const hearing = ({ knocks }: Opened) => ({
  receive: async (knock: Opened['knocks'][number]) => void knocks.push(knock),
});

throughEach((library) => {
  const open = (settings: Parameters<typeof openThrough>[0] = {}) => openThrough({ library, ...settings });

  describe('polling', () => {
    it('brings what was written, and confirms it only then', async () => {
      const opened = await open();
      const { telegram, channel, knocks } = opened;
      const huda = phone(telegram, 88);
      huda.writes('before the bot was there');
      await channel.start(hearing(opened).receive);
      await until(() => expect(textsOf(knocks)).toEqual(['before the bot was there']));
      huda.writes('hastayım');
      huda.sends({ sticker: { file_id: 'X' } });
      huda.edits('hastayım, gelemiyorum');
      await until(() =>
        expect(knocks.map(({ arrival }) => arrival.inbound.kind)).toEqual(['text', 'text', 'unsupported', 'edited']),
      );
      await until(() => expect(telegram.updates.waiting).toEqual([]));
      expect(knocks.map(({ arrival }) => arrival.key)).toEqual(['tg:500001', 'tg:500002', 'tg:500003', 'tg:500004']);
    });

    it('begins with no webhook, drops nothing, and asks only for what it understands', async () => {
      const opened = await open();
      await opened.channel.start(hearing(opened).receive);
      await until(() => expect(opened.telegram.calls('getUpdates')).not.toEqual([]));
      const [first] = opened.telegram.log;
      expect(first).toMatchObject({ method: 'deleteWebhook', payload: { drop_pending_updates: false } });
      expect(opened.telegram.calls('getUpdates')[0]?.payload).toEqual({
        limit: 100,
        timeout: 1,
        allowed_updates: ['message', 'edited_message', 'callback_query'],
      });
    });

    it('sets the commands in every language; one that Telegram refuses stops no other', async () => {
      const opened = await open();
      opened.telegram.faults.order('setMyCommands', SERVER_ERROR, 1, ({ language_code }) => language_code === 'ti');
      await opened.channel.start(hearing(opened).receive);
      await until(() => expect(opened.telegram.calls('setMyCommands')).toHaveLength(8));
      expect(opened.alarms.map(({ what }) => what)).toEqual(['no commands in ti']);
    });

    it('hears chats side by side, and each in its order', async () => {
      const opened = await open();
      const people = Array.from({ length: 50 }, (_, index) => phone(opened.telegram, index + 1));
      for (let n = 0; n < 20; n++) for (const person of people) person.writes(`${n}`);
      await opened.channel.start(hearing(opened).receive);
      await until(() => expect(opened.knocks).toHaveLength(1_000));
      for (const { chat } of people) {
        const mine = opened.knocks.filter(({ from }) => 'address' in from && from.address.id === String(chat));
        expect(textsOf(mine)).toEqual(Array.from({ length: 20 }, (_, n) => `${n}`));
      }
    });

    it('answers a pressed button once the house has it, and takes the keyboard away once a newer question stands there', async () => {
      const opened = await open();
      const { telegram, channel, knocks } = opened;
      const huda = phone(telegram, 88);
      const offers = [{ number: 1, label: 'Ja', icon: null }];
      const ask = (turn: number, more: readonly (typeof offers)[number][]) =>
        channel.send(spoken({ turn, text: 'Goed?', offers: more }));
      await channel.start(hearing(opened).receive);
      await ask(1, offers);
      huda.presses('1.1');
      await until(() => expect(telegram.calls('answerCallbackQuery')).toHaveLength(1));
      expect(knocks[0]?.arrival.inbound).toEqual({ kind: 'choice', turn: 1, number: 1 });
      await ask(2, []);
      expect(huda.shows()[0]?.buttons).toHaveLength(1);
      await ask(3, offers);
      await until(() => expect(huda.shows().map(({ buttons }) => buttons.length)).toEqual([0, 0, 1]));
    });

    it('answers the press of a button that is not ours, and tells nobody', async () => {
      const opened = await open();
      await opened.channel.start(hearing(opened).receive);
      opened.telegram.updates.push({ callback_query: { id: 'Q', from: { id: 88 }, data: 'junk' } });
      await until(() => expect(opened.telegram.calls('answerCallbackQuery')).toHaveLength(1));
      expect(opened.knocks).toEqual([]);
    });
  });

  describe('while the stores are away', () => {
    it('nothing is confirmed, nothing is lost, and the order is kept', async () => {
      const opened = await open();
      const { telegram, channel, knocks, alarms } = opened;
      let away = true;
      let tries = 0;
      await channel.start(async (knock) => {
        tries++;
        if (away) throw new Error('no database');
        knocks.push(knock);
      });
      const huda = phone(telegram, 88);
      for (const text of ['1', '2', '3']) huda.writes(text);
      await until(() => expect(tries).toBeGreaterThan(20));
      expect(telegram.updates.waiting).toHaveLength(3);
      expect(alarms).toHaveLength(1);
      away = false;
      await until(() => expect(textsOf(knocks)).toEqual(['1', '2', '3']));
      await until(() => expect(telegram.updates.waiting).toEqual([]));
    });

    it('others are heard while one update fails, and it is given up after five times', async () => {
      const opened = await open();
      const { telegram, channel, knocks, alarms } = opened;
      let tries = 0;
      await channel.start(async (knock) => {
        if (textsOf([knock])[0] === 'poison') {
          tries++;
          throw new Error('cannot be kept');
        }
        knocks.push(knock);
      });
      const [mallory, huda] = [phone(telegram, 66), phone(telegram, 88)];
      mallory.writes('poison');
      huda.writes('1');
      mallory.writes('after');
      await until(() => expect(textsOf(knocks)).toContain('after'));
      expect(tries).toBe(5);
      await until(() => expect(telegram.updates.waiting).toEqual([]));
      expect(alarms.map(({ what }) => what)).toContainEqual(expect.stringContaining('was given up'));
    });
  });

  describe('when Telegram is in trouble', () => {
    it.each([
      ['a server error', SERVER_ERROR],
      ['a broken connection', { kind: 'reset' } as const],
      ['a gateway that speaks HTML', { kind: 'garbage' } as const],
      ['another process that polls', { kind: 'refuse', code: 409, description: 'Conflict: terminated' } as const],
    ])('after %s it is asked again, and what was written arrives', async (_, fault) => {
      const opened = await open();
      opened.telegram.faults.order('getUpdates', fault, 3);
      phone(opened.telegram, 88).writes('hoi');
      await opened.channel.start(hearing(opened).receive);
      await until(() => expect(textsOf(opened.knocks)).toEqual(['hoi']));
      expect(opened.alarms).toHaveLength(1);
      expect(opened.telegram.calls('getUpdates').length).toBeGreaterThanOrEqual(4);
    });

    it('and asks to be left alone for a second, it is', async () => {
      const opened = await open();
      const { telegram, channel, knocks } = opened;
      for (const method of ['deleteWebhook', 'getUpdates', 'setMyCommands']) telegram.faults.order(method, tooMany(1));
      phone(telegram, 88).writes('hoi');
      await channel.start(hearing(opened).receive);
      await until(() => expect(textsOf(knocks)).toEqual(['hoi']));
      await until(() => expect(telegram.calls('setMyCommands')).toHaveLength(9));
      for (const method of ['deleteWebhook', 'getUpdates', 'setMyCommands']) {
        const [first, second] = telegram.calls(method);
        expect((second?.at ?? 0) - (first?.at ?? 0), method).toBeGreaterThanOrEqual(995);
      }
    });

    it('the house opens without it, and it is set up when it is back', async () => {
      const opened = await open();
      opened.telegram.faults.order('deleteWebhook', SERVER_ERROR, 3);
      phone(opened.telegram, 88).writes('hoi');
      await opened.channel.start(hearing(opened).receive);
      expect(opened.telegram.calls('getUpdates')).toEqual([]);
      await until(() => expect(textsOf(opened.knocks)).toEqual(['hoi']));
    });

    it('but a token that it does not know stops the start', async () => {
      const { channel } = await open({ token: '1:wrong' });
      await expect(channel.start(async () => {})).rejects.toThrow('Telegram does not know this bot token');
    });

    it('its errors hold neither the token nor what was said', async () => {
      const opened = await open();
      opened.telegram.faults.order('deleteWebhook', { kind: 'reset' });
      opened.telegram.faults.order('getUpdates', { kind: 'garbage' });
      await opened.channel.start(hearing(opened).receive);
      await until(() => expect(opened.alarms).toHaveLength(2));
      for (const { error } of opened.alarms) {
        expect(`${(error as Error).stack} ${JSON.stringify(error)} ${(error as Error).cause}`).not.toContain('AAHdq');
      }
    });

    it('which counts anew after a quiet week, what comes then is heard', async () => {
      const opened = await open();
      const huda = phone(opened.telegram, 88);
      await opened.channel.start(hearing(opened).receive);
      huda.writes('1');
      await until(() => expect(opened.telegram.updates.waiting).toEqual([]));
      await until(() => expect(opened.telegram.calls('getUpdates').at(-1)?.payload).not.toHaveProperty('offset'));
      opened.telegram.updates.countFrom(7);
      huda.writes('2');
      await until(() => expect(textsOf(opened.knocks)).toEqual(['1', '2']));
    });
  });

  describe('who polls', () => {
    it('is asked each time, and only who may does', async () => {
      let may = false;
      const opened = await open({ mayPoll: async () => may });
      phone(opened.telegram, 88).writes('hoi');
      await opened.channel.start(hearing(opened).receive);
      await until(() => expect(opened.telegram.calls('setMyCommands')).toHaveLength(8));
      expect(opened.telegram.calls('getUpdates')).toEqual([]);
      may = true;
      await until(() => expect(textsOf(opened.knocks)).toEqual(['hoi']));
    });

    it('does not when it cannot be asked', async () => {
      const opened = await open({ mayPoll: () => Promise.reject(new Error('no database')) });
      await opened.channel.start(hearing(opened).receive);
      await until(() => expect(opened.telegram.calls('setMyCommands')).toHaveLength(8));
      expect(opened.telegram.calls('getUpdates')).toEqual([]);
    });
  });

  describe('the end', () => {
    it('comes at once while a poll is open', async () => {
      const opened = await open({ pace: { ...QUICK, poll: 20_000 } });
      await opened.channel.start(hearing(opened).receive);
      await until(() => expect(opened.telegram.calls('getUpdates')).toHaveLength(1));
      const begin = performance.now();
      await opened.channel.stop();
      expect(performance.now() - begin).toBeLessThan(10_000);
    });

    it('finishes what was received, and fetches no more', async () => {
      const { telegram, channel, knocks } = await open();
      const house = gate();
      let begun = 0;
      await channel.start(async (knock) => {
        begun++;
        await house.passed;
        knocks.push(knock);
      });
      phone(telegram, 88).writes('1');
      await until(() => expect(begun).toBe(1));
      let stopped = false;
      const stop = channel.stop().then(() => {
        stopped = true;
      });
      phone(telegram, 88).writes('2');
      expect(stopped).toBe(false);
      house.open();
      await stop;
      expect(textsOf(knocks)).toEqual(['1']);
      expect(telegram.updates.waiting).toHaveLength(2);
    });
  });
});
