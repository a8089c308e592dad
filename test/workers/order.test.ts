import { describe, expect, it } from 'vitest';
import type { Delivery, Spoken } from '../../bot/channels/channel.ts';
import type { Saying } from '../../bot/engine/saying.ts';
import { channelDouble, SENT } from './channel-double.ts';
import { counter } from './meeting-point.ts';
import { postOffices } from './offices.ts';
import { pass, somebody } from './post.ts';

const HELLO: Saying = { key: 'engine.greeting' };
const BUSY: Delivery = { kind: 'later', seconds: 0, why: 'busy' };
const A_DAY = 86_400;

const offices = postOffices();
const { open } = offices;
const marks = (messages: readonly Spoken[]) => messages.map(({ turn, position }) => `${turn}.${position}`);
/** Answers that come when the test lets them. */
function gate() {
  const asked = counter();
  let let_go: () => void = () => {};
  const opened = new Promise<void>((done) => {
    let_go = done;
  });
  const answers = async (): Promise<Delivery> => {
    asked.hit();
    await opened;
    return SENT;
  };
  return { asked, answers, open: () => let_go() };
}

describe('the messages of a conversation', () => {
  it('are sent one after the other, also when a later one is quicker', async () => {
    const underway: string[] = [];
    const channel = channelDouble(async ({ turn, position }) => {
      underway.push(`begins ${turn}.${position}`);
      for (let ticks = 5 - turn; ticks > 0; ticks--) await new Promise(setImmediate);
      underway.push(`ends ${turn}.${position}`);
      return SENT;
    });
    const { outbox } = open(channel);
    const ann = await somebody(offices.fresh, 'ann');
    outbox.wake(await ann.hears(HELLO, HELLO));
    outbox.wake(await ann.hears(HELLO));
    await outbox.idle();
    const expected = ['1.1', '1.2', '2.1'].flatMap((mark) => [`begins ${mark}`, `ends ${mark}`]);
    expect(underway).toEqual(expected);
  });

  it('wait behind one that could not be sent', async () => {
    const channel = channelDouble((_, nth) => (nth === 1 ? BUSY : SENT));
    const { outbox } = open(channel);
    const ann = await somebody(offices.fresh, 'ann');
    outbox.wake(await ann.hears(HELLO, HELLO));
    outbox.wake(await ann.hears(HELLO));
    await outbox.idle();
    expect(marks(channel.asked)).toEqual(['1.1']);
    await pass(offices.fresh, A_DAY);
    await outbox.deliver(ann.conversation);
    expect(marks(channel.delivered)).toEqual(['1.1', '1.2', '2.1']);
    expect(channel.delivered.map(({ attempts }) => attempts)).toEqual([1, 0, 0]);
  });

  it('wait behind one that another process is sending, and are not sent by two', async () => {
    const slow = gate();
    const [theirs, ours] = [channelDouble(slow.answers), channelDouble()];
    const [there, here] = [open(theirs), open(ours)];
    const ann = await somebody(offices.fresh, 'ann', false);
    await ann.hears(HELLO, HELLO);
    const sending = there.outbox.deliver(ann.conversation);
    await slow.asked.reaches(1);
    await ann.hears(HELLO);
    await here.outbox.deliver(ann.conversation);
    await here.outbox.sweep('test');
    await here.outbox.idle();
    expect(ours.asked).toEqual([]);
    slow.open();
    await sending;
    await here.outbox.deliver(ann.conversation);
    expect([marks(theirs.delivered), marks(ours.delivered)]).toEqual([['1.1', '1.2'], ['2.1']]);
  });

  it.each(['not_before', 'lease_until'])(
    'stop before one in their midst whose time has not come: %s',
    async (until) => {
      const channel = channelDouble();
      const { outbox } = open(channel);
      const ann = await somebody(offices.fresh, 'ann', false);
      await ann.hears(HELLO, HELLO, HELLO);
      await offices.fresh.database.pool.query(
        `UPDATE outbox SET ${until} = now() + interval '9 seconds' WHERE position = 2`,
      );
      await outbox.deliver(ann.conversation);
      await outbox.sweep('test');
      await outbox.idle();
      expect(marks(channel.delivered)).toEqual(['1.1']);
      await pass(offices.fresh, 10);
      await outbox.deliver(ann.conversation);
      expect(marks(channel.delivered)).toEqual(['1.1', '1.2', '1.3']);
    },
  );

  it('follow at once in the process that is sending', async () => {
    const slow = gate();
    const channel = channelDouble(slow.answers);
    const { outbox } = open(channel);
    const ann = await somebody(offices.fresh, 'ann', false);
    await ann.hears(HELLO);
    const first = outbox.deliver(ann.conversation);
    await slow.asked.reaches(1);
    await ann.hears(HELLO);
    const second = outbox.deliver(ann.conversation);
    slow.open();
    await Promise.all([first, second]);
    expect(marks(channel.delivered)).toEqual(['1.1', '2.1']);
  });
});

describe('a process that has gone silent', () => {
  it('loses its messages when their time runs out, and does not send them after all', async () => {
    const slow = gate();
    const [theirs, ours] = [channelDouble(slow.answers), channelDouble()];
    const [there, here] = [open(theirs), open(ours)];
    const ann = await somebody(offices.fresh, 'ann');
    there.outbox.wake(await ann.hears(HELLO, HELLO));
    await slow.asked.reaches(1);
    await here.outbox.sweep('test');
    await here.outbox.idle();
    expect(ours.asked).toEqual([]);
    await pass(offices.fresh, 61);
    await here.outbox.sweep('test');
    await here.outbox.idle();
    expect(ours.delivered.map(({ position, attempts }) => [position, attempts])).toEqual([
      [1, 1],
      [2, 1],
    ]);
    slow.open();
    await there.outbox.idle();
    expect(marks(theirs.asked)).toEqual(['1.1']);
    expect(there.observed).toEqual(['sent', 'lost']);
  });
});
