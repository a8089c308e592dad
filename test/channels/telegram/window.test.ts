import { describe, expect, it } from 'vitest';
import type { Take } from '../../../bot/channels/telegram/receiving.ts';
import { createWindow } from '../../../bot/channels/telegram/window.ts';

const update = (update_id: number, chat: number) => ({
  update_id,
  message: { chat: { id: chat, type: 'private' }, from: { is_bot: false }, text: `${update_id}` },
});
const idOf = (one: unknown) => (one as { update_id: number }).update_id;

/** Takes everything but what is named, and keeps what it was handed. */
function taking(fails: readonly number[] = []): { take: Take; handed: number[] } {
  const handed: number[] = [];
  return {
    handed,
    async take(one) {
      handed.push(idOf(one));
      if (fails.includes(idOf(one))) throw new Error(`${idOf(one)} fails`);
      return 'heard';
    },
  };
}

describe('the offset', () => {
  it('passes everything when all is safe', async () => {
    const window = createWindow();
    expect(await window.takeAll([update(4, 1), update(5, 2)], taking().take)).toEqual({ heard: true, failure: null });
    expect(window).toMatchObject({ offset: 6, open: false });
  });

  it('stays at the first that is not safe, and what is safe behind it is not handed over again', async () => {
    const window = createWindow();
    const batch = [update(4, 1), update(5, 2), update(6, 3)];
    expect(await window.takeAll(batch, taking([5]).take)).toEqual({
      heard: true,
      failure: { error: new Error('5 fails') },
    });
    expect(window).toMatchObject({ offset: 5, open: true });
    const again = taking();
    await window.takeAll([update(5, 2), update(6, 3), update(7, 3)], again.take);
    expect(again.handed).toEqual([5, 7]);
    expect(window).toMatchObject({ offset: 8, open: false });
  });

  it('is left out after an empty answer, for Telegram may count anew', async () => {
    const window = createWindow();
    await window.takeAll([update(4, 1)], taking().take);
    await window.takeAll([], taking().take);
    expect(window.offset).toBeUndefined();
  });
});

describe('the order', () => {
  it('of a chat is kept: nothing is handed over after what failed', async () => {
    const { take, handed } = taking([4]);
    await createWindow().takeAll([update(5, 1), update(4, 1), update(6, 2)], take);
    expect(handed).toEqual([4, 6]);
  });
});

describe('where only failures are left', () => {
  it('something heard before is handed over once more, to prove that the house hears', async () => {
    const window = createWindow();
    const batch = [update(4, 1), update(5, 2)];
    await window.takeAll(batch, taking([4]).take);
    const again = taking([4]);
    await window.takeAll(batch, again.take);
    expect(again.handed).toEqual([5, 4]);
  });
});
