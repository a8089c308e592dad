import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../bot/channels/channel.ts';
import type { Saying } from '../../bot/engine/saying.ts';
import { readFigures } from '../../prisma/figures.ts';
import { createStaffDesk } from '../../prisma/stores/desk.ts';
import { seal } from '../stores/keeping.ts';
import { channelDouble, SENT } from './channel-double.ts';
import { postOffices } from './offices.ts';
import { pass, somebody } from './post.ts';

const HELLO: Saying = { key: 'engine.greeting' };
const THANKS: Saying = { key: 'engine.thanks' };
const BUSY: Delivery = { kind: 'later', seconds: 0, why: 'busy' };
const BLOCKED: Delivery = { kind: 'never', why: 'blocked' };
/** Longer than any pause between two attempts. */
const A_DAY = 86_400;

const offices = postOffices();
const { open } = offices;
const waiting = async () =>
  (
    await offices.fresh.database.pool.query(
      'SELECT turn, position, attempts, failure, dead FROM outbox ORDER BY turn, position',
    )
  ).rows;

describe('a message', () => {
  it('is sent straight after the commit, and leaves the outbox', async () => {
    const channel = channelDouble(() => ({ kind: 'sent', platformId: 'tg-7' }));
    const { outbox, observed } = open(channel);
    outbox.wake(await (await somebody(offices.fresh, 'ann')).hears(HELLO));
    await outbox.idle();
    expect(channel.asked).toMatchObject([{ to: 'ann', turn: 1, position: 1, attempts: 0, text: expect.any(String) }]);
    expect(observed).toEqual(['sent']);
    expect(await waiting()).toEqual([]);
    expect((await offices.fresh.database.pool.query('SELECT platform_id FROM receipt')).rows).toEqual([
      { platform_id: 'tg-7' },
    ]);
  });

  it('for a channel that another process leads is carried there, for as long as that one does', async () => {
    let leads = false;
    const channel = { ...channelDouble(), isOurs: () => leads };
    const { outbox, carried } = open(channel);
    const ann = await somebody(offices.fresh, 'ann');
    outbox.wake(await ann.hears(HELLO));
    await outbox.idle();
    expect(channel.asked).toEqual([]);
    expect(carried).toHaveLength(1);
    leads = true;
    outbox.wake(await ann.hears(THANKS));
    await outbox.idle();
    expect(channel.asked).toHaveLength(1);
  });

  it('for a channel that is held elsewhere is carried there', async () => {
    const channel = channelDouble();
    const { outbox, carried } = open(channelDouble(() => SENT, 'telegram'));
    const ann = await somebody(offices.fresh, 'ann', false);
    outbox.wake(await ann.hears(HELLO, THANKS));
    await outbox.idle();
    expect(carried).toEqual([0]);
    const there = open(channel);
    await there.outbox.deliver(ann.conversation);
    expect(channel.delivered.map(({ position, attempts }) => [position, attempts])).toEqual([
      [1, 0],
      [2, 0],
    ]);
  });
});

describe('a platform that is busy', () => {
  it('is asked again no earlier than it says', async () => {
    const channel = channelDouble((_, nth) =>
      nth === 1 ? { kind: 'later', seconds: 90, why: 'too many requests' } : SENT,
    );
    const { outbox, carried } = open(channel);
    const ann = await somebody(offices.fresh, 'ann');
    outbox.wake(await ann.hears(HELLO));
    await outbox.idle();
    expect(carried).toEqual([90]);
    expect(await waiting()).toMatchObject([{ attempts: 1, failure: 'too many requests', dead: false }]);
    await pass(offices.fresh, 89);
    await outbox.deliver(ann.conversation);
    await outbox.sweep('test');
    await outbox.idle();
    expect(channel.asked).toHaveLength(1);
    await pass(offices.fresh, 2);
    await outbox.deliver(ann.conversation);
    expect(channel.asked.map(({ attempts }) => attempts)).toEqual([0, 1]);
    expect(await waiting()).toEqual([]);
  });

  it('is asked eight times with growing pauses; then the message is dead, and staff see it', async () => {
    const channel = channelDouble(() => BUSY);
    const { outbox, carried, observed } = open(channel);
    const ann = await somebody(offices.fresh, 'ann');
    outbox.wake(await ann.hears(HELLO));
    await outbox.idle();
    for (let day = 0; day < 12; day++) {
      await pass(offices.fresh, A_DAY);
      await outbox.deliver(ann.conversation);
      await outbox.sweep('test');
      await outbox.idle();
    }
    expect(carried).toEqual([5, 30, 120, 600, 1_800, 3_600, 10_800]);
    expect(observed).toEqual([...Array(7).fill('later'), 'dead']);
    expect(channel.asked).toHaveLength(8);
    expect(await waiting()).toMatchObject([{ failure: 'busy', dead: true }]);
    expect(await readFigures(offices.fresh.database.pool)).toMatchObject({ pending: 0, dead: 1 });
    const desk = createStaffDesk(offices.fresh.database, 'Europe/Amsterdam', seal);
    const thread = await desk.thread(ann.conversation, 'petra');
    expect(thread?.lines.map(({ delivery }) => delivery)).toEqual([null, 'dead']);
    expect(await desk.undelivered('petra')).toMatchObject([
      { conversation: ann.conversation, state: 'dead', why: 'busy' },
    ]);
  });

  it('keeps nobody else waiting', async () => {
    const channel = channelDouble(({ to }) => (to === 'ann' ? BUSY : SENT));
    const { outbox } = open(channel);
    const [ann, bea] = [await somebody(offices.fresh, 'ann'), await somebody(offices.fresh, 'bea')];
    outbox.wake([...(await ann.hears(HELLO)), ...(await bea.hears(HELLO))]);
    await outbox.idle();
    expect(channel.delivered.map(({ to }) => to)).toEqual(['bea']);
  });
});

describe('a message that cannot even be tried', () => {
  const LOST: Delivery = { kind: 'later', seconds: 900, why: 'WhatsApp is lost', untried: true };

  it('uses up no attempt, however long that lasts, and goes when it can, with what stands behind it', async () => {
    let isLost = true;
    const channel = channelDouble(() => (isLost ? LOST : SENT));
    const { outbox, carried } = open(channel);
    const ann = await somebody(offices.fresh, 'ann');
    outbox.wake(await ann.hears(HELLO, THANKS));
    await outbox.idle();
    for (let n = 0; n < 12; n++) {
      await pass(offices.fresh, 900);
      await outbox.deliver(ann.conversation);
    }
    expect(await waiting()).toMatchObject([
      { attempts: 0, dead: false, failure: 'WhatsApp is lost' },
      { attempts: 0, dead: false },
    ]);
    expect(new Set(carried.map(Math.round))).toEqual(new Set([900]));
    isLost = false;
    await pass(offices.fresh, 900);
    await outbox.deliver(ann.conversation);
    expect(channel.delivered.map(({ position, attempts }) => [position, attempts])).toEqual([
      [1, 0],
      [2, 0],
    ]);
    expect(await waiting()).toEqual([]);
  });

  it('is not sent when it would come too late by then, and staff see it', async () => {
    let isLost = true;
    const channel = channelDouble(() => (isLost ? LOST : SENT));
    const { outbox } = open(channel);
    const ann = await somebody(offices.fresh, 'ann');
    const messages = await ann.hears(HELLO);
    const nudge = { kind: 'nudge-due', place: { room: 'r', step: 's', data: {} }, expires: '2026-01-01T00:00:00Z' };
    await offices.fresh.database.pool.query('UPDATE message SET content = $1 WHERE position = 0', [nudge]);
    outbox.wake(messages);
    await outbox.idle();
    isLost = false;
    await pass(offices.fresh, 900);
    await outbox.sweep('test');
    await outbox.idle();
    expect(channel.delivered).toEqual([]);
    expect(await waiting()).toMatchObject([{ dead: true, failure: 'too-late' }]);
  });
});

describe('a message that can never arrive', () => {
  it('is not tried again, and staff see it', async () => {
    const channel = channelDouble(() => BLOCKED);
    const { outbox, carried, observed } = open(channel);
    const ann = await somebody(offices.fresh, 'ann');
    outbox.wake(await ann.hears(HELLO));
    await outbox.idle();
    await pass(offices.fresh, A_DAY);
    await outbox.deliver(ann.conversation);
    await outbox.sweep('test');
    await outbox.idle();
    expect(channel.asked).toHaveLength(1);
    expect([carried, observed]).toEqual([[], ['dead']]);
    expect(await waiting()).toMatchObject([{ failure: 'blocked', dead: true }]);
    expect(await readFigures(offices.fresh.database.pool)).toMatchObject({ dead: 1 });
  });

  it('does not keep the next one from being tried: she may have unblocked us', async () => {
    const channel = channelDouble((_, nth) => (nth === 1 ? BLOCKED : SENT));
    const { outbox } = open(channel);
    const ann = await somebody(offices.fresh, 'ann', false);
    await ann.hears(HELLO);
    await ann.hears(THANKS);
    await outbox.deliver(ann.conversation);
    expect(channel.delivered.map(({ turn }) => turn)).toEqual([2]);
  });

  it('is one that has no words: it is told, tried as often as any other, and then dead', async () => {
    const channel = channelDouble();
    const { outbox, alarms } = open(channel);
    const ann = await somebody(offices.fresh, 'ann');
    outbox.wake(await ann.hears({ key: 'absence.occasion', params: { day: { key: 'x' } } as never }));
    for (let day = 0; day < 12; day++) {
      await outbox.idle();
      await pass(offices.fresh, A_DAY);
      await outbox.sweep('test');
    }
    await outbox.idle();
    expect(channel.asked).toEqual([]);
    expect(alarms).toEqual(Array(8).fill('a message could not be put into words'));
    expect(await waiting()).toMatchObject([{ dead: true }]);
  });
});
