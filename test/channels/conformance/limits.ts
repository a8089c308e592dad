import { expect } from 'vitest';
import type { Limit } from './driver.ts';
import { isTaken } from './stage.ts';
import { inWords } from './words.ts';

const limit = (why: string, proof: Limit['proof']): Limit => ({ why, proof });

/** The messenger shows nothing of the kind, and is not asked to. */
export const showsNothing = (why: string): Limit =>
  limit(why, async ({ somebody, platform }) => {
    expect(platform.courtesies(await somebody())).toEqual([]);
  });

/** Her app has no way to do it, or tells nobody that she did. */
export const cannotHappen = (why: string, what: 'edits' | 'takesBack' | 'writesInGroup' | 'unreadable'): Limit =>
  limit(why, async ({ platform }) => {
    expect(platform.phone()[what] ?? {}).toEqual({});
  });

/** The driver has no such ability, and says so to whoever wants it. */
export const cannotErase = (why: string): Limit =>
  limit(why, async ({ house }) => {
    expect(house.driver.abilities.deletes).toBe(false);
    expect(house.driver.erase).toBeUndefined();
  });

/** There is nothing to press; every choice can be taken by its number all the same. */
export const cannotPress = (why: string): Limit =>
  limit(why, async ({ somebody, house }) => {
    const huda = await somebody();
    await house.says(huda.address, inWords('Wat wilt u?', ['Ja', 'Nee']));
    expect(house.driver.abilities.buttons).toBe(0);
    expect((await huda.shows()).at(-1)).toMatchObject({ buttons: [], text: expect.stringContaining('2. Nee') });
    await expect(huda.presses(2)).rejects.toThrow('button');
  });

/** What a platform refuses because it is too much looks like any other trouble, and is waited out like it. */
export const tellsNoRate = (why: string): Limit =>
  limit(why, async ({ somebody, house, books, platform }) => {
    const huda = await somebody();
    platform.order('rate', huda);
    await house.says(huda.address, inWords('Tot morgen!'));
    expect(await books.waits(huda.address)).toMatchObject([{ dead: false, attempts: 1 }]);
    await house.timePasses();
    expect((await huda.shows()).at(-1)?.text).toBe('Tot morgen!');
  });

/** A message to who blocked us looks like one that arrived. */
export const looksSent = (why: string): Limit =>
  limit(why, async ({ somebody, house, books }) => {
    const huda = await somebody();
    await house.says(huda.address, inWords('Tot morgen!'));
    expect(await books.waits(huda.address)).toEqual([]);
  });

/** No platform stands between the house and her: what is committed is there to be read, and nothing can be ordered to fail. */
export const nothingBetween = (why: string): Limit =>
  limit(why, async ({ somebody, house, books, platform }) => {
    const huda = await somebody();
    expect(() => platform.order('error', huda)).toThrow('no platform');
    await house.says(huda.address, inWords('Tot morgen!'));
    expect(await books.waits(huda.address)).toEqual([]);
    expect((await huda.shows()).at(-1)?.text).toBe('Tot morgen!');
  });

/** Who is gone is found out only where no chat with her was begun; a message into a chat looks like one that arrived. */
export const goneOnlyAtFirst = (why: string): Limit =>
  limit(why, async ({ somebody, house, books, platform }) => {
    const [known, unknown] = [await somebody(), platform.phone()];
    await books.knows(unknown.address);
    for (const one of [known, unknown]) {
      platform.order('gone', one);
      await house.says(one.address, inWords('Tot morgen!'));
    }
    expect(await books.toldToStaff(unknown.address)).toEqual(['gone']);
    expect(await books.waits(known.address)).toEqual([]);
  });

/** What was not taken at once is brought again, each by itself: all of it is taken, and once. */
export const bringsInNoOrder = (why: string): Limit =>
  limit(why, async (stage) => {
    const huda = await stage.somebody();
    const all = Array.from({ length: 8 }, (_, n) => `bericht ${n}`);
    await stage.stop();
    const done = all.map((text) => huda.writes(text));
    await stage.start();
    await Promise.all(done.map(isTaken));
    const heard = (await stage.books.heard(huda.address)).flatMap((one) => (one.kind === 'text' ? [one.text] : []));
    expect(heard.slice(1).sort()).toEqual(all);
  });
