import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Phone, Trouble } from '../driver.ts';
import { isTaken, type Stage, texts } from '../stage.ts';
import { inWords } from '../words.ts';
import type { Promises } from './promise.ts';

const FOUR = ['een', 'twee', 'drie', 'vier'];

/** Fewer than after which the outbox gives a message up. */
const MOST_ATTEMPTS = 6;
const SOON_MS = 100;
const LATE_MS = 600;

/** Which of the four stand on her screen, in order, each as often as it is there. */
const fourOf = async (huda: Phone): Promise<string[]> =>
  texts(await huda.shows()).filter((text) => FOUR.includes(text));

/** The second of four messages meets trouble: what follows waits behind it, and all come later, once. */
async function waitsOut(stage: Stage, trouble: Trouble): Promise<void> {
  const { house, books, platform } = stage;
  const huda = await stage.somebody();
  const [first, ...rest] = FOUR.map((text) => inWords(text));
  await house.says(huda.address, first as ReturnType<typeof inWords>);
  platform.order(trouble, huda, 2);
  await house.says(huda.address, ...rest);
  for (let n = 0; n < MOST_ATTEMPTS && (await books.waits(huda.address)).length > 0; n++) await house.timePasses();
  expect(await books.waits(huda.address)).toEqual([]);
  expect(await fourOf(huda)).toEqual(FOUR);
}

/** She is never written to again for this message, staff see it, and she is not reachable until she writes. */
async function isGivenUp(stage: Stage, trouble: 'blocked' | 'gone', why: RegExp): Promise<void> {
  const { house, books, platform } = stage;
  const huda = await stage.somebody();
  platform.order(trouble, huda);
  await house.says(huda.address, inWords('een'));
  expect(await books.waits(huda.address)).toMatchObject([{ dead: true, attempts: 0 }]);
  await house.timePasses();
  expect(await fourOf(huda)).toEqual([]);
  const told = await books.toldToStaff(huda.address);
  expect(told).toEqual([expect.stringMatching(why)]);
  expect(await books.unreachable(huda.address)).toMatch(why);
  await isTaken(huda.writes('ik ben er weer'));
  expect(await books.unreachable(huda.address)).toBeNull();
}

export const trouble: Promises<'When things go wrong'> = {
  'waits out trouble of the platform, in order': (stage) => waitsOut(stage, 'error'),
  'waits out a connection that breaks, in order': (stage) => waitsOut(stage, 'reset'),
  async 'waits as long as the platform asks'(stage) {
    const { house, books, platform } = stage;
    const huda = await stage.somebody();
    platform.order('rate', huda);
    const begun = Date.now();
    await house.says(huda.address, inWords('een'), inWords('twee'));
    expect(await fourOf(huda)).toEqual([]);
    // The driver itself knows that it was asked to wait, although nobody else does any more.
    await house.timePasses();
    expect(await fourOf(huda)).toEqual(['een', 'twee']);
    expect(Date.now() - begun).toBeGreaterThan(900);
    expect(await books.waits(huda.address)).toEqual([]);
  },
  async 'is not doubled when the answer is lost'(stage) {
    const { house, books, platform } = stage;
    const huda = await stage.somebody();
    platform.order('lost-answer', huda);
    await house.says(huda.address, inWords('een'), inWords('twee'));
    for (let n = 0; n < MOST_ATTEMPTS && (await books.waits(huda.address)).length > 0; n++) {
      await pause(SOON_MS);
      await house.timePasses();
    }
    // What a page or a platform still does by itself, it has done by then.
    await pause(LATE_MS);
    expect(await fourOf(huda)).toEqual(['een', 'twee']);
    expect(await books.waits(huda.address)).toEqual([]);
  },
  async 'goes on where a process died before it was sent'(stage) {
    const { house, books } = stage;
    const huda = await stage.somebody();
    await stage.stop();
    await house.commits(huda.address, inWords('een'), inWords('twee'), inWords('drie'));
    expect(await books.waits(huda.address)).toHaveLength(3);
    await stage.start();
    await house.timePasses();
    expect(await fourOf(huda)).toEqual(['een', 'twee', 'drie']);
    expect(await books.waits(huda.address)).toEqual([]);
  },
  'is given up for who blocked us, and staff see it': (stage) => isGivenUp(stage, 'blocked', /blocked|gone/u),
  'is given up for who is gone, and staff see it': (stage) => isGivenUp(stage, 'gone', /gone/u),
};
