import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delivery, Spoken } from '../../bot/channels/channel.ts';
import type { Saying } from '../../bot/engine/saying.ts';
import { channelDouble, SENT } from './channel-double.ts';
import { postOffices } from './offices.ts';
import { type PostOffice, pass, somebody } from './post.ts';

const HELLO: Saying = { key: 'engine.greeting' };
const BUSY: Delivery = { kind: 'later', seconds: 0, why: 'busy' };
const A_DAY = 86_400;
const A_MINUTE = 60_000;

const offices = postOffices();
const { open } = offices;

describe('two processes that send for many', () => {
  const MANY = 40;

  it('never both take messages of one conversation', async () => {
    const [theirs, ours] = [channelDouble(), channelDouble()];
    const [there, here] = [open(theirs), open(ours)];
    for (let n = 0; n < MANY; n++) {
      const one = await somebody(offices.fresh, `p${n}`, false);
      await one.hears(HELLO, HELLO, HELLO);
      await Promise.all([there, here, there, here].map(({ outbox }) => outbox.deliver(one.conversation)));
    }
    const taken = [theirs, ours].map(({ delivered }) => delivered.map(({ to }) => to));
    expect(taken.flat()).toHaveLength(3 * MANY);
    expect(taken[0]?.filter((to) => taken[1]?.includes(to))).toEqual([]);
  });

  it('send every message once that waits for whoever comes', async () => {
    const channels = [channelDouble(), channelDouble(), channelDouble(), channelDouble()];
    const all = channels.map(open);
    const people = await Promise.all(Array.from({ length: 300 }, (_, n) => somebody(offices.fresh, `p${n}`, false)));
    await Promise.all(people.map((one) => one.hears(HELLO)));
    while ((await offices.fresh.database.pool.query('SELECT 1 FROM outbox')).rowCount !== 0) {
      await Promise.all(all.map(({ outbox }) => outbox.sweep('test')));
      await Promise.all(all.map(({ outbox }) => outbox.idle()));
    }
    const heard = channels.flatMap(({ delivered }) => delivered.map(({ to }) => to));
    expect(heard.sort()).toEqual(people.map((_, n) => `p${n}`).sort());
  });

  it(
    'send each message once and in order, however often they fail',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.infiniteStream(fc.nat(9)), async (fate) => {
          await offices.fresh.reset();
          const { log, answers } = moody(fate);
          const both = [open(channelDouble(answers)), open(channelDouble(answers))] as const;
          const people = await everybodyHears(both[0]);
          for (let rounds = 0; rounds < 40 && log.length < 36; rounds++) await everybodySends(both, people);
          for (let n = 0; n < 12; n++) {
            expect(log.filter(({ to }) => to === `p${n}`).map(({ mark }) => mark)).toEqual(['1.1', '1.2', '2.1']);
          }
          await offices.close();
        }),
        { numRuns: 6 },
      );
    },
    A_MINUTE,
  );
});

/** A platform that is busy as fate will have it, and writes down what it took. */
function moody(fate: Iterator<number>) {
  const log: { to: string; mark: string }[] = [];
  const refusals = new Map<string, number>();
  const answers = async ({ ref, to, turn, position }: Spoken): Promise<Delivery> => {
    await new Promise(setImmediate);
    const refused = refusals.get(ref) ?? 0;
    // The eighth time it would be dead, and what follows would rightly overtake it.
    if (refused < 6 && (fate.next().value ?? 0) < 3) {
      refusals.set(ref, refused + 1);
      return BUSY;
    }
    log.push({ to, mark: `${turn}.${position}` });
    return SENT;
  };
  return { log, answers };
}

/** Half of them hear it from the process that wrote it, the others from whoever finds it. */
async function everybodyHears({ outbox }: PostOffice): Promise<string[]> {
  const people = await Promise.all(Array.from({ length: 12 }, (_, n) => somebody(offices.fresh, `p${n}`, n % 2 === 0)));
  for (const [n, one] of people.entries()) {
    const messages = await one.hears(HELLO, HELLO);
    if (n % 2 === 0) outbox.wake(messages);
  }
  for (const one of people) await one.hears(HELLO);
  await outbox.idle();
  return people.map(({ conversation }) => conversation);
}

/** Both look at once for everything that waits. */
async function everybodySends(both: readonly PostOffice[], people: readonly string[]): Promise<void> {
  await pass(offices.fresh, A_DAY);
  const sweeps = both.map(({ outbox }) => outbox.sweep('test'));
  const jobs = people.flatMap((conversation) => both.map(({ outbox }) => outbox.deliver(conversation)));
  await Promise.all([...sweeps, ...jobs]);
  await Promise.all(both.map(({ outbox }) => outbox.idle()));
}
