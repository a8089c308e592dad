import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Delivery, Spoken } from '../../../bot/channels/channel.ts';
import type { Conversation, Outgoing } from '../../../bot/ports.ts';
import { createLedger } from '../../../prisma/ledger.ts';
import { createConversations } from '../../../prisma/stores/conversations.ts';
import { RECORD_STORES } from '../../../prisma/stores/index.ts';
import { type Fresh, freshDatabase } from '../../stores/database.ts';
import { turnOf } from '../../stores/turns.ts';
import { channelDouble, SENT } from '../../workers/channel-double.ts';
import { openPostOffice } from '../../workers/post.ts';
import { until } from './opened.ts';

const NO_ROOM: Delivery = { kind: 'later', seconds: 0, why: 'rate' };
const SAYING = { key: 'engine.greeting' };

let fresh: Fresh;
beforeAll(async () => {
  fresh = await freshDatabase();
});
beforeEach(() => fresh.reset());
afterAll(() => fresh.drop());

function open(answers: (message: Spoken, nth: number) => Delivery | Promise<Delivery>) {
  const channel = channelDouble(answers);
  const office = openPostOffice(fresh, channel);
  onTestFinished(() => office.close());
  return { channel, ...office };
}

/** Somebody to whom the house says things first, and whom it answers. */
async function somebody(to: string) {
  const { pool } = fresh.database;
  const { commit } = createLedger(pool, RECORD_STORES, () => true);
  let before = (await createConversations(pool).recognise({ address: { channel: 'test', id: to } })) as Conversation;
  const hears = async (isAnswer: boolean, messages: number): Promise<readonly Outgoing[]> => {
    const turn = turnOf(before, `turn ${before.version + 1}`);
    const [first] = turn.outgoing as [Outgoing];
    const outgoing = Array.from({ length: messages }, (_, n) => ({
      ...first,
      isAnswer,
      position: n + 1,
      saying: SAYING,
    }));
    const effects = outgoing.map(({ saying }) => ({ kind: 'say', saying }) as const);
    const inbound = isAnswer ? turn.arrival.inbound : ({ kind: 'news', key: 'engine.greeting', params: {} } as const);
    await commit({ ...turn, arrival: { ...turn.arrival, inbound }, effects, outgoing });
    before = { ...before, version: before.version + 1 };
    return outgoing;
  };
  return { answer: () => hears(true, 1), reminder: (messages = 1) => hears(false, messages) };
}

const marks = (messages: readonly Spoken[]) => messages.map(({ turn, position }) => `${turn}.${position}`);
const rows = async (columns: string) => (await fresh.database.pool.query(`SELECT ${columns} FROM outbox`)).rows;

describe('a message for which the rate has no room', () => {
  it('waits in the outbox, leased to nobody, and counts no attempt, however often', async () => {
    const { outbox, carried } = open(() => NO_ROOM);
    const ann = await somebody('ann');
    outbox.wake(await ann.reminder());
    await outbox.idle();
    for (let n = 0; n < 12; n++) {
      await outbox.sweep('test');
      await outbox.idle();
    }
    expect(await rows('lease_until, attempts, dead, failure')).toEqual([
      { lease_until: null, attempts: 0, dead: false, failure: 'rate' },
    ]);
    expect(carried).toEqual([]);
  });

  it('is sent as soon as there is room, without a job', async () => {
    let room = false;
    const { outbox, channel, carried } = open(() => (room ? SENT : NO_ROOM));
    for (let n = 0; n < 20; n++) outbox.wake(await (await somebody(`${n}`)).reminder());
    await outbox.idle();
    room = true;
    await until(() => expect(channel.delivered).toHaveLength(20));
    await until(async () => expect(await rows('1')).toEqual([]));
    expect(carried).toEqual([]);
  });

  it('keeps its place: what follows it in its conversation waits with it', async () => {
    let room = false;
    const { outbox, channel } = open((_, nth) => (room || nth === 2 ? SENT : NO_ROOM));
    const ann = await somebody('ann');
    outbox.wake(await ann.reminder(2));
    await outbox.idle();
    outbox.wake(await ann.reminder());
    await outbox.idle();
    expect(channel.delivered).toEqual([]);
    room = true;
    await until(() => expect(channel.delivered).toHaveLength(3));
    expect(marks(channel.delivered)).toEqual(['1.1', '1.2', '2.1']);
  });

  it('is sent before the answer to whoever writes meanwhile, as if it were an answer itself', async () => {
    const { outbox, channel } = open(({ isAnswer }) => (isAnswer ? SENT : NO_ROOM));
    const ann = await somebody('ann');
    outbox.wake(await ann.reminder(2));
    await outbox.idle();
    // What was put off may go again by now: the ledger says that the answer stands behind it.
    outbox.follow(await ann.answer());
    await outbox.idle();
    expect(marks(channel.delivered)).toEqual(['1.1', '1.2', '2.1']);
    expect(await rows('1')).toEqual([]);
  });

  it('comes again at its time when it is an answer', async () => {
    const { outbox, channel, carried } = open((_, nth) => (nth === 1 ? { ...NO_ROOM, seconds: 1 } : SENT));
    const ann = await somebody('ann');
    const [answer] = (await ann.answer()) as [Outgoing];
    outbox.wake([answer]);
    await outbox.idle();
    expect(carried).toEqual([1]);
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    await outbox.deliver(answer.conversation);
    expect(channel.delivered).toMatchObject([{ turn: 1, attempts: 0 }]);
  });
});

it('a burst is taken over portion by portion, each message once, and never more at once than there is room for', {
  timeout: 60_000,
}, async () => {
  const ROOM = 100;
  let inside = 0;
  const { outbox, channel } = open(async () => {
    if (inside >= ROOM) return NO_ROOM;
    inside++;
    await new Promise((resolve) => setTimeout(resolve, 100));
    inside--;
    return SENT;
  });
  const people = await Promise.all(Array.from({ length: 500 }, (_, n) => somebody(`${n}`)));
  outbox.wake((await Promise.all(people.map((one) => one.reminder()))).flat());
  await until(() => expect(channel.delivered).toHaveLength(500));
  expect(new Set(channel.delivered.map(({ ref }) => ref)).size).toBe(500);
  // What was put off was put off once, while all of it came at once.
  expect(channel.asked.length).toBeLessThan(1_150);
});
