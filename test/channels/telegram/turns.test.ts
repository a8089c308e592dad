import { stat } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createRate, GAUGES, type Place, type Rate } from '../../../bot/channels/telegram/rate.ts';
import { steady } from '../../../bot/channels/telegram/steady.ts';
import { createTurns } from '../../../bot/channels/telegram/turns.ts';

const GO: Place = { wait: 0, chatOnly: false };
const PATIENCE = { answer: 400, first: 200 };
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A rate that says what the test says, and remembers who asked. */
function rateOf(place: (chat: string, isAnswer: boolean) => Place): Rate & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    gauges: GAUGES,
    asked,
    async take(chat, isAnswer) {
      asked.push(chat);
      return place(chat, isAnswer);
    },
    async rest() {},
  };
}

describe('turns', () => {
  it('come in order', async () => {
    const turns = createTurns(rateOf(() => GO));
    const order: string[] = [];
    const chats = ['1', '2', '3', '4'];
    await Promise.all(chats.map((chat) => turns.take(chat, true).then(() => order.push(chat))));
    expect(order).toEqual(chats);
  });

  it('pass by whoever only waits for her own chat', async () => {
    let busy = true;
    const turns = createTurns(rateOf((chat) => (busy && chat === '1' ? { wait: 50, chatOnly: true } : GO)));
    const order: string[] = [];
    const all = ['1', '2', '3'].map((chat) =>
      turns.take(chat, true).then((seconds) => order.push(`${chat} ${seconds}`)),
    );
    await all[2];
    expect(order).toEqual(['2 null', '3 null']);
    busy = false;
    await all[0];
    expect(order).toEqual(['2 null', '3 null', '1 null']);
  });

  it('are put off, without a place, when they are too far away', async () => {
    const rate = rateOf(() => ({ wait: 7_000, chatOnly: false }));
    const turns = createTurns(rate, PATIENCE);
    expect(await Promise.all(['1', '2', '3'].map((chat) => turns.take(chat, true)))).toEqual([7, 7, 7]);
    expect(rate.asked).toEqual(['1', '2', '3']);
  });

  it('of what the house says first are put off at once when there is no room to wait', async () => {
    const turns = createTurns(
      rateOf(() => ({ wait: 10, chatOnly: false })),
      PATIENCE,
    );
    const room = Math.ceil(PATIENCE.first / GAUGES.first.every);
    const taken = Array.from({ length: room + 50 }, (_, n) => turns.take(`${n}`, false));
    expect(await Promise.all(taken.slice(room))).toEqual(Array.from({ length: 50 }, () => 0));
    expect(await Promise.all(taken.slice(0, room))).toEqual(Array.from({ length: room }, () => 1));
  });

  it('of answers come while what the house says first waits', async () => {
    const turns = createTurns(
      rateOf((_, isAnswer) => (isAnswer ? GO : { wait: 20, chatOnly: false })),
      PATIENCE,
    );
    const first = turns.take('1', false);
    expect(await turns.take('2', true)).toBeNull();
    expect(await first).toBe(1);
  });

  it('come with the answers for whoever writes while something waits for her', async () => {
    const turns = createTurns(
      rateOf((_, isAnswer) => (isAnswer ? GO : { wait: 20, chatOnly: false })),
      PATIENCE,
    );
    const [hers, another] = [turns.take('1', false), turns.take('2', false)];
    await pause(5);
    turns.hasten('1');
    turns.hasten('3');
    expect(await hers).toBeNull();
    expect(await another).toBe(1);
  });

  it('are put off at the stop, but for answers', async () => {
    const turns = createTurns(rateOf((_, isAnswer) => (isAnswer ? GO : { wait: 20, chatOnly: false })));
    const waiting = ['1', '2', '3'].map((chat) => turns.take(chat, false));
    turns.stop();
    expect(await Promise.all(waiting)).toEqual([0, 0, 0]);
    expect(await turns.take('4', false)).toBe(0);
    expect(await turns.take('5', true)).toBeNull();
  });
});

describe('a shared rate', () => {
  it.each<[string, () => Promise<never>]>([
    ['rejects', () => Promise.reject(new Error('no database'))],
    ['never answers', () => new Promise(() => {})],
  ])('that %s holds nobody up, and this process keeps to the rate alone', async (_, take) => {
    const alarms: string[] = [];
    const rate = steady({ gauges: GAUGES, take, rest: take }, (what) => alarms.push(what));
    const began = performance.now();
    for (let n = 0; n < 20; n++) await rate.take('88', true);
    // The first of them waited for it, in vain, and not all twenty.
    expect(performance.now() - began).toBeLessThan(10_000);
    expect((await rate.take('88', true)).wait).toBeGreaterThan(0);
    await rate.rest(60_000);
    expect((await rate.take('89', true)).wait).toBeGreaterThan(30_000);
    expect(alarms).toHaveLength(1);
  });

  it('is not taken for away because this process was busy', async () => {
    const answers = () => new Promise<Place>((resolve) => void stat(import.meta.filename).then(() => resolve(GO)));
    const rate = steady({ gauges: GAUGES, take: answers, rest: async () => {} }, () => expect.fail('it answered'));
    const taken = rate.take('88', true);
    for (const until = performance.now() + 1_100; performance.now() < until; );
    expect(await taken).toEqual(GO);
  });

  it('is asked as long as it answers', async () => {
    const rate = steady(createRate(), () => expect.fail('it answers'));
    for (let n = 0; n < 3; n++) expect(await rate.take(`${n}`, true)).toEqual(GO);
  });
});
