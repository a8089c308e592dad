import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { OpenKnock } from '../../bot/ports.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import type { Stores } from '../talk/house.ts';
import { type Opens, onBothTwins } from './twins.ts';

const knock = (key: string, at: string, text = 'absence.news'): OpenKnock => ({
  key,
  person: PEOPLE.willem.id,
  at,
  inbound: { kind: 'news', key: text, params: { name: 'Huda', until: { key: 'absence.for-once' } } },
});

onBothTwins((open) => {
  let opened: Opens;
  let knocks: Stores['knocks'];
  beforeAll(async () => {
    opened = await open();
  });
  beforeEach(async () => {
    ({ knocks } = await opened.stores());
  });
  afterAll(() => opened.close());

  it('is due from its moment on, the oldest first', async () => {
    await knocks.put([knock('b', '2026-11-22T10:00:00.000Z'), knock('a', '2026-11-22T11:00:00.000Z')]);
    await knocks.put([knock('c', '2026-11-22T09:00:00.000Z')]);
    expect(await knocks.due('2026-11-22T08:59:59.999Z')).toEqual([]);
    expect(await knocks.due('2026-11-22T10:00:00.000Z')).toEqual(['c', 'b']);
    expect(await knocks.due('2026-11-22T12:00:00.000Z')).toEqual(['c', 'b', 'a']);
  });

  it('is found as it was put, once under its key', async () => {
    const first = knock('a', '2026-11-22T10:00:00.000Z');
    await knocks.put([first]);
    await knocks.put([knock('a', '2026-11-22T08:00:00.000Z', 'absence.news-coach')]);
    expect(await knocks.find('a')).toEqual(first);
    expect(await knocks.due('2026-11-22T09:00:00.000Z')).toEqual([]);
  });

  it('is silent when it is done, and stays so', async () => {
    const one = knock('a', '2026-11-22T10:00:00.000Z');
    await knocks.put([one]);
    await knocks.done('a', '2026-11-22T10:00:01.000Z');
    await knocks.put([one]);
    expect(await knocks.find('a')).toBeNull();
    expect(await knocks.due('2026-11-23T10:00:00.000Z')).toEqual([]);
    await knocks.done('a', '2026-11-22T10:00:02.000Z');
  });

  it('is nothing where the key is unknown', async () => {
    expect(await knocks.find('nobody')).toBeNull();
    await knocks.done('nobody', '2026-11-22T10:00:00.000Z');
    await knocks.put([]);
    expect(await knocks.due('2026-11-23T10:00:00.000Z')).toEqual([]);
  });
});
