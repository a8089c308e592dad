import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createFirsts } from '../../../../bot/channels/whatsapp/web/firsts.ts';
import { createLine } from '../../../../bot/channels/whatsapp/web/line.ts';
import { restartNightly, untilHour } from '../../../../bot/channels/whatsapp/web/nightly.ts';
import { PACE, type Pace, paceOf, typingTime } from '../../../../bot/channels/whatsapp/web/pace.ts';
import type { Parts } from '../../../../bot/channels/whatsapp/web/settings.ts';
import { spoken } from '../../spoken.ts';
import { until } from './opened.ts';

const ZONE = 'Europe/Amsterdam';
const NOON = Date.parse('2026-11-24T11:00:00Z');

it('types longer for a longer text, and not for ever', () => {
  const pace = paceOf();
  expect(typingTime('', pace)).toBe(500);
  expect(typingTime('x'.repeat(50), pace)).toBe(1_500);
  expect(typingTime('x'.repeat(5_000), pace)).toBe(3_000);
});

it('says of every number why it is so', () => {
  for (const { unit, why } of Object.values(PACE)) expect([unit, why].every(Boolean)).toBe(true);
});

describe('what the house says first', () => {
  let now = NOON;
  let folder = '';
  beforeEach(async () => {
    now = NOON;
    folder = await mkdtemp(join(tmpdir(), 'buurtmus-pacing-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
  });
  const open = (changes: Partial<Pace> = {}) =>
    createFirsts({
      pace: paceOf({ firstGap: 12_000, firstSpread: 0, inHand: 0, ...changes }),
      zone: ZONE,
      now: () => now,
      file: join(folder, 'firsts.json'),
      trouble: (error) => {
        throw error;
      },
    });
  const reminder = (to: string, turn = 1) => spoken({ ref: `${to}:${turn}`, to, isAnswer: false });
  const known = async () => false;
  const isNew = async () => true;

  it('goes to one person after the other, each in a turn of its own', async () => {
    const firsts = await open();
    const waits = [];
    for (const to of ['a', 'b', 'c']) waits.push(await firsts.admit(reminder(to), known));
    expect(waits).toEqual([
      null,
      { kind: 'later', seconds: 12, why: 'one person at a time', untried: true },
      expect.objectContaining({ seconds: 24 }),
    ]);
    now += 12_000;
    expect(await firsts.admit(reminder('b'), known)).toBeNull();
    expect(await firsts.admit(reminder('c'), known)).toMatchObject({ seconds: 12 });
    now += 12_000;
    expect(await firsts.admit(reminder('c'), known)).toBeNull();
  });

  it('keeps its distance also after hours in which nothing could be sent', async () => {
    const firsts = await open();
    for (const to of ['a', 'b', 'c']) await firsts.admit(reminder(to), known);
    now += 7_200_000;
    expect(await firsts.admit(reminder('b'), known)).toBeNull();
    expect(await firsts.admit(reminder('c'), known)).toMatchObject({ kind: 'later', seconds: 12 });
  });

  it('may go to the same person at once, and answers to anybody', async () => {
    const firsts = await open();
    expect(await firsts.admit(reminder('a', 1), known)).toBeNull();
    expect(await firsts.admit(reminder('a', 2), known)).toBeNull();
    for (const to of ['b', 'c', 'd']) expect(await firsts.admit(spoken({ to }), isNew)).toBeNull();
  });

  it('goes to so many new people a day, also over a restart, and on in the morning', async () => {
    const pace = { firstGap: 0, newPeople: 2 };
    const firsts = await open(pace);
    for (const to of ['a', 'b']) expect(await firsts.admit(reminder(to), isNew)).toBeNull();
    expect(await firsts.admit(reminder('old friend'), known)).toBeNull();
    const tomorrow = { kind: 'later', seconds: 21 * 3_600, why: 'enough new people for today', untried: true };
    // From noon in Amsterdam to nine o'clock of the next day.
    expect(await firsts.admit(reminder('c'), isNew)).toEqual(tomorrow);
    const again = await open(pace);
    expect(await again.admit(reminder('c'), isNew)).toEqual(tomorrow);
    now += 21 * 3_600_000;
    expect(await again.admit(reminder('c'), isNew)).toBeNull();
  });

  it('counts whom it cannot look up', async () => {
    const firsts = await open({ firstGap: 0, newPeople: 0 });
    expect(await firsts.admit(reminder('a'), () => Promise.reject(new Error('no page')))).toMatchObject({
      kind: 'later',
    });
  });
});

it('restarts when the hour has come and nothing is being sent', async () => {
  const stopping = new AbortController();
  let busy = (): void => {};
  const sending = new Promise<void>((sent) => {
    busy = sent;
  });
  let restarts = 0;
  const parts = { restartHour: 4, zone: ZONE, now: () => Date.parse('2026-11-24T02:59:59.950Z'), pace: paceOf() };
  const line = { ...createLine(), quiet: () => sending };
  const keeper = { keep: async () => {}, restart: () => void restarts++ };
  const over = restartNightly({ ...parts, line } as unknown as Parts, keeper, stopping.signal);
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(restarts).toBe(0);
  busy();
  await until(() => expect(restarts).toBe(1));
  stopping.abort();
  await over;
});

it('is quiet when nobody is busy any more, or when it has taken too long', async () => {
  const line = createLine();
  let done = (): void => {};
  const task = line.busy(() => new Promise<void>((resolve) => (done = resolve)));
  const begun = Date.now();
  await line.quiet(100);
  expect(Date.now() - begun).toBeGreaterThanOrEqual(100);
  done();
  await task;
  await line.quiet(60_000);
  expect(Date.now() - begun).toBeLessThan(10_000);
});

describe('the hour of the planned restart', () => {
  const hours = (from: string) => untilHour(4, ZONE, Date.parse(from)) / 3_600_000;
  it('is today or tomorrow', () => {
    expect(hours('2026-11-24T02:00:00Z')).toBe(1);
    expect(hours('2026-11-24T03:00:00Z')).toBe(24);
  });
  it('is four by the clocks also in the nights in which they change', () => {
    expect(hours('2026-03-28T03:00:00Z')).toBe(23);
    expect(hours('2026-10-24T02:00:00Z')).toBe(25);
  });
});
