import { afterAll, beforeAll, expect, vi } from 'vitest';
import { type Fresh, freshDatabase } from '../../stores/database.ts';
import { type Books, createBooks } from './books.ts';
import type { Done, Driver, Phone, Platform, Shown } from './driver.ts';
import { createHouse, fetchAll, type House } from './house.ts';

/** Everything that a promise is tried on: a house, one driver before it, and people with telephones. */
export type Stage = {
  readonly fresh: Fresh;
  readonly house: House;
  readonly books: Books;
  readonly platform: Platform;
  readonly driver: Driver;
  /** What went wrong inside the house, or at its edge, and was told to nobody but the log. */
  readonly alarms: string[];
  /** Somebody whom the house knows; she has just written, so that she may be answered. */
  somebody(): Promise<Phone>;
  /** The driver stops, as when a process ends; whoever wants it again starts it. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Fetches the files that came in. */
  fetchAll(): Promise<unknown>;
};

/** Sets the stage for the tests of a file: one driver and one database for all of them. */
export function setStage(driver: Driver): Stage {
  let fresh: Fresh;
  let house: House;
  let platform: Platform;
  const alarms: string[] = [];
  const alarm = (what: string) => void alarms.push(what);
  const closing: (() => Promise<void>)[] = [];
  const start = async () => house.over(await platform.start((knock) => house.receive(knock)));
  beforeAll(async () => {
    fresh = await freshDatabase();
    house = createHouse(fresh.database, driver.channel, alarm);
    platform = await driver.open({ fresh, alarm, closing: (close) => closing.push(close) });
    await start();
  });
  afterAll(async () => {
    await house.driver.stop();
    for (const close of closing.reverse()) await close();
    await fresh.drop();
  });
  return {
    driver,
    alarms,
    start,
    get fresh() {
      return fresh;
    },
    get house() {
      return house;
    },
    get platform() {
      return platform;
    },
    get books() {
      return createBooks(fresh.database, driver.channel);
    },
    stop: () => house.driver.stop(),
    fetchAll: () => fetchAll(house, fresh.database, alarm),
    async somebody() {
      const phone = platform.phone();
      const books = createBooks(fresh.database, driver.channel);
      await books.knows(phone.address);
      const hello = phone.writes('hallo');
      await isTaken(hello);
      await until(async () => expect(await phone.shows()).not.toEqual([]));
      await house.idle();
      return phone;
    },
  };
}

/** Waits until something holds; fails with what it last failed with. */
export const until = (holds: () => void | Promise<void>): Promise<void> =>
  vi.waitFor(holds, { timeout: 15_000, interval: 5 });

/** Waits until her app, or its platform, hears that the house has it. */
export const isTaken = (done: Done): Promise<void> => until(async () => expect(await done.isTaken()).toBe(true));

/** The words on a screen, from top to bottom. */
export const texts = (shown: readonly Shown[]): string[] => shown.map(({ text }) => text);
