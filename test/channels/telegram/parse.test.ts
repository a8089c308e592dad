import { describe, expect, it } from 'vitest';
import { parse, pressIn } from '../../../bot/channels/telegram/parse.ts';
import { cpuMsOf } from '../../setup/cpu.ts';

const chat = { id: 88, type: 'private' };
const from = { id: 88, is_bot: false };
const message = (content: object) => ({ update_id: 7, message: { message_id: 3, chat, from, date: 1, ...content } });
const inboundOf = (update: unknown) => parse(update)?.arrival.inbound;

describe('what a person sends', () => {
  it.each<[string, object, unknown]>([
    ['words', { text: 'hastayım' }, { kind: 'text', text: 'hastayım' }],
    ['a command', { text: '/menu' }, { kind: 'text', text: 'menu' }],
    ['a command with the name of the bot', { text: '/help@BuurtmusBot' }, { kind: 'text', text: 'help' }],
    ['a command with words', { text: '/help me please' }, { kind: 'text', text: 'help me please' }],
    ['a slash in a sentence', { text: 'ma/di kan niet' }, { kind: 'text', text: 'ma/di kan niet' }],
    ['an invitation', { text: '/start k3y-Q_9' }, { kind: 'text', text: 'start' }],
    ['a link on paper', { text: '/start ar-money' }, { kind: 'text', text: '#ar-money' }],
    ['the first start', { text: '/start' }, { kind: 'text', text: 'start' }],
    [
      'a document',
      { document: { file_id: 'D1', file_name: 'cv.pdf', file_size: 12 } },
      { kind: 'file', id: 'D1', name: 'cv.pdf', bytes: 12 },
    ],
    [
      'a document without a name, with words',
      { document: { file_id: 'D1' }, caption: 'mijn cv' },
      { kind: 'file', id: 'D1', name: 'document', bytes: 0, caption: 'mijn cv' },
    ],
    [
      'a photo, in its best size',
      {
        photo: [
          { file_id: 'S', file_size: 9 },
          { file_id: 'L', file_size: 900 },
        ],
      },
      { kind: 'file', id: 'L', name: 'photo.jpg', bytes: 900 },
    ],
    ['a voice note', { voice: { file_id: 'V', duration: 9 } }, { kind: 'voice', id: 'V', seconds: 9 }],
    ['music', { audio: { file_id: 'A', duration: 180 } }, { kind: 'voice', id: 'A', seconds: 180 }],
    ['a sticker', { sticker: { file_id: 'X' } }, { kind: 'unsupported', what: 'sticker' }],
    ['a poll', { poll: {} }, { kind: 'unsupported', what: 'poll' }],
    ['a contact', { contact: {} }, { kind: 'unsupported', what: 'contact' }],
    ['a place, which is a location as well', { venue: {}, location: {} }, { kind: 'unsupported', what: 'venue' }],
    ['a location', { location: {} }, { kind: 'unsupported', what: 'location' }],
    ['a video', { video: { file_id: 'X' } }, { kind: 'unsupported', what: 'video' }],
    ['a round video', { video_note: { file_id: 'X' } }, { kind: 'unsupported', what: 'video_note' }],
    ['dice', { dice: { value: 6 } }, { kind: 'unsupported', what: 'dice' }],
    [
      'a GIF, which is a document as well',
      { animation: { file_id: 'G' }, document: { file_id: 'G' } },
      { kind: 'unsupported', what: 'animation' },
    ],
    [
      'words under a video',
      { video: { file_id: 'X' }, caption: 'hij slaat mij' },
      { kind: 'text', text: 'hij slaat mij' },
    ],
    ['something of next year', { hologram: {} }, { kind: 'unsupported', what: 'message' }],
    ['a document that is none', { document: 'no' }, { kind: 'unsupported', what: 'document' }],
  ])('%s', (_, content, inbound) => expect(inboundOf(message(content))).toEqual(inbound));

  it('is a knock with the number of the update as its key', () => {
    expect(parse(message({ text: 'hoi' }))).toEqual({
      from: { address: { channel: 'telegram', id: '88' } },
      arrival: { key: 'tg:7', inbound: { kind: 'text', text: 'hoi' } },
    });
  });

  it('brings the invitation along', () => {
    expect(parse(message({ text: '/start k3y-Q_9' }))?.from).toEqual({
      address: { channel: 'telegram', id: '88' },
      invitation: 'k3y-Q_9',
    });
    expect(parse(message({ text: '/start ar-money' }))?.from).not.toHaveProperty('invitation');
    expect(parse(message({ text: '/start two words' }))?.from).not.toHaveProperty('invitation');
    expect(inboundOf(message({ text: `/start ${'x'.repeat(65)}` }))).toMatchObject({ kind: 'text' });
  });

  it('may be written over', () => {
    const edited = (content: object) => ({ update_id: 8, edited_message: { chat, from, ...content } });
    expect(inboundOf(edited({ text: 'toch niet' }))).toEqual({ kind: 'edited', text: 'toch niet' });
    expect(inboundOf(edited({ caption: 'mijn cv', document: {} }))).toEqual({ kind: 'edited', text: 'mijn cv' });
    expect(inboundOf(edited({ location: {} }))).toBeUndefined();
  });
});

describe('a pressed button', () => {
  const press = (data: unknown, where: object = chat) => ({
    update_id: 9,
    callback_query: { id: 'Q', from, data, message: { message_id: 3, chat: where } },
  });

  it('is the choice of its turn', () => {
    expect(inboundOf(press('12.2'))).toEqual({ kind: 'choice', turn: 12, number: 2 });
  });

  it.each(['', '12', '12.', '.2', '0.1', '1.0', '1.2.3', '-1.2', '1e3.1', '12.2 ', '9'.repeat(40), 'x', null, 7, {}])(
    'is nothing when it brings %j',
    (data) => expect(parse(press(data))).toBeNull(),
  );

  it('is to be answered whatever it brings', () => {
    expect(pressIn(press('junk'))).toEqual({ query: 'Q', under: { chat: '88', message: 3 } });
    expect(pressIn({ callback_query: { id: 'Q' } })).toEqual({ query: 'Q', under: null });
    expect(pressIn(message({ text: 'hoi' }))).toBeNull();
  });
});

describe('what concerns nobody', () => {
  it.each<[string, unknown]>([
    ['a group', message({ chat: { id: -5, type: 'group' }, text: 'hoi' })],
    ['a supergroup', message({ chat: { id: -5, type: 'supergroup' }, text: 'hoi' })],
    ['a channel', { update_id: 7, channel_post: { chat: { id: -5, type: 'channel' }, text: 'hoi' } }],
    ['another bot', message({ from: { id: 88, is_bot: true }, text: 'hoi' })],
    [
      'a button in a group',
      { update_id: 7, callback_query: { id: 'Q', from, data: '1.1', message: { chat: { id: -5, type: 'group' } } } },
    ],
    ['a button without a message', { update_id: 7, callback_query: { id: 'Q', from, data: '1.1' } }],
    ['being blocked', { update_id: 7, my_chat_member: { chat, from, new_chat_member: { status: 'kicked' } } }],
    ['a pinned message', message({ pinned_message: { text: 'hoi' } })],
    ['a timer', message({ message_auto_delete_timer_changed: {} })],
    ['an update of next year', { update_id: 7, telepathy: {} }],
    ['an update without a number', { message: { chat, from, text: 'hoi' } }],
    ['a chat without a number', message({ chat: { type: 'private' }, text: 'hoi' })],
    ['a number that is too great', message({ chat: { id: 2 ** 60, type: 'private' }, text: 'hoi' })],
    ['nothing', null],
    ['a list', []],
  ])('%s', (_, update) => expect(parse(update)).toBeNull());
});

describe('hostile text', () => {
  it.each<[string, string, string]>([
    ['NUL', 'a\0b', 'ab'],
    ['halves of characters', 'a\uD83Db\uDE00c', 'abc'],
    ['whole characters stay', 'a😀b', 'a😀b'],
    ['is cut', 'x'.repeat(5_000), 'x'.repeat(4_096)],
    ['is not cut through a character', `${'x'.repeat(4_095)}😀`, 'x'.repeat(4_095)],
  ])('%s', (_, text, kept) => expect(inboundOf(message({ text }))).toEqual({ kind: 'text', text: kept }));

  it('costs little however long it is', () => {
    const text = 'a\uD83D'.repeat(5_000_000);
    const update = message({ text, caption: text, document: { file_id: text, file_name: text } });
    expect(cpuMsOf(() => parse(update))).toBeLessThan(100);
  });
});
