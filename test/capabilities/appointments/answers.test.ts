import { beforeEach, describe, expect, it } from 'vitest';
import { demoWorld } from '../../../prisma/seed/world.ts';
import { TEST_DAY } from '../../world.ts';
import { alone } from '../answering.ts';

const EVENING = '2026-11-25T17:00:00Z';
const [desk] = demoWorld(TEST_DAY).appointments;
const DESK = desk?.id ?? '';

let plamen: ReturnType<typeof alone>;
const reminded = async (language = 'bg') => {
  plamen = alone('plamen', EVENING, language);
  await plamen.begin();
  return plamen.nudge('appointments', 'reminder', DESK, '2026-11-26T07:00:00Z');
};
beforeEach(() => reminded());

const ids = (said: Awaited<ReturnType<typeof reminded>>) =>
  said.flatMap(({ choices = [] }) => choices.map(({ id }) => id));
const keys = (said: Awaited<ReturnType<typeof reminded>>) => said.map(({ key }) => key);
const news = () =>
  [...plamen.state.knocks.values()].flatMap(({ person, inbound }) =>
    inbound.kind === 'news' ? [{ person, ...inbound }] : [],
  );

describe('another time', () => {
  it('offers four real times and a human', async () => {
    const said = await plamen.picks('another');
    expect(keys(said)).toEqual(['appointments.free']);
    expect(ids(said)).toEqual([
      '2026-11-27T11:00',
      '2026-12-01T14:00',
      '2026-12-03T10:00',
      '2026-12-08T14:00',
      'human',
    ]);
  });

  it('that somebody else took meanwhile is said so, and is not offered again', async () => {
    await plamen.picks('another');
    const [slot] = plamen.state.world.slots;
    plamen.state.taken.set(slot?.id ?? '', 'another-appointment');
    const said = await plamen.picks('2026-11-27T11:00');
    expect(keys(said)).toEqual(['appointments.taken']);
    expect(ids(said)).not.toContain('2026-11-27T11:00');
    expect(keys(await plamen.picks('2026-12-01T14:00'))).toEqual(['appointments.booked']);
    expect(plamen.state.moved.get(DESK)?.starts).toBe('2026-12-01T14:00');
    expect(news().map(({ key }) => key)).toEqual(['appointments.news-moved']);
  });

  it('is looked for by a human where none is free', async () => {
    for (const { id } of plamen.state.world.slots) plamen.state.taken.set(id, 'another-appointment');
    const said = await plamen.picks('another');
    expect(keys(said)).toEqual(['appointments.none-free']);
    expect(ids(said)).toEqual(['human', 'menu']);
  });

  it('makes what was said about the old one count no more', async () => {
    await plamen.picks('coming');
    expect(plamen.state.answers).toHaveLength(1);
    await reminded();
    await plamen.picks('more');
    await plamen.picks('childcare');
    plamen.playing.now = '2026-11-25T18:00:00Z';
    await plamen.knock({
      kind: 'nudge-due',
      place: { room: 'appointments', step: 'another', data: { occasion: DESK, child: null, kind: 'cv-desk' } },
      expires: '2026-11-26T07:00:00Z',
    });
    await plamen.picks('2026-12-01T14:00');
    expect(plamen.state.answers).toEqual([]);
  });
});

describe('what somebody needs', () => {
  it('is an interpreter, of whom nothing is asked: the host hears for which language', async () => {
    expect(ids(await plamen.picks('more'))).toEqual(['interpreter', 'childcare', 'calendar', 'human', 'menu']);
    expect(keys(await plamen.picks('interpreter'))).toEqual(['coming.interpreter-noted']);
    expect(plamen.state.answers).toMatchObject([{ said: 'interpreter' }]);
    expect(news()).toMatchObject([
      { person: desk?.hostId, key: 'coming.news-interpreter', params: { name: 'Plamen', language: 'Български' } },
    ]);
  });

  it('is no interpreter for whoever speaks Dutch', async () => {
    await reminded('nl');
    expect(ids(await plamen.picks('more'))).toEqual(['childcare', 'calendar', 'human', 'menu']);
  });
});

it('is reminded of with five choices', async () => {
  expect(ids(await reminded())).toEqual(['coming', 'cannot-come', 'another', 'where', 'more']);
});
