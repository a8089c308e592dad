import { describe, expect, it, vi } from 'vitest';
import { createPairs } from '../../../../bot/channels/whatsapp/cloud/pairs.ts';
import { createThroughput } from '../../../../bot/channels/whatsapp/cloud/throughput.ts';
import { refusing, tooMany } from './graph-api/faults.ts';
import { HUDA, openCloud, QUICK, spoken, until } from './opened.ts';
import { phone } from './phone.ts';

describe('all together', () => {
  it('never say more in a second than Meta allows, in or out', async () => {
    const pace = { ...QUICK, patience: 20_000, whole: 20_000 };
    const { graph, channel } = await openCloud({ perSecond: 40, pace }, { perSecond: 40, statuses: false });
    const people = Array.from({ length: 130 }, (_, index) => String(31_600_001_000 + index));
    for (const to of people) graph.phones.wrote(to);
    const sent = await Promise.all(people.map((to, turn) => channel.send(spoken({ to, turn, isAnswer: false }))));
    expect(sent.filter(({ kind }) => kind !== 'sent')).toEqual([]);
    expect(graph.rates.peak).toBeLessThanOrEqual(40);
    expect(people.filter((to) => phone(graph, to).shows().length !== 1)).toEqual([]);
  });

  it('let answers go first', async () => {
    const throughput = createThroughput(1);
    const order: string[] = [];
    const go = async (name: string, isAnswer: boolean) => {
      await throughput.slot(isAnswer, 60_000);
      order.push(name);
    };
    await Promise.all([go('first', false), go('reminder', false), go('answer', true)]);
    expect(order).toEqual(['first', 'answer', 'reminder']);
  });

  it('count what came in', async () => {
    const throughput = createThroughput(5);
    throughput.received(5);
    const begin = Date.now();
    await throughput.slot(true, 60_000);
    expect(Date.now() - begin).toBeGreaterThanOrEqual(950);
  });

  it('go through a flood of what comes in, a second later and at half the rate', async () => {
    const throughput = createThroughput(50);
    const flood = setInterval(() => throughput.received(10), 10);
    const begin = Date.now();
    const gone = await Promise.all(Array.from({ length: 10 }, () => throughput.slot(true, 5_000)));
    clearInterval(flood);
    expect(gone).toEqual(Array(10).fill(true));
    expect(Date.now() - begin).toBeGreaterThan(9 * 40);
  });

  it('hold on to nothing that would wait too long', async () => {
    const throughput = createThroughput(1);
    throughput.rest(60_000);
    expect(await throughput.slot(true, 1_000)).toBe(false);
  });

  it('leave Meta alone for as long as it asks, and then go on', async () => {
    const { graph, channel } = await openCloud();
    graph.faults.order('messages', tooMany(1));
    expect(await channel.send(spoken())).toMatchObject({ kind: 'later' });
    graph.phones.wrote('31600000077');
    expect(await channel.send(spoken({ to: '31600000077', turn: 13 }))).toMatchObject({ kind: 'sent' });
    const [first, second] = graph.calls('messages').map(({ at }) => at);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(990);
  });

  it('are put off where Meta asks for longer than anybody should hold on', async () => {
    const { graph, channel } = await openCloud();
    graph.faults.order('messages', tooMany(30));
    await channel.send(spoken());
    expect(await channel.send(spoken({ turn: 13 }))).toEqual({
      kind: 'later',
      seconds: 2,
      why: 'waits for its turn',
      untried: true,
    });
    expect(graph.calls('messages')).toHaveLength(1);
  });
});

describe('one person', () => {
  const pairs = () => {
    const clock = vi.fn(() => 1_000_000);
    return { clock, pairs: createPairs(clock) };
  };

  it('may be sent a burst, and then a message every six seconds', () => {
    const { pairs: some } = pairs();
    const waits = Array.from({ length: 47 }, () => some.take(HUDA, 60_000));
    expect(waits.slice(0, 45).every((wait) => wait === 0)).toBe(true);
    expect(waits.slice(45)).toEqual([6_000, 12_000]);
    expect(some.take('somebody else', 0)).toBe(0);
  });

  it('owes nothing any more after a while', () => {
    const { clock, pairs: some } = pairs();
    for (let n = 0; n < 45; n++) some.take(HUDA, 0);
    expect(some.take(HUDA, 0)).toBe(6_000);
    clock.mockReturnValue(1_000_000 + 6_000);
    expect(some.take(HUDA, 0)).toBe(0);
    expect(some.take(HUDA, 0)).toBe(6_000);
  });

  it('is left alone when Meta asks for it, and nobody else is', () => {
    const { pairs: some } = pairs();
    some.rest(HUDA, 4_000);
    expect(some.take(HUDA, 0)).toBe(4_000);
    expect(some.take('somebody else', 0)).toBe(0);
  });

  it('waits a little with the answer on its way, and sees that it is', async () => {
    const { graph, channel, listen } = await openCloud();
    await listen();
    const huda = phone(graph, HUDA);
    const id = huda.writes('hoi');
    await until(() => expect(graph.phones.read).toEqual([id]));
    graph.faults.order('messages', refusing(400, 131_056, { retryAfter: 1 }));
    expect(await channel.send(spoken())).toMatchObject({ kind: 'later', seconds: 6 });
    expect(await channel.send(spoken({ turn: 13 }))).toMatchObject({ kind: 'sent' });
    expect(graph.phones.typing).toEqual([id]);
    const [first, second] = graph.calls('messages');
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
  });
});
