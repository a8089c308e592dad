import { describe, expect, it } from 'vitest';
import { render } from '../../../bot/channels/telegram/render.ts';
import { spoken } from './opened.ts';

const offer = (number: number, label: string, icon: string | null = null) => ({ number, label, icon });
const buttonsOf = (message: Parameters<typeof render>[0]) =>
  render(message).words.flatMap(({ reply_markup }) => reply_markup?.inline_keyboard.flat() ?? []);

describe('a message', () => {
  it('is one call, in plain text, without a preview', () => {
    expect(render(spoken({ text: '<b>*112* https://buurtmus.example' })).words).toEqual([
      { chat_id: '88', text: '<b>*112* https://buurtmus.example', link_preview_options: { is_disabled: true } },
    ]);
  });

  it('has its choices as buttons, one to a row, that bring back turn and number', () => {
    const offers = [offer(1, 'Ik ben ziek', '🤒'), offer(2, 'Ik heb een andere afspraak')];
    expect(render(spoken({ offers })).words[0]?.reply_markup).toEqual({
      inline_keyboard: [
        [{ text: '1. 🤒 Ik ben ziek', callback_data: '12.1' }],
        [{ text: '2. Ik heb een andere afspraak', callback_data: '12.2' }],
      ],
    });
  });

  it('has its buttons under its end when it is long', () => {
    const { words: calls } = render(spoken({ text: 'Dit is een zin. '.repeat(600), offers: [offer(1, 'Goed')] }));
    expect(calls.map(({ text }) => text.length <= 4_096 && text.endsWith('zin.'))).toEqual([true, true, true]);
    expect(calls.map(({ reply_markup }) => reply_markup !== undefined)).toEqual([false, false, true]);
  });

  it('always has some words, because Telegram refuses one without', () => {
    expect(render(spoken({ text: ' \n' })).words.map(({ text }) => text)).toEqual(['…']);
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

describe('what goes along', () => {
  const file = (type: string, bytes = 1_000) =>
    ({ kind: 'file', name: 'brief.pdf', type, bytes, read: async () => new Uint8Array(bytes) }) as const;
  const place = {
    kind: 'place',
    name: 'Voedselbank',
    address: 'Kaapstraat 3',
    latitude: 52.06,
    longitude: 4.3,
  } as const;
  const waysOf = (type: string, bytes?: number) =>
    render(spoken({ enclosed: file(type, bytes) })).enclosed.map(({ method }) => method);

  it('is shown where Telegram can show it, and a document where it cannot, or will not', () => {
    expect(waysOf('application/pdf')).toEqual(['sendDocument']);
    expect(waysOf('image/jpeg')).toEqual(['sendPhoto', 'sendDocument']);
    expect(waysOf('image/png', 10_485_761)).toEqual(['sendDocument']);
    expect(waysOf('image/gif')).toEqual(['sendDocument']);
    expect(waysOf('Audio/OGG; codecs=opus')).toEqual(['sendVoice', 'sendDocument']);
    expect(waysOf('audio/mpeg')).toEqual(['sendDocument']);
  });

  it('has its words and buttons under it, in one message', () => {
    const { enclosed, words, alone } = render(spoken({ enclosed: file('application/pdf'), offers: [offer(1, 'Ja')] }));
    const keyboard = { inline_keyboard: [[{ text: '1. Ja', callback_data: '12.1' }]] };
    expect(enclosed[0]?.payload).toEqual({
      chat_id: '88',
      caption: 'Waarom kunt u niet komen?',
      reply_markup: keyboard,
    });
    expect(words).toEqual([]);
    expect(alone).toMatchObject([{ text: 'Waarom kunt u niet komen?', reply_markup: keyboard }]);
  });

  it('goes before words that are too long to stand under it, and the buttons stay with the words', () => {
    const text = 'Dit is een zin. '.repeat(100).trim();
    const { enclosed, words } = render(spoken({ text, enclosed: file('image/png'), offers: [offer(1, 'Ja')] }));
    expect(enclosed.map(({ payload }) => payload)).toEqual([{ chat_id: '88' }, { chat_id: '88' }]);
    expect(words).toMatchObject([{ text, reply_markup: {} }]);
  });

  it('is a place on the map, with the words under it', () => {
    const { enclosed, words } = render(spoken({ enclosed: place }));
    expect(enclosed).toEqual([
      {
        method: 'sendVenue',
        payload: { chat_id: '88', latitude: 52.06, longitude: 4.3, title: 'Voedselbank', address: 'Kaapstraat 3' },
      },
    ]);
    expect(words).toMatchObject([{ text: 'Waarom kunt u niet komen?' }]);
  });

  it('is a place that has a name for its address where nobody knows one', () => {
    const [venue] = render(spoken({ enclosed: { ...place, address: ' ' } })).enclosed;
    expect(venue?.payload).toMatchObject({ title: 'Voedselbank', address: 'Voedselbank' });
  });

  it('goes alone where nothing is said', () => {
    expect(render(spoken({ text: '', enclosed: place })).words).toEqual([]);
    expect(render(spoken({ text: ' ', enclosed: file('image/png') })).enclosed[0]?.payload).toEqual({ chat_id: '88' });
  });
});
