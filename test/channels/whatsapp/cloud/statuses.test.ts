import { describe, expect, it } from 'vitest';
import { parseStatus } from '../../../../bot/channels/whatsapp/cloud/statuses.ts';
import { HUDA, openCloud, spoken, until } from './opened.ts';
import { phone } from './phone.ts';

const status = (more: object) => ({ id: 'wamid.000001', status: 'delivered', timestamp: '1795000000', ...more });
const failed = (code: number) => parseStatus(status({ status: 'failed', errors: [{ code, title: 'x' }] }))?.news;

describe('a status', () => {
  it('tells of which message, and how far it has come', () => {
    expect(parseStatus(status({ biz_opaque_callback_data: 'c:12.1/2@0a1b2c3d', recipient_id: HUDA }))).toEqual({
      news: {
        platformId: 'wamid.000001',
        ref: 'c:12.1',
        state: 'delivered',
        why: null,
        delivery: null,
        at: '2026-11-18T11:06:40.000Z',
      },
      reference: 'c:12.1/2@0a1b2c3d',
    });
  });

  it.each([
    ['sent', 'sent'],
    ['delivered', 'delivered'],
    ['read', 'read'],
    ['played', 'read'],
    ['failed', 'failed'],
  ])('%s', (name, state) => expect(parseStatus(status({ status: name }))?.news.state).toBe(state));

  it.each([
    ['c:12.1/1@0a1b2c3d', 'c:12.1'],
    ['c:12.1/t/1@0a1b2c3d', 'c:12.1'],
    ['of another app', 'of another app'],
  ])('of %s is of the message %s', (reference, ref) => {
    expect(parseStatus(status({ biz_opaque_callback_data: reference }))?.news.ref).toBe(ref);
  });

  it.each<[string, object]>([
    ['of something else', { status: 'warning' }],
    ['of nothing', { id: '' }],
    ['of a call', { status: 'RINGING' }],
  ])('%s is none', (_, more) => expect(parseStatus(status(more))).toBeNull());
});

describe('a failure told afterwards', () => {
  it.each<[string, number, object]>([
    ['outside the window', 131_047, { kind: 'held' }],
    ['not on WhatsApp', 131_026, { kind: 'never', why: 'gone' }],
    ['Meta lets no more through to her', 131_049, { kind: 'held' }],
    ['Meta tries something on her', 130_472, { kind: 'held' }],
    ['too much at once', 130_429, { kind: 'later', seconds: 5 }],
    ['too much to her', 131_056, { kind: 'later', seconds: 6 }],
    ['of a type that Meta does not know', 131_051, { kind: 'never', why: 'refused' }],
    ['the number is not registered', 133_010, { kind: 'later', seconds: 3_600 }],
  ])('%s', (_, code, delivery) => expect(failed(code)?.delivery).toMatchObject(delivery));

  it('says why in words for staff, and no word or number of anybody', () => {
    const errors = [{ code: 131_026, message: 'to 31600000088', error_data: { details: 'Waarom?' } }];
    expect(parseStatus(status({ status: 'failed', errors }))?.news.why).toBe('131026 Message undeliverable');
    expect(parseStatus(status({ status: 'failed' }))?.news).toMatchObject({
      why: 'failed',
      delivery: { kind: 'never' },
    });
  });
});

describe('news', () => {
  it('comes of every message, to whoever keeps it', async () => {
    const { graph, channel, listen, news } = await openCloud();
    await listen();
    await channel.send(spoken());
    await until(() => expect(graph.webhooks.waiting).toBe(0));
    expect(news.map(({ platformId, ref, state }) => [platformId, ref, state])).toEqual([
      ['wamid.000001', 'c:12.1', 'sent'],
      ['wamid.000001', 'c:12.1', 'delivered'],
    ]);
  });

  it('comes of somebody who has left WhatsApp', async () => {
    const { graph, channel, listen, news } = await openCloud();
    await listen();
    graph.phones.leave(HUDA);
    expect(await channel.send(spoken())).toMatchObject({ kind: 'sent' });
    await until(() => expect(news).toMatchObject([{ state: 'failed', delivery: { kind: 'never', why: 'gone' } }]));
    expect(phone(graph, HUDA).shows()).toEqual([]);
  });

  it('comes again until it is kept', async () => {
    let away = 2;
    const kept: string[] = [];
    const told = async ({ state }: { state: string }) => {
      if (away-- > 0) throw new Error('no database');
      kept.push(state);
    };
    const { graph, channel, listen } = await openCloud({ told });
    await listen();
    await channel.send(spoken());
    await until(() => expect(kept.toSorted()).toEqual(['delivered', 'sent']));
    await until(() => expect(graph.webhooks.waiting).toBe(0));
    expect(graph.webhooks.deliveries.filter(({ status }) => status === 500).length).toBeGreaterThan(0);
  });

  it('of the number itself reaches staff', async () => {
    const { graph, listen, alarms } = await openCloud();
    await listen();
    graph.webhooks.push({ value: { errors: [{ code: 131_031, title: 'Account has been locked' }] } });
    await until(() =>
      expect(alarms.map(({ what }) => what)).toEqual([
        'Meta reports trouble with this number: 131031 Account has been locked',
      ]),
    );
  });
});
