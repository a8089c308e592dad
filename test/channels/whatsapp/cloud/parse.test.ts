import { describe, expect, it } from 'vitest';
import { unpack } from '../../../../bot/channels/whatsapp/cloud/batch.ts';
import { parse } from '../../../../bot/channels/whatsapp/cloud/parse.ts';
import { cpuMsOf } from '../../../setup/cpu.ts';
import { APP } from './graph-api/index.ts';

const NOW = 1_795_000_100_000;
const contact = { profile: { name: 'Huda' }, wa_id: '31600000088', user_id: 'NL.1349' };
const message = (content: object) => ({
  from: '31600000088',
  id: 'wamid.X',
  timestamp: '1795000000',
  ...content,
});
const inboundOf = (content: object) => parse(message(content), [contact])?.knock.arrival.inbound ?? null;

const body = (value: object, more: object = {}) => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      changes: [{ field: 'messages', value: { metadata: { phone_number_id: APP.phoneNumberId }, ...value }, ...more }],
    },
  ],
});
const heardIn = (value: object, more?: object) => unpack(body(value, more), APP.phoneNumberId, NOW).heard;

describe('what a person sends', () => {
  it.each<[string, object, unknown]>([
    ['words', { type: 'text', text: { body: 'hastayım' } }, { kind: 'text', text: 'hastayım' }],
    [
      'a pressed button',
      { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: '12.2', title: '2. Nee' } } },
      { kind: 'choice', turn: 12, number: 2 },
    ],
    [
      'a picked row',
      { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: '12.7', title: '7. Geld' } } },
      { kind: 'choice', turn: 12, number: 7 },
    ],
    [
      'a button that is none of ours',
      { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'yes!', title: 'Ja hoor' } } },
      { kind: 'text', text: 'Ja hoor' },
    ],
    [
      'a button under an approved text',
      { type: 'button', button: { payload: '12.1', text: 'Ik kom' } },
      { kind: 'choice', turn: 12, number: 1 },
    ],
    [
      'such a button without anything of ours behind it',
      { type: 'button', button: { payload: 'Ik kom', text: 'Ik kom' } },
      { kind: 'text', text: 'Ik kom' },
    ],
    [
      'a photo',
      { type: 'image', image: { id: '77', mime_type: 'image/jpeg', caption: 'mijn brief' } },
      { kind: 'file', id: '77', name: 'photo.jpg', bytes: 0, caption: 'mijn brief' },
    ],
    ['a drawing', { type: 'image', image: { id: '77', mime_type: 'image/png' } }, { name: 'photo.png' }],
    [
      'a document',
      { type: 'document', document: { id: '78', filename: 'cv.pdf', mime_type: 'application/pdf' } },
      { kind: 'file', id: '78', name: 'cv.pdf', bytes: 0 },
    ],
    ['a document without a name', { type: 'document', document: { id: '78' } }, { name: 'document' }],
    ['a voice note', { type: 'audio', audio: { id: '79', voice: true } }, { kind: 'voice', id: '79', seconds: 0 }],
    ['music', { type: 'audio', audio: { id: '79' } }, { kind: 'voice', id: '79' }],
    ['a video', { type: 'video', video: { id: '80' } }, { kind: 'unsupported', what: 'video' }],
    [
      'words under a video',
      { type: 'video', video: { id: '80', caption: 'hij slaat mij' } },
      { kind: 'text', text: 'hij slaat mij' },
    ],
    ['a sticker', { type: 'sticker', sticker: { id: '81' } }, { kind: 'unsupported', what: 'sticker' }],
    ['a location', { type: 'location', location: {} }, { kind: 'unsupported', what: 'location' }],
    ['a contact', { type: 'contacts', contacts: [{}] }, { kind: 'unsupported', what: 'contact' }],
    ['an order', { type: 'order', order: {} }, { kind: 'unsupported', what: 'order' }],
    [
      'a poll',
      { type: 'unsupported', unsupported: { type: 'poll_creation' }, errors: [{ code: 131_051 }] },
      { kind: 'unsupported', what: 'poll' },
    ],
    [
      'something that Meta cannot hand over',
      { type: 'unsupported', errors: [{ code: 131_060 }] },
      { kind: 'unsupported', what: 'message' },
    ],
    [
      'a filled-in form',
      { type: 'interactive', interactive: { type: 'nfm_reply' } },
      { kind: 'unsupported', what: 'form' },
    ],
    ['something of next year', { type: 'hologram' }, { kind: 'unsupported', what: 'message' }],
    ['a photo that is none', { type: 'image', image: 'no' }, { kind: 'unsupported', what: 'image' }],
    ['a recording that is none', { type: 'audio' }, { kind: 'unsupported', what: 'audio' }],
  ])('%s', (_, content, inbound) => expect(inboundOf(content)).toMatchObject(inbound as object));

  it('is a knock with the id of the message as its key, from her wa_id', () => {
    expect(parse(message({ type: 'text', text: { body: 'hoi' } }), [{ ...contact, wa_id: '31600000089' }])).toEqual({
      knock: {
        from: { address: { channel: 'whatsapp', id: '31600000089' } },
        arrival: { key: 'wa:wamid.X', inbound: { kind: 'text', text: 'hoi' } },
      },
      from: '31600000089',
      wamid: 'wamid.X',
      at: 1_795_000_000_000,
    });
  });

  it('is known by the id that Meta gave us where she has hidden her number', () => {
    const hidden = { ...message({ type: 'text', text: { body: 'hoi' } }), from: undefined, from_user_id: 'NL.1349' };
    expect(parse(hidden, [{ profile: { username: 'huda' }, user_id: 'NL.1349' }])?.from).toBe('NL.1349');
    expect(parse({ ...hidden, from_user_id: undefined }, [{ user_id: 'NL.1349' }])?.from).toBe('NL.1349');
  });

  it.each<[string, object, string]>([
    ['words', { message: { type: 'text', text: { body: 'toch niet' } } }, 'toch niet'],
    ['what stands under a photo', { message: { type: 'image', image: { caption: 'mijn cv' } } }, 'mijn cv'],
    ['something without words', { message: { type: 'image', image: {} } }, ''],
  ])('may be written over: %s', (_, edit, text) => {
    expect(inboundOf({ type: 'edit', edit })).toEqual({ kind: 'edited', text });
  });

  it('may be written over without Meta telling how', () => {
    expect(inboundOf({ type: 'unsupported', unsupported: { type: 'edit' } })).toEqual({ kind: 'edited', text: '' });
  });

  it.each(['', '12', '12.', '.2', '0.1', '1.0', '1.2.3', '-1.2', '1e3.1', '12.2 ', '9'.repeat(40), null, 7, {}])(
    'presses no choice that brings %j',
    (id) => {
      const button_reply = { id, title: '' };
      expect(inboundOf({ type: 'interactive', interactive: { type: 'button_reply', button_reply } })?.kind).toBe(
        'unsupported',
      );
    },
  );
});

describe('what concerns nobody', () => {
  it.each<[string, object]>([
    ['a reaction', { type: 'reaction', reaction: { emoji: '👍', message_id: 'wamid.Y' } }],
    ['a message taken back', { type: 'revoke', revoke: {} }],
    ['a new number', { type: 'system', system: { type: 'user_changed_number' } }],
    ['a vote', { type: 'unsupported', unsupported: { type: 'poll_update' } }],
    ['a chat that was opened', { type: 'request_welcome' }],
    ['a permission to call', { type: 'interactive', interactive: { type: 'call_permission_reply' } }],
    ['a group', { type: 'text', text: { body: 'hoi' }, group_id: 'G1' }],
    ['a message without an id', { type: 'text', text: { body: 'hoi' }, id: '' }],
    ['an id of two lines', { type: 'text', text: { body: 'hoi' }, id: 'a\nb' }],
  ])('%s', (_, content) => expect(parse(message(content), [contact])).toBeNull());

  it('is a message from nobody', () => {
    expect(parse({ ...message({ type: 'text', text: { body: 'hoi' } }), from: '+31 6' }, [])).toBeNull();
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a list', [1, 2]],
    ['another product', { ...body({ messages: [message({ type: 'text' })] }), object: 'page' }],
    ['another number', { object: 'whatsapp_business_account', entry: [{ changes: [{ field: 'messages', value: { metadata: { phone_number_id: '7' }, messages: [message({})] } }] }] }],
    ['another field', body({ messages: [message({ type: 'text' })] }, { field: 'account_update' })],
    ['an echo of what staff wrote in the app', body({ message_echoes: [message({ type: 'text' })] }, { field: 'smb_message_echoes' })],
  ])('%s', (_, raw) => expect(unpack(raw, APP.phoneNumberId, NOW)).toEqual({ heard: [], statuses: [], errors: [] }));
}); // biome-ignore format: tables to be read at one glance

describe('what Meta brings at once', () => {
  const text = (from: string, id: string, timestamp: string) => ({
    from,
    id,
    timestamp,
    type: 'text',
    text: { body: id },
  });

  it('is taken apart by person, in the order in which it was written', () => {
    const messages = [text('1', 'b', '1795000002'), text('2', 'x', '1795000001'), text('1', 'a', '1795000001')];
    expect(heardIn({ messages }).map((lane) => lane.map(({ wamid }) => wamid))).toEqual([['a', 'b'], ['x']]);
  });

  it('keeps its own order within a second', () => {
    const messages = ['c', 'a', 'b'].map((id) => text('1', id, '1795000001'));
    expect(heardIn({ messages }).flatMap((lane) => lane.map(({ wamid }) => wamid))).toEqual(['c', 'a', 'b']);
  });

  it('may be a call', () => {
    const call = { id: 'wacid.1', from: '31600000088', timestamp: '1795000000', direction: 'USER_INITIATED' };
    const inbounds = (event: string) =>
      heardIn({ calls: [{ ...call, event }] }, { field: 'calls' }).flatMap((lane) =>
        lane.map(({ knock }) => knock.arrival),
      );
    expect(inbounds('connect')).toEqual([{ key: 'wa:wacid.1', inbound: { kind: 'unsupported', what: 'call' } }]);
    expect(inbounds('terminate')).toEqual([]);
  });

  it('is nothing that somebody kept for longer than Meta does', () => {
    const old = (days: number) => [text('1', 'a', String(Math.floor(NOW / 1_000) - days * 86_400))];
    expect(heardIn({ messages: old(7) })).toHaveLength(1);
    expect(heardIn({ messages: old(9) })).toEqual([]);
  });

  it('may be trouble of the number itself', () => {
    const raw = body({ errors: [{ code: 130_429, title: 'Rate limit hit' }, { code: 'x' }] });
    expect(unpack(raw, APP.phoneNumberId, NOW).errors).toEqual([130_429]);
  });
});

describe('hostile text', () => {
  it.each<[string, string, string]>([
    ['NUL', 'a\0b', 'ab'],
    ['halves of characters', 'a\uD83Db\uDE00c', 'abc'],
    ['whole characters stay', 'a😀b', 'a😀b'],
    ['is cut', 'x'.repeat(5_000), 'x'.repeat(4_096)],
    ['is not cut through a character', `${'x'.repeat(4_095)}😀`, 'x'.repeat(4_095)],
  ])('%s', (_, text, kept) =>
    expect(inboundOf({ type: 'text', text: { body: text } })).toEqual({ kind: 'text', text: kept }),
  );

  it('costs little however long it is', () => {
    const text = 'a\uD83D'.repeat(1_000_000);
    const parsed = () => inboundOf({ type: 'document', document: { id: text, filename: text, caption: text } });
    expect(cpuMsOf(parsed)).toBeLessThan(100);
  });
});
