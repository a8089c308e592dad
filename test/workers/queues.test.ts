import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { JobKind } from '../../workers/jobs.ts';
import { handling, openQueues, type Queues } from '../../workers/queues.ts';
import { type Carriage, onEveryBackend } from './backends.ts';
import { counter } from './meeting-point.ts';

const PATIENCE = { lockMs: 30_000, windMs: 50, closeMs: 5_000 };
const AN_HOUR = 3_600_000;

const kind = <Payload>(name: string, payload: z.ZodType<Payload>, attempts = 1, backoff = 0): JobKind<Payload> => ({
  name,
  payload,
  attempts,
  backoff,
});
const NOTHING = z.object({});

onEveryBackend((open) => {
  let carriage: Carriage;
  const opened: Queues[] = [];
  const troubles: string[] = [];
  const trouble = (what: string) => void troubles.push(what);
  const process = (): Queues => {
    const queues = openQueues(carriage.backend, trouble, PATIENCE);
    opened.push(queues);
    return queues;
  };
  /** The last job of a queue that does one at a time: when it is done, so is everything that was due before it. */
  const END = kind('end', NOTHING);
  const ending = () => {
    const ended = counter();
    return { ended, handler: handling(END, async () => ended.hit()) };
  };
  beforeAll(async () => {
    carriage = await open();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((queues) => queues.close()));
    troubles.splice(0);
  });
  afterAll(() => carriage.stop());

  it('does a job once that was asked for twice under one id', async () => {
    const [queue, queues] = [randomUUID(), process()];
    const job = kind('count', z.object({ n: z.number() }));
    const { ended, handler } = ending();
    const done: number[] = [];
    await queues.add(queue, job, { n: 1 }, { id: 'the-one' });
    await queues.add(queue, job, { n: 2 }, { id: 'the-one' });
    await queues.add(queue, END, {});
    queues.work(queue, [handling(job, async ({ n }) => void done.push(n)), handler], 1);
    await ended.reaches(1);
    expect(done).toEqual([1]);
  });

  it('does a job again under an id whose job is done', async () => {
    const [queue, queues] = [randomUUID(), process()];
    const job = kind('again', NOTHING);
    const done = counter();
    queues.work(queue, [handling(job, async () => done.hit())], 1);
    await queues.add(queue, job, {}, { id: 'again' });
    await done.reaches(1);
    const ask = setInterval(() => void queues.add(queue, job, {}, { id: 'again' }), 20);
    await done.reaches(2).finally(() => clearInterval(ask));
  });

  it('tries again after growing pauses, and gives up after the attempts of the job', async () => {
    const [queue, queues] = [randomUUID(), process()];
    const failing = kind('failing', NOTHING, 3, 100);
    const { ended, handler } = ending();
    const tried = counter();
    const moments: number[] = [];
    const fail = handling(failing, async () => {
      moments.push(performance.now());
      tried.hit();
      throw new Error('not now');
    });
    queues.work(queue, [fail, handler], 1);
    await queues.add(queue, failing, {});
    await tried.reaches(3);
    // A fourth attempt would be due after 400 ms, before this.
    await queues.add(queue, END, {}, { delay: 600 });
    await ended.reaches(1);
    expect(moments).toHaveLength(3);
    const [first = 0, second = 0, third = 0] = moments;
    expect(second - first).toBeGreaterThan(80);
    expect(third - second).toBeGreaterThan(160);
    expect(troubles).toEqual(Array(3).fill(`job failing of ${queue}`));
  });

  it('lets the next attempt succeed', async () => {
    const [queue, queues] = [randomUUID(), process()];
    const shaky = kind('shaky', z.object({ word: z.string() }), 3, 1);
    const heard: string[] = [];
    const done = counter();
    let tried = 0;
    const run = handling(shaky, async ({ word }) => {
      tried++;
      if (tried === 1) throw new Error('not now');
      heard.push(word);
      done.hit();
    });
    queues.work(queue, [run], 1);
    await queues.add(queue, shaky, { word: 'mus' });
    await done.reaches(1);
    expect([tried, heard]).toEqual([2, ['mus']]);
  });

  it('refuses what is no payload of the job, and says so', async () => {
    const [queue, queues] = [randomUUID(), process()];
    const job = kind('strict', z.object({ key: z.string() }));
    const { ended, handler } = ending();
    const heard: unknown[] = [];
    await queues.add(queue, job, { key: 7 } as never);
    await queues.add(queue, END, {});
    queues.work(queue, [handling(job, async (payload) => void heard.push(payload)), handler], 1);
    await ended.reaches(1);
    expect(heard).toEqual([]);
    expect(troubles).toEqual([`job strict of ${queue}`]);
  });

  it('makes one schedule, however many processes start', async () => {
    const [queue, one] = [randomUUID(), process()];
    const tick = kind('tick', NOTHING);
    const ticked = counter();
    one.work(queue, [handling(tick, async () => ticked.hit())], 1);
    for (const queues of [one, process(), process()]) queues.repeat(queue, tick, { every: AN_HOUR });
    await ticked.reaches(1);
    expect(await carriage.schedules(queue)).toBe(1);
  });

  it('winds a clock again that was lost with its queue', async () => {
    const [queue, queues] = [randomUUID(), process()];
    const tick = kind('tick', NOTHING);
    const ticked = counter();
    queues.work(queue, [handling(tick, async () => ticked.hit())], 1);
    queues.repeat(queue, tick, { every: AN_HOUR });
    await ticked.reaches(1);
    await carriage.flush();
    await ticked.reaches(2);
  });

  it('winds a clock again that stands still, because its next job was lost', async () => {
    const [queue, queues] = [randomUUID(), process()];
    const tick = kind('tick', NOTHING);
    const ticked = counter();
    queues.work(queue, [handling(tick, async () => ticked.hit())], 1);
    queues.repeat(queue, tick, { every: 500 });
    for (const strikes of [1, 3, 5]) {
      await ticked.reaches(strikes);
      await carriage.loseJobs(queue);
    }
    await ticked.reaches(7);
  });
});
