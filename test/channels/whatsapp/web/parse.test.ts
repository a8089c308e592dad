import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, parseCall, parseEdited } from '../../../../bot/channels/whatsapp/web/parse.ts';

const CHAT = '31600000001@c.us';
const message = (fields: object = {}, chat = CHAT, fromMe = false): object => ({
  id: { fromMe, remote: chat, id: '3EB0', _serialized: `${fromMe}_${chat}_3EB0` },
  type: 'chat',
  body: 'hallo',
  t: 1_795_000_000,
  ...fields,
});
const inboundOf = (fields: object): unknown => parse(message(fields))?.knock.arrival.inbound;

describe('a message', () => {
  it('is known by its own id, and answered in the chat in which it stands', () => {
    expect(parse(message())).toEqual({
      chat: CHAT,
      at: 1_795_000_000,
      knock: {
        from: { address: { channel: 'whatsapp', id: CHAT } },
        arrival: { key: 'wa:3EB0', inbound: { kind: 'text', text: 'hallo' } },
      },
    });
  });

  it('stays the same message when WhatsApp moves the chat to an id that hides the number', () => {
    const moved = parse(message({}, '99000000000001@lid'));
    expect(moved?.knock.arrival.key).toBe(parse(message())?.knock.arrival.key);
    expect(moved?.chat).toBe('99000000000001@lid');
  });

  it('is understood as well where the chat is told as an object', () => {
    const id = { fromMe: false, remote: { _serialized: CHAT }, id: '3EB0', _serialized: 'x' };
    expect(parse(message({ id }))?.chat).toBe(CHAT);
  });

  it('brings an invitation', () => {
    const { knock } = parse(message({ body: '/start k3y-Q_9' })) ?? {};
    expect(knock?.from).toMatchObject({ invitation: 'k3y-Q_9' });
    expect(knock?.arrival.inbound).toEqual({ kind: 'text', text: 'start' });
  });

  it('is a word where it is a command', () =>
    expect(inboundOf({ body: '/help' })).toEqual({ kind: 'text', text: 'help' }));

  it('is cut, and holds nothing that cannot be kept', () => {
    const { text } = inboundOf({ body: `a\0\uD800b${'x'.repeat(100_000)}` }) as { text: string };
    expect(text.slice(0, 3)).toBe('abx');
    expect(text.length).toBeLessThanOrEqual(65_536);
  });

  it.each([
    [
      'a document',
      { type: 'document', filename: 'cv.pdf', size: 10, caption: 'cv.pdf' },
      { kind: 'file', id: `false_${CHAT}_3EB0`, name: 'cv.pdf', bytes: 10 },
    ],
    [
      'a photo with words',
      { type: 'image', caption: 'kijk', size: 10 },
      { kind: 'file', id: `false_${CHAT}_3EB0`, name: 'photo.jpg', bytes: 10, caption: 'kijk' },
    ],
    ['a voice note', { type: 'ptt', duration: '12' }, { kind: 'voice', id: `false_${CHAT}_3EB0`, seconds: 12 }],
    ['a sticker', { type: 'sticker' }, { kind: 'unsupported', what: 'sticker' }],
    ['a contact', { type: 'vcard', body: 'BEGIN:VCARD' }, { kind: 'unsupported', what: 'contact' }],
    ['a video with words', { type: 'video', caption: 'help', body: '/9j/' }, { kind: 'text', text: 'help' }],
    ['something new', { type: 'Hologram 3!' }, { kind: 'unsupported', what: 'message' }],
    ['an answer to a list', { type: 'list_response', body: 'Ja' }, { kind: 'text', text: 'Ja' }],
  ])('that is %s', (_, fields, inbound) => expect(inboundOf(fields)).toEqual(inbound));

  it('that could not be decrypted is told, under a key of its own', () => {
    expect(parse(message({ type: 'ciphertext' }))?.knock.arrival).toEqual({
      key: 'wa:3EB0:unread',
      inbound: { kind: 'unsupported', what: 'ciphertext' },
    });
  });

  it.each(['e2e_notification', 'revoked', 'reaction', 'gp2', 'protocol', 'album'])('that is no message: %s', (type) => {
    expect(parse(message({ type }))).toBeNull();
  });

  it.each(['1203@g.us', 'status@broadcast', '12@newsletter', '0@c.us', 'x y@c.us', ''])('from nobody: %j', (chat) => {
    expect(parse(message({}, chat))).toBeNull();
  });

  it('of our own, of a list, of a status', () => {
    expect(parse(message({}, CHAT, true))).toBeNull();
    expect(parse(message({ broadcast: true }))).toBeNull();
    expect(parse(message({ isStatusV3: true }))).toBeNull();
  });
});

describe('a message that was written over', () => {
  const when = 1_795_000_060_000;
  it('is heard once for each time', () => {
    const edited = parseEdited(message({ body: 'nee', latestEditSenderTimestampMs: when }));
    expect(edited?.knock.arrival).toEqual({ key: `wa:3EB0:edit:${when}`, inbound: { kind: 'edited', text: 'nee' } });
  });
  it('is none where only something about it changed', () => {
    expect(parseEdited(message())).toBeNull();
    expect(parseEdited(message({ type: 'image', body: '/9j/', latestEditSenderTimestampMs: when }))).toBeNull();
  });
});

describe('a call', () => {
  const call = { id: 'C1', from: { _serialized: CHAT }, isGroup: false, fromMe: false };
  it('is told', () => expect(parseCall(call, 5)?.knock.arrival).toMatchObject({ key: 'wa:call:C1' }));
  it('of a group, or of our own, is none', () => {
    expect(parseCall({ ...call, isGroup: true }, 5)).toBeNull();
    expect(parseCall({ ...call, fromMe: true }, 5)).toBeNull();
  });
});

it('never falls over, whatever the page hands over', () => {
  const anything = fc.oneof(
    fc.anything(),
    fc.dictionary(fc.string(), fc.jsonValue()),
    fc.jsonValue().map((body) => message({ body, type: body })),
  );
  fc.assert(
    fc.property(anything, (value) => {
      for (const read of [parse, parseEdited, (one: unknown) => parseCall(one, 1)]) read(value);
    }),
    { numRuns: 2_000 },
  );
});
