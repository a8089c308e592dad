import { describe, expect, it } from 'vitest';
import { render } from '../../../bot/channels/telegram/render.ts';
import { spoken } from './opened.ts';

const offer = (number: number, label: string, icon: string | null = null) => ({ number, label, icon });
const buttonsOf = (message: Parameters<typeof render>[0]) =>
  render(message).flatMap(({ reply_markup }) => reply_markup?.inline_keyboard.flat() ?? []);

describe('a message', () => {
  it('is one call, in plain text, without a preview', () => {
    expect(render(spoken({ text: '<b>*112* https://buurtmus.example' }))).toEqual([
      { chat_id: '88', text: '<b>*112* https://buurtmus.example', link_preview_options: { is_disabled: true } },
    ]);
  });

  it('has its choices as buttons, one to a row, that bring back turn and number', () => {
    const offers = [offer(1, 'Ik ben ziek', '🤒'), offer(2, 'Ik heb een andere afspraak')];
    expect(render(spoken({ offers }))[0]?.reply_markup).toEqual({
      inline_keyboard: [
        [{ text: '1. 🤒 Ik ben ziek', callback_data: '12.1' }],
        [{ text: '2. Ik heb een andere afspraak', callback_data: '12.2' }],
      ],
    });
  });

  it('has its buttons under its end when it is long', () => {
    const calls = render(spoken({ text: 'Dit is een zin. '.repeat(600), offers: [offer(1, 'Goed')] }));
    expect(calls.map(({ text }) => text.length <= 4_096 && text.endsWith('zin.'))).toEqual([true, true, true]);
    expect(calls.map(({ reply_markup }) => reply_markup !== undefined)).toEqual([false, false, true]);
  });

  it('always has some words, because Telegram refuses one without', () => {
    expect(render(spoken({ text: ' \n' })).map(({ text }) => text)).toEqual(['…']);
  });
});

describe('a button', () => {
  it('is cut to what fits', () => {
    const [button] = buttonsOf(spoken({ offers: [offer(3, 'Politie (Bouwlust, Vrederust, Gaarden en Dreven)', '🏛️')] }));
    expect(button?.text).toBe('3. 🏛️ Politie (Bouwlust, Vrederust, Ga…');
    expect(button?.text.length).toBeLessThanOrEqual(40);
  });

  it('brings back 64 bytes at most, however long a conversation lasts', () => {
    const [button] = buttonsOf(spoken({ turn: 2_147_483_647, offers: [offer(99, 'Ja')] }));
    expect(Buffer.byteLength(button?.callback_data ?? '')).toBeLessThanOrEqual(64);
  });

  it('is one of a hundred at most', () => {
    const offers = Array.from({ length: 120 }, (_, index) => offer(index + 1, 'Ja'));
    expect(buttonsOf(spoken({ offers }))).toHaveLength(100);
  });
});
