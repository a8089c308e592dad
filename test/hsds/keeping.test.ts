import { beforeEach, describe, expect, it } from 'vitest';
import { reportedWrong, unmet, type Wrong } from '../../bot/capabilities/social-map/records.ts';
import type { Effect } from '../../bot/engine/effect.ts';
import { createKeepingDesk } from '../../bot/hsds/keeping.ts';
import { uuidOf } from '../../bot/hsds/map/ids.ts';
import type { KeepingDesk } from '../../bot/hsds/map/keeping/desk.ts';
import { fieldsOf } from '../../bot/hsds/map/keeping/editing.ts';
import type { Entry } from '../../bot/hsds/map/keeping/entries.ts';
import type { SocialMapStore } from '../../bot/hsds/map/ports.ts';
import { createSocialMapStore } from '../../prisma/stores/hsds.ts';
import { type Fresh, freshDatabase } from '../stores/database.ts';
import { postgresStores } from '../stores/playing.ts';
import { turnOf } from '../stores/turns.ts';

const TODAY = '2026-11-22';
const PETRA = { staff: 'petra', day: TODAY };
const ALL = { owner: null, page: 1 };

let fresh: Fresh;
let store: SocialMapStore;
let desk: KeepingDesk;
beforeEach(async () => {
  fresh = await freshDatabase();
  const made = createSocialMapStore(fresh.database);
  store = made;
  desk = createKeepingDesk(made);
  await account('petra', 'Petra', '2026-01-01');
  return () => fresh.drop();
});

const account = (id: string, name: string, since: string) =>
  fresh.database.prisma.staffUser.create({
    data: { id, name, email: `${id}@example.org`, createdAt: new Date(since) },
  });
const entryOf = async (place: string): Promise<Entry> => (await desk.one(place, TODAY)) as Entry;
const placeOf = async (slug: string) => {
  const { index } = await store.current();
  return index.hanging('service', 'slug', slug)[0];
};
const standings = async (): Promise<readonly Entry[]> => (await desk.checks(ALL, TODAY)).entries;

/** Somebody in a chat does something that the room asks to be written down. */
async function says(...effects: Effect[]): Promise<void> {
  const stores = postgresStores(fresh.database);
  const id = String(Math.random());
  const before = await stores.conversations.recognise({ address: { channel: 'web', id } });
  if (before === null) throw new Error('nobody came');
  expect((await stores.commit(turnOf(before, id, effects))).kind).toBe('committed');
}
const wrong = (place: string, what: Wrong): Effect => reportedWrong({ place, what });

describe('an entry of the map', () => {
  it('has an owner and a day on which it is due, from the beginning', async () => {
    const all = await desk.all('used', TODAY);
    expect(all.length).toBeGreaterThan(50);
    expect(all.filter(({ owner }) => owner !== 'petra')).toEqual([]);
    expect(all.filter(({ standing }) => standing !== 'late')).toEqual([]);
    expect(await desk.waitingFor(PETRA)).toBe(all.length + 7);
  });

  it('holds for half a year when somebody says so, and tells that in the words of HSDS', async () => {
    expect(await desk.holds('geldfit', PETRA)).toBe('done');
    expect(await entryOf('geldfit')).toMatchObject({
      standing: 'later',
      checked: TODAY,
      due: '2027-05-22',
      checkedBy: 'petra',
    });
    const row = await fresh.database.prisma.hsdsService.findUniqueOrThrow({ where: { slug: 'geldfit' } });
    expect(row.checkDue?.toISOString().slice(0, 10)).toBe('2027-05-22');
    expect(Date.now() - (row.lastModified?.getTime() ?? 0)).toBeLessThan(60_000);
    const { index } = await store.current();
    expect(index.hanging('metadata', 'resource_id', row.id)).toMatchObject([
      { field_name: 'assured_date', replacement_value: TODAY, last_action_date: TODAY, updated_by: 'Buurtmus' },
    ]);
    expect(JSON.stringify(index.map)).not.toContain('petra');
    expect(await desk.holds('geldfit', PETRA)).toBe('done');
    expect(await desk.holds('nergens', PETRA)).toBe('gone');
  });

  it('comes up again four weeks before, and is late the day after', async () => {
    await desk.holds('geldfit', PETRA);
    const on = async (day: string) => (await desk.one('geldfit', day))?.standing;
    expect([await on('2027-04-24'), await on('2027-04-25')]).toEqual(['later', 'soon']);
    expect([await on('2027-05-22'), await on('2027-05-23')]).toEqual(['soon', 'late']);
  });

  it('that could not be reached stays due, with the day and the note', async () => {
    expect(await desk.tried('geldfit', 'Voicemail', PETRA)).toBe('done');
    expect(await entryOf('geldfit')).toMatchObject({ standing: 'late', triedOn: TODAY, note: 'Voicemail' });
    await desk.tried('geldfit', null, PETRA);
    await desk.holds('geldfit', PETRA);
    expect(await entryOf('geldfit')).toMatchObject({ triedOn: null, note: 'Voicemail' });
    await desk.tried('geldfit', '', PETRA);
    expect(await entryOf('geldfit')).toMatchObject({ triedOn: TODAY, note: null });
    expect(await desk.tried('nergens', null, PETRA)).toBe('gone');
  });

  it('that is no more is proposed to nobody, until somebody takes that back', async () => {
    await says(wrong('geldfit', 'gone'));
    expect(await desk.end('geldfit', PETRA)).toBe('done');
    expect(await placeOf('geldfit')).toMatchObject({ status: 'inactive' });
    expect((await desk.all('ended', TODAY)).map(({ place }) => place)).toEqual(['geldfit']);
    expect((await standings()).map(({ place }) => place)).not.toContain('geldfit');
    expect(await desk.restore('geldfit', PETRA)).toBe('done');
    expect(await entryOf('geldfit')).toMatchObject({ standing: 'reported', checked: null });
    expect(await desk.all('ended', TODAY)).toEqual([]);
  });

  it('is found by its words, a slip included, also when it is no more', async () => {
    await desk.end('geldfit', PETRA);
    expect((await desk.find('gelfdit', TODAY))[0]).toMatchObject({ place: 'geldfit', standing: 'ended' });
    expect(await desk.find('', TODAY)).toEqual([]);
  });
});

describe('what a resident says is wrong', () => {
  it('stands at the top of the list, folded and counted, without who said it', async () => {
    await says(wrong('geldfit', 'number'));
    await says(wrong('geldfit', 'number'), wrong('geldfit', 'hours'));
    await says(wrong('limor', 'address'), wrong('nergens', 'gone'));
    const [first, second, third] = await standings();
    expect(first).toMatchObject({
      place: 'geldfit',
      reports: [
        { what: 'number', count: 2, first: TODAY, last: TODAY },
        { what: 'hours', count: 1, first: TODAY, last: TODAY },
      ],
    });
    expect(second).toMatchObject({ place: 'limor', standing: 'reported' });
    expect(third?.standing).toBe('late');
    const columns = await fresh.database.pool.query('SELECT * FROM place_report LIMIT 1');
    expect(Object.keys(columns.rows[0])).toEqual(['service_id', 'what', 'count', 'first_on', 'last_on']);
  });

  it('is done with when somebody has looked', async () => {
    await says(wrong('geldfit', 'number'), wrong('limor', 'hours'));
    await desk.holds('geldfit', PETRA);
    expect((await entryOf('geldfit')).reports).toEqual([]);
    const limor = await entryOf('limor');
    expect(await desk.edit('limor', { ...fieldsOf(limor.facts), 'day-0': '9-12' }, limor.seen, PETRA)).toBe('done');
    expect((await entryOf('limor')).reports).toEqual([]);
  });

  it('counts among what waits for whoever keeps the entry', async () => {
    for (const { place } of await desk.all('used', TODAY)) await desk.holds(place, PETRA);
    await desk.linesHold(PETRA);
    expect(await desk.waitingFor(PETRA)).toBe(0);
    await says(wrong('geldfit', 'other'), wrong('geldfit', 'number'));
    expect(await desk.waitingFor(PETRA)).toBe(1);
  });
});

describe('putting facts right', () => {
  const edited = async (place: string, change: Readonly<Record<string, string>>) => {
    const { facts, seen } = await entryOf(place);
    return desk.edit(place, { ...fieldsOf(facts), ...change }, seen, PETRA);
  };

  it('changes what residents see, and says that all of it is true', async () => {
    const change = {
      'phone-0': '070 123 45 67',
      'phone-1': '06 12345678',
      'day-0': '9-12.30 en 13:00 – 17:00',
      'day-4': '9-12.30',
      street: 'Teststraat 1',
      code: '2526aa',
      city: 'Den Haag',
      website: 'www.example.org',
      email: 'hallo@example.org',
    };
    expect(await edited('geldfit', change)).toBe('done');
    const { facts, checked, due } = await entryOf('geldfit');
    expect(fieldsOf(facts)).toMatchObject({
      'phone-0': '070 123 45 67',
      'phone-1': '06 12345678',
      'day-0': '09:00-12:30, 13:00-17:00',
      'day-1': '',
      'day-4': '09:00-12:30',
      street: 'Teststraat 1',
      code: '2526 AA',
      city: 'Den Haag',
      website: 'https://www.example.org',
      email: 'hallo@example.org',
    });
    expect([checked, due]).toEqual([TODAY, '2027-05-22']);
    const { index } = await store.current();
    const told = index.hanging('metadata', 'resource_id', uuidOf('service', 'geldfit'));
    expect(told.map(({ field_name }) => field_name).sort()).toEqual(
      ['assured_date', 'email', 'locations', 'phones', 'schedules', 'url'].sort(),
    );
    expect(told.find(({ field_name }) => field_name === 'phones')).toMatchObject({
      previous_value: '0800 8115',
      replacement_value: '070 123 45 67, 06 12345678',
    });
  });

  it('takes away what is emptied', async () => {
    await edited('geldfit', { street: 'Teststraat 1', city: 'Den Haag', 'day-0': '9-12', 'phone-1': '112' });
    expect(await edited('geldfit', { street: '', city: '', 'day-0': '', 'phone-0': '' })).toBe('done');
    const { facts } = await entryOf('geldfit');
    expect(facts).toMatchObject({ address: null, phones: [{ number: '112' }] });
    expect(facts.week.flat()).toEqual([]);
  });

  it('knows day and night', async () => {
    expect(await edited('geldfit', { always: 'yes' })).toBe('done');
    expect(fieldsOf((await entryOf('geldfit')).facts)).toMatchObject({ always: 'yes' });
    const { always: _, ...fields } = fieldsOf((await entryOf('geldfit')).facts);
    const { seen } = await entryOf('geldfit');
    expect(await desk.edit('geldfit', { ...fields, 'day-2': '10:00-11:00' }, seen, PETRA)).toBe('done');
    expect(fieldsOf((await entryOf('geldfit')).facts)['day-2']).toBe('10:00-11:00');
  });

  it('changes what an organisation says where it stands, and tells for whom that counts too', async () => {
    const shared = (await desk.all('used', TODAY)).find(
      ({ facts }) => facts.websiteAt === 'organization' && facts.sharedWith.length > 0,
    );
    if (shared === undefined) throw new Error('the seed has no such entry');
    expect(await edited(shared.place, { website: 'https://nieuw.example.org' })).toBe('done');
    const service = await placeOf(shared.place);
    expect(service).not.toHaveProperty('url');
    const { index } = await store.current();
    expect(index.row('organization', service?.organization_id)).toMatchObject({ website: 'https://nieuw.example.org' });
  });

  it('forgets where a place stood on the map when its address changes', async () => {
    await edited('geldfit', { street: 'Teststraat 1', city: 'Den Haag' });
    const location = (await entryOf('geldfit')).facts.address?.location as string;
    await fresh.database.prisma.hsdsLocation.update({ where: { id: location }, data: { latitude: 52, longitude: 4 } });
    expect(await edited('geldfit', { street: 'Teststraat 2' })).toBe('done');
    const { index } = await store.current();
    expect(index.row('location', location)).not.toHaveProperty('latitude');
  });

  it.each([
    [{ 'phone-0': 'bel maar' }, 'phone-0', 'not-phone'],
    [{ 'phone-0': '12' }, 'phone-0', 'not-phone'],
    [{ 'phone-0': '1'.repeat(16) }, 'phone-0', 'not-phone'],
    [{ 'day-3': 'ochtend' }, 'day-3', 'not-hours'],
    [{ 'day-3': '25:00-26:00' }, 'day-3', 'not-hours'],
    [{ 'day-3': '17-9' }, 'day-3', 'until-first'],
    [{ 'day-3': '9-12, 11-13' }, 'day-3', 'overlapping'],
    [{ city: 'Den Haag' }, 'street', 'empty'],
    [{ street: 'Teststraat 1' }, 'city', 'empty'],
    [{ street: 'Teststraat 1', city: 'Den Haag', code: '12 AB' }, 'code', 'not-code'],
    [{ website: 'javascript:alert(1)' }, 'website', 'not-url'],
    [{ email: 'a@b' }, 'email', 'not-email'],
    [{ street: 'x'.repeat(10_001), city: 'Den Haag' }, 'street', 'too-long'],
    [{ street: 'Test\u0000straat', city: 'Den Haag' }, 'street', 'letters'],
    [{ 'phone-0': '', website: '', email: '' }, 'form', 'nothing-left'],
  ])('says what is wrong in a form, and changes nothing (%#)', async (change, field, what) => {
    const before = await store.current();
    expect(await edited('geldfit', change as Record<string, string>)).toEqual([{ field, what }]);
    expect((await store.current()).version).toBe(before.version);
  });

  it('tells everything that is wrong at once', async () => {
    const problems = await edited('geldfit', { 'phone-0': 'x', 'day-0': 'x', email: 'x' });
    expect(problems).toHaveLength(3);
  });

  it('is refused where somebody else was faster', async () => {
    const { facts, seen } = await entryOf('geldfit');
    await desk.holds('geldfit', PETRA);
    const again = desk.edit('geldfit', { ...fieldsOf(facts), 'phone-0': '112' }, seen, PETRA);
    expect(await again).toEqual([{ field: 'form', what: 'changed' }]);
    expect((await entryOf('geldfit')).facts.phones).toMatchObject([{ number: '0800 8115' }]);
  });

  it('gets through when others change other entries at the same moment', async () => {
    const places = ['geldfit', 'limor', 'wmo-loket'];
    expect(await Promise.all(places.map((place) => desk.holds(place, PETRA)))).toEqual(['done', 'done', 'done']);
  });
});

describe('whose an entry is', () => {
  it('can be said of one and of many', async () => {
    await account('omar', 'Omar', '2026-02-01');
    expect(await desk.give(['geldfit', 'limor', 'nergens'], 'omar')).toBe(true);
    expect((await desk.checks({ owner: 'omar', page: 1 }, TODAY)).entries.map(({ place }) => place).sort()).toEqual([
      'geldfit',
      'limor',
    ]);
    expect(await desk.waitingFor({ staff: 'omar', day: TODAY })).toBe(2);
    expect(await desk.give(['geldfit'], 'niemand')).toBe(false);
  });

  it('is somebody else where a colleague leaves; what is new is hers who was named for it', async () => {
    await account('omar', 'Omar', '2026-02-01');
    await desk.give(['geldfit'], 'omar');
    await fresh.database.prisma.staffUser.update({ where: { id: 'omar' }, data: { endedAt: new Date() } });
    expect((await entryOf('geldfit')).owner).toBe('petra');
    expect(await desk.giveOthers('omar')).toBe(false);
    await account('ines', 'Inès', '2026-03-01');
    expect(await desk.giveOthers('ines')).toBe(true);
    expect((await entryOf('geldfit')).owner).toBe('ines');
    expect((await desk.checks({ owner: 'petra', page: 1 }, TODAY)).lines).toEqual([]);
  });

  it('stays where the map is imported anew', async () => {
    await account('omar', 'Omar', '2026-02-01');
    await desk.give(['geldfit'], 'omar');
    await desk.holds('geldfit', PETRA);
    expect(await entryOf('geldfit')).toMatchObject({ owner: 'omar', checkedBy: 'petra' });
  });
});

describe('the numbers that the bot says by itself', () => {
  it('are looked at by somebody each half year, too', async () => {
    const { lines } = await desk.checks(ALL, TODAY);
    expect(lines.map(({ number }) => number)).toEqual(expect.arrayContaining(['112', '0800 2000', '113']));
    await desk.linesHold(PETRA);
    expect((await desk.checks(ALL, '2027-05-22')).lines).toEqual([]);
    expect((await desk.checks(ALL, '2027-05-23')).lines[0]).toMatchObject({ check: { on: TODAY, by: 'petra' } });
  });
});

describe('a question that ended without a place', () => {
  it('is counted by month, domain, district and language, without who asked', async () => {
    const asked = (domain: string, district: string | null, language: string) => unmet({ domain, district, language });
    await says(asked('money', 'laak', 'pl'), asked('money', 'laak', 'pl'));
    await says(asked('money', null, 'pl'), asked('housing', 'laak', 'ti'));
    await says(asked('money', 'laak', 'pl'));
    const found = await desk.unmet('2026-11', '2026-11');
    expect(found).toHaveLength(3);
    expect(found).toContainEqual({ month: '2026-11', domain: 'money', district: 'laak', language: 'pl', count: 3 });
    expect(found).toContainEqual({ month: '2026-11', domain: 'money', district: null, language: 'pl', count: 1 });
    expect(await desk.unmet('2026-12', '2027-02')).toEqual([]);
  });
});
