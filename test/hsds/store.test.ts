import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { placeOf, placesFor } from '../../bot/capabilities/social-map/facts.ts';
import type { Sheet } from '../../bot/files/sheet.ts';
import { uuidOf } from '../../bot/hsds/map/ids.ts';
import { indexOf } from '../../bot/hsds/map/index-of.ts';
import { plan } from '../../bot/hsds/map/plan.ts';
import type { SocialMapStore } from '../../bot/hsds/map/ports.ts';
import type { Row } from '../../bot/hsds/map/rows.ts';
import { fromSheets } from '../../bot/hsds/map/sheets.ts';
import { readyDatabase } from '../../prisma/ready.ts';
import { createSocialMapStore } from '../../prisma/stores/hsds.ts';
import { createStores } from '../../prisma/stores/index.ts';
import { type Fresh, freshDatabase } from '../stores/database.ts';
import { SEEDED } from './seeded.ts';

let fresh: Fresh;
let store: SocialMapStore;
beforeEach(async () => {
  fresh = await freshDatabase();
  store = createSocialMapStore(fresh.database);
  return () => fresh.drop();
});

const GELDFIT = uuidOf('service', 'geldfit');
const NOW = '2026-11-22T10:00:00Z';
const PETRA = 'petra';

/** Looks at what tables would do, and holds it. */
async function held(...sheets: Sheet[]): Promise<string> {
  const { version, index } = await store.current();
  const upload = fromSheets(sheets);
  if (upload === null) throw new Error('no tables');
  const { changes, problems } = plan(index, upload, true);
  expect(problems).toEqual([]);
  return store.hold(changes, version, PETRA);
}
const confirm = async (id: string, removing = false, staff = PETRA) => store.confirm({ id, staff }, removing);
const services = (...rows: string[][]): Sheet => ({ name: 'services', rows: [['id', 'name', 'alert'], ...rows] });
const serviceOf = async (id = GELDFIT): Promise<Row> => (await store.current()).index.row('service', id) as Row;
const answer = async (question: typeof placesFor | typeof placeOf, args: never) => {
  const { facts } = createStores(fresh.database, 'Europe/Amsterdam');
  return (await facts.answer([question(args)], null, NOW))[0];
};

describe('the social map on PostgreSQL', () => {
  it('holds what the seed says, and nothing that is for the house alone', async () => {
    const { index } = await store.current();
    const plain = ({ last_modified: _, ...row }: Row) => row;
    for (const [name, rows] of Object.entries(SEEDED.map)) {
      const found = indexOf(index.map).map[name as 'service'].map(plain);
      expect(new Map(found.map((row) => [row.id, row])), name).toEqual(new Map(rows.map((row) => [row.id, row])));
    }
    await fresh.database.prisma.hsdsService.update({
      where: { slug: 'geldfit' },
      data: { ownerId: PETRA, note: 'Alleen voor ons' },
    });
    expect(JSON.stringify((await store.current()).index.map)).not.toMatch(/petra|Alleen voor ons|"source"|check_due/u);
  });

  it('stays in memory while nobody changes it', async () => {
    const one = await store.current();
    expect((await store.current()).index).toBe(one.index);
    await fresh.database.prisma.hsdsPhone.update({
      where: { id: uuidOf('phone', 'geldfit 0800 8115') },
      data: { number: '0800 1' },
    });
    const other = await store.current();
    expect(Number(other.version)).toBeGreaterThan(Number(one.version));
    expect(await answer(placeOf, { id: 'geldfit' } as never)).toMatchObject({ phone: '0800 1' });
  });

  it('answers what the room asks', async () => {
    const places = (await answer(placesFor, { domain: 'money' } as never)) as { id: string }[];
    expect(places.map(({ id }) => id)).toEqual(expect.arrayContaining(['geldfit', 'gemeente-den-haag']));
    expect(places.map(({ id }) => id)).not.toContain('fonds-1818');
    expect(await answer(placeOf, { id: 'geldfit' } as never)).toMatchObject({
      name: 'Geldfit',
      phone: '0800 8115',
      website: 'geldfit.nl',
      description: { content: { nl: expect.any(String), ti: expect.any(String) } },
      hours: null,
    });
    expect(await answer(placeOf, { id: 'de-haven' } as never)).toBeNull();
    expect(await answer(placeOf, { id: 'nergens' } as never)).toBeNull();
  });

  it('takes an attribute along with what it hangs on', async () => {
    await fresh.database.prisma.hsdsService.delete({ where: { slug: 'geldfit' } });
    expect(await fresh.database.prisma.hsdsAttribute.count({ where: { linkId: GELDFIT } })).toBe(0);
    expect(await fresh.database.prisma.hsdsPhone.count({ where: { serviceId: GELDFIT } })).toBe(0);
  });
});

describe('a house that has lost its old map to the migration', () => {
  it('gets the map of the seed, and no invented neighbours', async () => {
    const { prisma, pool } = fresh.database;
    await pool.query('TRUNCATE hsds_organization, hsds_taxonomy CASCADE');
    await prisma.match.deleteMany();
    const before = await prisma.person.count();
    const ready = {
      databaseUrl: fresh.url,
      dataDir: '',
      seed: 'demo',
      now: new Date(NOW),
      zone: 'Europe/Amsterdam',
    } as const;
    expect((await readyDatabase(ready)).done).toEqual(['social map seeded']);
    expect(await prisma.hsdsService.count()).toBe(SEEDED.map.service.length);
    expect([await prisma.person.count(), await prisma.match.count()]).toEqual([before, 0]);
    expect((await readyDatabase(ready)).done).toEqual([]);
  });
});

describe('an import', () => {
  it('is done when somebody says so, and not before', async () => {
    const id = await held(services(['geldfit', 'Geldfit', 'Vrijdag dicht']));
    expect(await serviceOf()).not.toHaveProperty('alert');
    expect(await confirm(id)).toBe('done');
    expect(await serviceOf()).toMatchObject({ alert: 'Vrijdag dicht', slug: 'geldfit' });
    expect(Date.parse(String((await serviceOf()).last_modified))).toBeGreaterThan(Date.now() - 60_000);
  });

  it('is done once, by whoever looked at it', async () => {
    const id = await held(services(['geldfit', 'Geldfit', 'x']));
    expect(await confirm(id, false, 'somebody else')).toBe('gone');
    expect(await confirm(id)).toBe('done');
    expect(await confirm(id)).toBe('gone');
  });

  it('is not done against a map that has changed since', async () => {
    const [one, other] = [await held(services(['geldfit', 'A', 'x'])), await held(services(['geldfit', 'B', 'x']))];
    expect(await confirm(one)).toBe('done');
    expect(await confirm(other)).toBe('changed');
    expect(await serviceOf()).toMatchObject({ name: 'A' });
  });

  it('removes what the file does not have only where that is said', async () => {
    const costs: Sheet = { name: 'cost_options', rows: [['id', 'service_id']] };
    expect(await confirm(await held(costs))).toBe('done');
    expect((await store.current()).index.map.cost_option.length).toBeGreaterThan(3);
    expect(await confirm(await held(costs), true)).toBe('done');
    expect((await store.current()).index.map.cost_option).toEqual([]);
  });

  it('is done whole or not at all', async () => {
    const id = await held(services(['geldfit', 'Anders', 'x']), {
      name: 'phones',
      rows: [
        ['id', 'service_id', 'number'],
        ['x', 'geldfit', '1'],
      ],
    });
    // What it hangs on goes in the last moment, by a hand that raises no version.
    await fresh.database.pool.query('ALTER TABLE hsds_phone ADD CONSTRAINT none CHECK (number <> $$1$$) NOT VALID');
    await expect(confirm(id)).rejects.toThrow();
    expect(await serviceOf()).toMatchObject({ name: 'Geldfit' });
  });

  it('moves the next check with a new one, and keeps what is for the house alone', async () => {
    const { prisma } = fresh.database;
    await prisma.hsdsService.update({ where: { slug: 'geldfit' }, data: { ownerId: PETRA, note: 'n' } });
    const sheet: Sheet = {
      name: 'services',
      rows: [
        ['id', 'assured_date'],
        ['geldfit', '2026-11-03'],
      ],
    };
    expect(await confirm(await held(sheet))).toBe('done');
    const service = await prisma.hsdsService.findUniqueOrThrow({ where: { slug: 'geldfit' } });
    expect(service).toMatchObject({ ownerId: PETRA, note: 'n', source: 'national' });
    expect(service.checkDue?.toISOString().slice(0, 10)).toBe('2027-05-03');
    const wmo = await prisma.hsdsService.findUniqueOrThrow({ where: { slug: 'wmo-loket' } });
    expect(wmo.checkDue?.toISOString().slice(0, 10)).toBe('2021-11-01');
  });
});

describe('a thousand services', () => {
  let big: Fresh;
  beforeAll(async () => {
    big = await freshDatabase();
  });
  afterAll(() => big.drop());

  it('are imported and asked for in little time', async () => {
    const many = createSocialMapStore(big.database);
    const rows = Array.from({ length: 1_000 }, (_, number) => [
      `dienst-${number}`,
      'geldfit',
      `Dienst ${number}`,
      'active',
    ]);
    const sheet: Sheet = { name: 'services', rows: [['slug', 'organization_id', 'name', 'status'], ...rows] };
    const { version, index } = await many.current();
    const upload = fromSheets([sheet]);
    const { changes } = plan(index, upload as NonNullable<typeof upload>, true);
    const began = performance.now();
    expect(await many.confirm({ id: await many.hold(changes, version, PETRA), staff: PETRA }, false)).toBe('done');
    expect((await many.current()).index.map.service.length).toBeGreaterThan(1_000);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
