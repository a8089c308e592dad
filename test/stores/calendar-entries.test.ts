import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../bot/calendar/entry.ts';
import type { Entries } from '../../bot/calendar/ports.ts';
import { demoWorld, PEOPLE } from '../../prisma/seed/world.ts';
import { createEntries } from '../../prisma/stores/calendar-entries.ts';
import { openHouse } from '../talk/house.ts';
import { TEST_DAY } from '../world.ts';
import { type Fresh, freshDatabase } from './database.ts';
import { postgresStores } from './playing.ts';

const WEEK = { from: '2026-11-23T00:00:00Z', until: '2026-11-30T00:00:00Z' };
const { appointments, slots, children } = demoWorld(TEST_DAY);
const DESK = appointments[0]?.id ?? '';
const [SAMI = '', NOOR = ''] = children.map(({ id }) => id);

let fresh: Fresh;
let entries: Entries;
beforeAll(async () => {
  fresh = await freshDatabase();
  entries = createEntries(fresh.database.pool);
});
beforeEach(() => fresh.reset());
afterAll(() => fresh.drop());

/** A line for each entry: when, what it is as key or Dutch name, and whose names stand in it. */
const shown = (found: readonly Entry[]) =>
  found.map(({ startsAt, what, names }) => {
    const told = typeof what !== 'object' ? what : 'key' in what ? what.key : (what.content.nl ?? '');
    const whom = typeof what === 'object' && 'key' in what ? Object.values(what.params ?? {}) : [];
    return [startsAt.slice(5, 16), told, ...whom, ...names].join(' ');
  });
const hers = async (who: keyof typeof PEOPLE, window = WEEK) => shown(await entries.hers(PEOPLE[who].id, window));
const conversationOf = async (who: keyof typeof PEOPLE) => {
  const { prisma } = fresh.database;
  const address = await prisma.address.create({ data: { personId: PEOPLE[who].id, channel: 'web', external: who } });
  return (await prisma.conversation.create({ data: { personId: PEOPLE[who].id, addressId: address.id } })).id;
};
const deskDay = () => fresh.database.prisma.occasion.findFirstOrThrow({ where: { seriesId: DESK } });
const clubDay = () =>
  fresh.database.prisma.occasion.findFirstOrThrow({ where: { startsAt: new Date('2026-11-27T14:30:00Z') } });

describe("a person's calendar", () => {
  it('says whom a mentor meets, and no more than that', async () => {
    expect(await hers('willem')).toEqual(['11-24T13:00 coming.meeting Huda']);
    expect(await hers('huda')).toEqual(['11-24T13:00 coming.meeting Willem']);
  });

  it('has the lessons of whoever takes part, without anybody else in them', async () => {
    expect(await hers('selam')).toEqual(['11-23T08:30 Nederlandse les', '11-25T12:00 Naailes']);
  });

  it('has the visitors and the lessons of a host, and of a visitor her appointment', async () => {
    expect(await hers('ineke')).toEqual([
      '11-26T09:00 appointments.kind-cv-desk Plamen',
      '11-27T14:30 Knutselclub',
      '11-28T09:00 Voetbal',
    ]);
    expect(await hers('plamen')).toEqual(['11-26T09:00 appointments.kind-cv-desk']);
  });

  it('has nothing of her children in it', async () => {
    expect(await hers('jamila')).toEqual([]);
  });

  it('says what does not take place, and where it stands on the map', async () => {
    const { id } = await deskDay();
    await fresh.database.prisma.occasion.update({ where: { id }, data: { state: 'cancelled', changedAt: new Date() } });
    const [entry] = await entries.hers(PEOPLE.plamen.id, WEEK);
    expect(entry).toMatchObject({ state: 'cancelled', pin: { latitude: 52.069, longitude: 4.298 }, address: null });
  });
});

describe("a centre's calendar", () => {
  const ofCentre = async (centre: string | null) => shown(await entries.ofCentre(centre, WEEK));
  const mussen = [
    '11-23T15:00 calendar.mentoring Nour Bilal',
    '11-24T13:00 calendar.mentoring Willem Huda',
    '11-26T09:00 appointments.kind-cv-desk Plamen Ineke',
    '11-26T09:00 calendar.mentoring Marjan Emine',
    '11-27T10:30 calendar.mentoring Kees Katarzyna',
    '11-27T14:30 Knutselclub',
    '11-28T09:00 Voetbal',
  ];
  const allekanten = ['11-23T08:30 Nederlandse les', '11-25T12:00 Naailes'];

  it('has its own days with first names, and of a lesson no names', async () => {
    expect((await ofCentre('de-mussen')).toSorted()).toEqual(mussen);
    expect(await ofCentre('allekanten')).toEqual(allekanten);
  });

  it('has those of every centre where none is named', async () => {
    expect((await ofCentre(null)).toSorted()).toEqual([...mussen, ...allekanten].toSorted());
    expect(await ofCentre('nowhere')).toEqual([]);
  });
});

describe('one thing', () => {
  it('is for whoever is expected there, and for nobody else', async () => {
    const { id: occasion } = await deskDay();
    const about = { occasion, child: null };
    expect(await entries.one(await conversationOf('plamen'), about)).toMatchObject({ occasion, names: [] });
    expect(await entries.one(await conversationOf('huda'), about)).toBeNull();
    expect(await entries.one('00000000-0000-4000-8000-000000000000', about)).toBeNull();
  });

  it('is for a mother with each of her children, and for a father with his own on his days', async () => {
    const { id: occasion } = await clubDay();
    const [jamila, daan] = [await conversationOf('jamila'), await conversationOf('daan')];
    expect(await entries.one(jamila, { occasion, child: SAMI })).toMatchObject({ child: SAMI, names: ['Sami'] });
    expect(await entries.one(jamila, { occasion, child: NOOR })).toMatchObject({ child: NOOR, names: ['Noor'] });
    expect(await entries.one(jamila, { occasion, child: null })).toBeNull();
    // A Friday: with him Sami is at the weekend, and Noor never.
    expect(await entries.one(daan, { occasion, child: SAMI })).toBeNull();
    expect(await entries.one(daan, { occasion, child: NOOR })).toBeNull();
  });
});

describe('the revision of a day', () => {
  it('rises with its time, its place and its state, whoever changes them, and with nothing else', async () => {
    const { prisma } = fresh.database;
    const { id, revision } = await deskDay();
    const revised = async (data: Parameters<typeof prisma.occasion.update>[0]['data']) =>
      (await prisma.occasion.update({ where: { id }, data })).revision - revision;
    expect(await revised({ why: 'centre' })).toBe(0);
    expect(await revised({ place: 'De Mussen, kamer 5' })).toBe(1);
    expect(await revised({ place: 'De Mussen, kamer 5' })).toBe(1);
    expect(await revised({ endsAt: new Date('2026-11-26T10:00:00Z') })).toBe(2);
    expect(await revised({ state: 'cancelled' })).toBe(3);
    expect(await revised({ state: 'planned' })).toBe(4);
  });

  it('rises where the visitor herself takes another time, and the day keeps its name', async () => {
    const plamen = await conversationOf('plamen');
    const { id: occasion, revision, revisedAt } = await deskDay();
    const stores = postgresStores(fresh.database);
    const house = openHouse(stores, '2026-11-25T17:00:00Z');
    const arrive = (key: string, inbound: Parameters<typeof house.knock>[0]['arrival']['inbound']) =>
      house.knock({ from: { conversation: plamen }, arrival: { key, inbound } });
    const place = { room: 'appointments', step: 'another', data: { occasion, child: null, kind: 'cv-desk' } };
    await arrive('one', { kind: 'nudge-due', place, expires: '2026-11-26T08:00:00Z' });
    await arrive('two', { kind: 'text', text: '1' });
    expect(house.said.at(-1)?.saying.key).toBe('appointments.booked');
    const moved = await entries.one(plamen, { occasion, child: null });
    expect(moved).toMatchObject({ occasion, revision: revision + 1, startsAt: '2026-11-27T10:00:00.000Z' });
    expect(Date.parse(moved?.revisedAt ?? '')).toBeGreaterThan(revisedAt.getTime());
    expect(slots[0]?.starts).toBe('2026-11-27T11:00');
  });
});
