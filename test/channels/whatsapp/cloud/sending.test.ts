import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Fault, NOT_ON_WHATSAPP, refusing, SERVER_ERROR, tooMany, WRONG_TOKEN } from './graph-api/faults.ts';
import { HUDA, openCloud, QUICK, spoken, until } from './opened.ts';
import { phone } from './phone.ts';

const LONG = 'Dit is een zin. '.repeat(600);
const offers = [{ number: 1, label: 'Ja', icon: '✅' }];
/** What goes along with a part of a message to Huda. */
const of = (part: string): string => `${part}@${createHash('sha256').update(HUDA).digest('hex').slice(0, 8)}`;
const unanswered = { kind: 'later', seconds: 5, why: 'unanswered' };

describe('a message through the Cloud API', () => {
  it('arrives, and is known by the id that Meta gave it', async () => {
    const { graph, channel } = await openCloud();
    expect(await channel.send(spoken({ offers }))).toEqual({ kind: 'sent', platformId: 'wamid.000001' });
    expect(phone(graph, HUDA).shows()).toEqual([
      {
        id: 'wamid.000001',
        to: HUDA,
        kind: 'buttons',
        text: 'Waarom kunt u niet komen?',
        buttons: [{ id: '12.1', title: '1. ✅ Ja' }],
        reference: of('c:12.1/1'),
      },
    ]);
  });

  it('arrives in order when it is long, and is known by its last part', async () => {
    const { graph, channel } = await openCloud();
    expect(await channel.send(spoken({ text: LONG }))).toEqual({ kind: 'sent', platformId: 'wamid.000003' });
    const shown = phone(graph, HUDA).shows();
    expect(shown.map(({ text }) => text).join(' ')).toBe(LONG.trim());
    expect(shown.map(({ reference }) => reference)).toEqual(['c:12.1/1', 'c:12.1/2', 'c:12.1/3'].map(of));
  });

  it('reaches somebody who has hidden her number', async () => {
    const { graph, channel } = await openCloud();
    graph.phones.wrote('NL.13491208655302');
    expect(await channel.send(spoken({ to: 'NL.13491208655302' }))).toMatchObject({ kind: 'sent' });
    expect(graph.calls('messages')[0]?.payload).toMatchObject({ recipient: 'NL.13491208655302' });
    expect(graph.calls('messages')[0]?.payload).not.toHaveProperty('to');
  });

  it('has nowhere to go with an address that is none of WhatsApp', async () => {
    const { channel } = await openCloud();
    expect(await channel.send(spoken({ to: '+31 6' }))).toEqual({ kind: 'never', why: 'gone' });
  });

  it.each<[string, Fault, object]>([
    ['too many requests', tooMany(7), { kind: 'later', seconds: 7, why: '429, 130429 Rate limit hit' }],
    ['too many to her', refusing(400, 131_056), { kind: 'later', seconds: 6, why: '400, 131056 Pair rate limit hit' }],
    ['a server error', SERVER_ERROR, { kind: 'later', seconds: 5, why: '500, 131000 Something went wrong' }],
    ['a gateway that speaks HTML', { kind: 'garbage' }, unanswered],
    ['a connection that breaks', { kind: 'reset' }, unanswered],
    [
      'a token that Meta does not know',
      WRONG_TOKEN,
      { kind: 'later', seconds: 300, why: '401, 190 Access token has expired' },
    ],
    ['a closed window', refusing(400, 131_047), { kind: 'held', why: '400, 131047 Re-engagement message' }],
    ['a number that is not on WhatsApp', NOT_ON_WHATSAPP, { kind: 'never', why: 'gone' }],
    ['a message that Meta does not take', refusing(400, 131_009), { kind: 'never', why: 'refused' }],
  ])('after %s: one call, and the outbox knows what to do', async (_, fault, delivery) => {
    const { graph, channel } = await openCloud();
    graph.faults.order('messages', fault);
    expect(await channel.send(spoken())).toEqual(delivery);
    expect(graph.calls('messages')).toHaveLength(1);
    expect(phone(graph, HUDA).shows()).toEqual([]);
  });

  it('is given up for now when no answer comes, and leaves no socket open', async () => {
    const { graph, channel } = await openCloud({ pace: { ...QUICK, call: 100 } });
    graph.faults.order('messages', { kind: 'hang' });
    expect(await channel.send(spoken())).toEqual(unanswered);
  });

  it('is unreachable, and said to be, when nobody listens', async () => {
    const { graph, channel } = await openCloud();
    await graph.close();
    expect(await channel.send(spoken())).toEqual({ kind: 'later', seconds: 5, why: 'unreachable' });
    expect(await channel.isReady()).toBe(false);
  });

  it('goes on where it broke off', async () => {
    const { graph, channel } = await openCloud();
    graph.faults.order(
      'messages',
      tooMany(1),
      1,
      ({ biz_opaque_callback_data }) => biz_opaque_callback_data === of('c:12.1/2'),
    );
    expect(await channel.send(spoken({ text: LONG }))).toMatchObject({ kind: 'later' });
    expect(await channel.send(spoken({ text: LONG, attempts: 1 }))).toMatchObject({ kind: 'sent' });
    const shown = phone(graph, HUDA).shows();
    expect(shown.map(({ text }) => text).join(' ')).toBe(LONG.trim());
  });

  it('tells staff once of what only a person can mend, and nothing of anybody', async () => {
    const { graph, channel, alarms } = await openCloud();
    graph.faults.order('messages', refusing(403, 131_031), 3);
    for (let n = 1; n <= 3; n++) expect(await channel.send(spoken({ turn: n }))).toMatchObject({ seconds: 3_600 });
    expect(alarms).toHaveLength(1);
    const told = alarms.map(({ what, error }) => `${what} ${(error as Error).stack}`).join();
    expect(told).toContain('131031 Account has been locked');
    expect(told).not.toMatch(/31600000088|31612345678|EAAJB|Waarom/u);
  });

  it('is put off, and staff hear of it, where it cannot even be made', async () => {
    const broken = (): never => {
      throw new Error('no text whatsapp.choose in ti');
    };
    const { channel, alarms } = await openCloud({ listLabel: broken });
    expect(await channel.send(spoken())).toEqual({ kind: 'later', seconds: 5, why: 'could not be made' });
    expect(alarms).toHaveLength(1);
  });
});

describe('an answer that was lost', () => {
  it('is made up for by the status: sent, and once', async () => {
    const { graph, channel, listen } = await openCloud();
    await listen();
    graph.faults.order('messages', { kind: 'drop-answer' });
    expect(await channel.send(spoken())).toEqual({ kind: 'sent', platformId: 'wamid.000001' });
    expect(phone(graph, HUDA).shows()).toHaveLength(1);
  });

  it('is made up for before the next attempt, where the status comes late', async () => {
    const { graph, channel, listen } = await openCloud({}, { statuses: false });
    await listen();
    graph.faults.order('messages', { kind: 'drop-answer' });
    expect(await channel.send(spoken())).toEqual(unanswered);
    const again = channel.send(spoken({ attempts: 1 }));
    const status = { id: 'wamid.000001', status: 'delivered', biz_opaque_callback_data: of('c:12.1/1') };
    graph.webhooks.push({ value: { statuses: [status] } });
    expect(await again).toEqual({ kind: 'sent', platformId: 'wamid.000001' });
    expect(graph.calls('messages')).toHaveLength(1);
  });

  it('may mean twice, and no more, where no status ever tells', async () => {
    const { graph, channel } = await openCloud();
    graph.faults.order('messages', { kind: 'drop-answer' });
    expect(await channel.send(spoken())).toEqual(unanswered);
    expect(await channel.send(spoken({ attempts: 1 }))).toMatchObject({ kind: 'sent' });
    expect(phone(graph, HUDA).shows()).toHaveLength(2);
  });

  it('keeps nobody waiting for a status where Meta clearly did not take it', async () => {
    const { graph, channel } = await openCloud({ pace: { ...QUICK, echo: 25_000 } });
    graph.faults.order('messages', refusing(400, 80_007));
    await channel.send(spoken());
    const begin = Date.now();
    expect(await channel.send(spoken({ attempts: 1 }))).toMatchObject({ kind: 'sent' });
    expect(Date.now() - begin).toBeLessThan(15_000);
  });

  it('is no reason to keep back what failed after all and is sent again', async () => {
    const { graph, channel, listen, news } = await openCloud({}, { statuses: false });
    await listen();
    await channel.send(spoken());
    const status = { id: 'wamid.000001', biz_opaque_callback_data: of('c:12.1/1') };
    graph.webhooks.push({
      value: {
        statuses: [
          { ...status, status: 'sent' },
          { ...status, status: 'failed' },
        ],
      },
    });
    await until(() => expect(news).toHaveLength(2));
    expect(await channel.send(spoken({ attempts: 1 }))).toEqual({ kind: 'sent', platformId: 'wamid.000002' });
  });
});

describe('what is said in a crisis while the stores are away', () => {
  const crisis = (to: string) => spoken({ to, ref: ':0.0', turn: 0, text: 'Bel 112.' });

  it('is said to everybody, and each time, although it always has the same name', async () => {
    const { graph, channel, listen, news } = await openCloud();
    await listen();
    const other = '31600000077';
    graph.phones.wrote(other);
    for (const to of [HUDA, other, HUDA]) expect(await channel.send(crisis(to))).toMatchObject({ kind: 'sent' });
    await until(() => expect(news).toHaveLength(6));
    expect(new Set(news.map(({ ref }) => ref))).toEqual(new Set([':0.0']));
    expect([HUDA, other].map((to) => phone(graph, to).shows().length)).toEqual([2, 1]);
  });

  it('is not taken as said because it was said to somebody else', async () => {
    const { graph, channel, listen } = await openCloud();
    await listen();
    graph.phones.wrote('31600000077');
    graph.faults.order('messages', { kind: 'reset' }, 1, ({ to }) => to === HUDA);
    const [hers, others] = await Promise.all([channel.send(crisis(HUDA)), channel.send(crisis('31600000077'))]);
    expect([hers.kind, others.kind]).toEqual(['later', 'sent']);
  });
});

it('is ready when Meta answers', async () => {
  const { graph, channel } = await openCloud();
  expect(await channel.isReady()).toBe(true);
  graph.faults.order('number', SERVER_ERROR);
  expect(await channel.isReady()).toBe(false);
});

it('tells its limits to whoever renders', async () => {
  const { channel } = await openCloud();
  expect(channel).toMatchObject({
    name: 'whatsapp',
    abilities: { buttons: 10, buttonLength: 24, textLength: 4_096, deletes: false, places: true },
  });
  expect(channel.erase).toBeUndefined();
});
