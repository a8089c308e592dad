import { describe, expect, it } from 'vitest';
import { refusing, SERVER_ERROR, WRONG_TOKEN } from './graph-api/faults.ts';
import { HUDA, openCloud, QUICK, spoken, until } from './opened.ts';
import { phone } from './phone.ts';

const BYTES = new Uint8Array(Array.from({ length: 9_000 }, (_, index) => index % 251));
const file = (type: string, more: object = {}) =>
  ({ kind: 'file', name: 'Brief van Huda.pdf', type, bytes: BYTES.length, read: async () => BYTES, ...more }) as const;
const MOST = 20_000_000;

describe('a file that goes out', () => {
  it.each<[string, string, string]>([
    ['a document', 'application/pdf', 'document'],
    ['a photo', 'image/jpeg', 'image'],
    ['a film', 'video/mp4', 'video'],
    ['a calendar entry', 'text/calendar', 'document'],
  ])('%s, with words under it', async (_, type, kind) => {
    const { graph, channel } = await openCloud();
    const delivery = await channel.send(spoken({ text: 'Hier is het.', enclosed: file(type) }));
    expect(delivery).toEqual({ kind: 'sent', platformId: 'wamid.000001' });
    const [shown] = phone(graph, HUDA).shows();
    expect(shown).toMatchObject({ kind, text: 'Hier is het.' });
    expect(shown?.file?.bytes).toEqual(BYTES);
  });

  it('has its own name as a document', async () => {
    const { graph, channel } = await openCloud();
    await channel.send(spoken({ enclosed: file('application/pdf') }));
    expect(phone(graph, HUDA).shows()[0]?.file).toMatchObject({
      filename: 'Brief van Huda.pdf',
      type: 'application/pdf',
    });
  });

  it('plays at a touch when it is a short recording, and its words come after it', async () => {
    const { graph, channel } = await openCloud();
    await channel.send(spoken({ text: 'Luister.', enclosed: file('audio/ogg; codecs=opus') }));
    await channel.send(spoken({ text: '', turn: 13, enclosed: file('audio/ogg', { bytes: 600_000 }) }));
    await channel.send(spoken({ text: '', turn: 14, enclosed: file('audio/mpeg') }));
    expect(
      phone(graph, HUDA)
        .shows()
        .map(({ kind, text, file }) => [kind, text, file?.voice]),
    ).toEqual([
      ['audio', '', true],
      ['text', 'Luister.', undefined],
      ['audio', '', undefined],
      ['audio', '', undefined],
    ]);
  });

  it('shows somebody who waits that it is on its way', async () => {
    const { graph, channel, listen } = await openCloud();
    await listen();
    const id = phone(graph, HUDA).writes('mijn cv?');
    await until(() => expect(graph.phones.read).toEqual([id]));
    await channel.send(spoken({ enclosed: file('application/pdf') }));
    await until(() => expect(graph.phones.typing).toEqual([id]));
  });

  it('may be a place on the map', async () => {
    const { graph, channel } = await openCloud();
    const enclosed = {
      kind: 'place',
      name: 'De Mussen',
      address: 'Plein 1',
      latitude: 52.06,
      longitude: 4.28,
    } as const;
    await channel.send(spoken({ enclosed, offers: [{ number: 1, label: 'Goed', icon: null }] }));
    expect(phone(graph, HUDA).shows()).toMatchObject([
      { kind: 'location', place: { latitude: 52.06, longitude: 4.28, name: 'De Mussen' } },
      { kind: 'buttons' },
    ]);
  });

  it.each<[string, object, object]>([
    ['of a type that Meta does not know', file('application/zip'), { kind: 'never', why: 'refused' }],
    ['too large for its type', file('image/png', { bytes: 6_000_000 }), { kind: 'never', why: 'refused' }],
    [
      'that is gone from our own store',
      file('application/pdf', { read: () => Promise.reject(new Error('the file is gone')) }),
      { kind: 'later', seconds: 30, why: 'the file could not be read' },
    ],
  ])('is not sent %s', async (_, enclosed, delivery) => {
    const { graph, channel } = await openCloud();
    expect(await channel.send(spoken({ enclosed: enclosed as ReturnType<typeof file> }))).toEqual(delivery);
    expect(
      phone(graph, HUDA)
        .shows()
        .filter((one) => one.file !== undefined),
    ).toEqual([]);
  });

  it('holds up no words where it is gone, and staff hear of it', async () => {
    const { graph, channel } = await openCloud();
    const read = () => Promise.reject(new Error('the file is gone'));
    const message = spoken({ enclosed: file('application/pdf', { read }) as ReturnType<typeof file> });
    expect(await channel.send(message)).toMatchObject({ kind: 'later' });
    expect(phone(graph, HUDA).shows()).toEqual([]);
    expect(await channel.send({ ...message, attempts: 1 })).toEqual({ kind: 'never', why: 'refused' });
    expect(phone(graph, HUDA).shows()).toMatchObject([{ kind: 'text', text: message.text }]);
  });

  it('is handed over again when that failed, and sent once', async () => {
    const { graph, channel } = await openCloud();
    graph.faults.order('upload', { kind: 'reset' });
    const message = spoken({ enclosed: file('application/pdf') });
    expect(await channel.send(message)).toMatchObject({ kind: 'later', why: 'unanswered' });
    expect(await channel.send({ ...message, attempts: 1 })).toMatchObject({ kind: 'sent' });
    expect(phone(graph, HUDA).shows()).toHaveLength(1);
  });

  it('is refused for good when Meta will not have it', async () => {
    const { graph, channel } = await openCloud();
    graph.faults.order('upload', refusing(400, 131_053));
    expect(await channel.send(spoken({ enclosed: file('application/pdf') }))).toEqual({
      kind: 'never',
      why: 'refused',
    });
    expect(phone(graph, HUDA).shows()).toMatchObject([{ kind: 'text' }]);
  });
});

describe('a file that somebody sent', () => {
  it('is fetched by the id that came in', async () => {
    const { graph, channel, listen, knocks } = await openCloud();
    await listen();
    phone(graph, HUDA).sendsFile('document', 'application/pdf', BYTES, { filename: 'cv.pdf' });
    await until(() => expect(knocks).toHaveLength(1));
    const inbound = knocks[0]?.arrival.inbound;
    expect(inbound).toMatchObject({ kind: 'file', name: 'cv.pdf' });
    const id = inbound?.kind === 'file' ? inbound.id : '';
    expect(await channel.fetch?.(id, MOST)).toEqual({ kind: 'fetched', bytes: BYTES, type: 'application/pdf' });
  });

  it('is fetched when it is a voice note, and when it is empty', async () => {
    const { graph, channel } = await openCloud();
    const voice = graph.media.sent('audio/ogg; codecs=opus', BYTES);
    expect(await channel.fetch?.(voice, MOST)).toMatchObject({ kind: 'fetched', type: 'audio/ogg; codecs=opus' });
    const empty = graph.media.sent('text/plain', new Uint8Array());
    expect(await channel.fetch?.(empty, MOST)).toEqual({
      kind: 'fetched',
      bytes: new Uint8Array(),
      type: 'text/plain',
    });
  });

  it('is not fetched when it says that it is too large', async () => {
    const { graph, channel } = await openCloud();
    const id = graph.media.sent('image/jpeg', BYTES);
    expect(await channel.fetch?.(id, 8_999)).toEqual({ kind: 'never', why: 'too-big' });
    expect(graph.calls('download')).toEqual([]);
    expect(await channel.fetch?.(id, 9_000)).toMatchObject({ kind: 'fetched' });
  });

  it('is let go of when it is larger than it said, and tried again when it is smaller', async () => {
    const { graph, channel } = await openCloud();
    const large = graph.media.sent('image/jpeg', new Uint8Array(5_000_000), { declared: 100 });
    expect(await channel.fetch?.(large, 1_000)).toEqual({ kind: 'never', why: 'too-big' });
    const small = graph.media.sent('image/jpeg', BYTES, { declared: 9_001 });
    expect(await channel.fetch?.(small, MOST)).toEqual({ kind: 'later', seconds: 10, why: 'cut off' });
  });

  it('is gone after a week, and where there never was one', async () => {
    const { graph, channel } = await openCloud();
    const id = graph.media.sent('image/jpeg', BYTES);
    graph.media.expire(id);
    expect(await channel.fetch?.(id, MOST)).toEqual({ kind: 'never', why: 'gone' });
    expect(await channel.fetch?.('../me', MOST)).toEqual({ kind: 'never', why: 'gone' });
  });

  it.each<[string, Parameters<Awaited<ReturnType<typeof openCloud>>['graph']['faults']['order']>, object]>([
    ['Meta is away', ['media', SERVER_ERROR], { kind: 'later', seconds: 5 }],
    ['the line breaks', ['media', { kind: 'reset' }], { kind: 'later', seconds: 5, why: 'unanswered' }],
    ['the token is old', ['media', WRONG_TOKEN], { kind: 'later', seconds: 300 }],
    ['the line breaks on the way down', ['download', { kind: 'reset' }], { kind: 'later', why: 'unanswered' }],
    ['its address has run out', ['download', refusing(404, 100)], { kind: 'later', why: 'server answered 404' }],
    ['nothing comes', ['download', { kind: 'hang' }], { kind: 'later', why: 'unanswered' }],
  ])('is tried again later: %s', async (_, order, fetched) => {
    const { graph, channel } = await openCloud({ pace: { ...QUICK, transfer: 200 } });
    const id = graph.media.sent('image/jpeg', BYTES);
    graph.faults.order(...order);
    expect(await channel.fetch?.(id, MOST)).toMatchObject(fetched);
    expect(await channel.fetch?.(id, MOST)).toMatchObject({ kind: 'fetched' });
  });

  it('is not asked for with our token anywhere but at Meta', async () => {
    const { graph, channel } = await openCloud();
    for (const host of [
      'http://127.0.0.1:1',
      'https://evil.example',
      'http://lookaside.fbsbx.com',
      'https://xfbsbx.com',
    ]) {
      const id = graph.media.sent('image/jpeg', BYTES, { host });
      expect(await channel.fetch?.(id, MOST)).toMatchObject({
        kind: 'later',
        why: expect.stringContaining('nobody but Meta'),
      });
    }
  });
});
