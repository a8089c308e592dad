import { expect, it } from 'vitest';
import { SERVER_ERROR } from './bot-api/faults.ts';
import { open, spoken, throughEach } from './opened.ts';

const HOURS = 60 * 60 * 1_000;
const LONG = 'Dit is een zin. '.repeat(600);

throughEach((library) => {
  it('a message is taken back with all its parts, and another time it is not there any more', async () => {
    const { telegram, channel } = await open({ library });
    const sent = await channel.send(spoken({ text: LONG }));
    await channel.send(spoken({ position: 2, text: 'Dit blijft staan.' }));
    expect(sent).toEqual({ kind: 'sent', platformId: '1,2,3' });
    expect(await channel.erase?.('88', '1,2,3')).toBe(true);
    expect(telegram.chats.shown('88').map(({ text }) => text)).toEqual(['Dit blijft staan.']);
    expect(await channel.erase?.('88', '1,2,3')).toBe(true);
  });

  it('a message of two days ago stays, and it is said so', async () => {
    const { telegram, channel } = await open({ library });
    await channel.send(spoken());
    telegram.chats.age(49 * HOURS);
    expect(await channel.erase?.('88', '1')).toBe(false);
    expect(telegram.chats.shown('88')).toHaveLength(1);
  });

  it('while Telegram is away nobody says that it cannot be taken back', async () => {
    const { telegram, channel } = await open({ library });
    await channel.send(spoken());
    telegram.faults.order('deleteMessage', SERVER_ERROR);
    await expect(channel.erase?.('88', '1')).rejects.toThrow('deleteMessage: 500 Internal Server Error');
    expect(await channel.erase?.('88', '1')).toBe(true);
  });
});
