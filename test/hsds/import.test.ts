import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readUpload } from '../../bot/hsds/files/read.ts';
import { uuidOf } from '../../bot/hsds/map/ids.ts';
import { type Plan, plan } from '../../bot/hsds/map/plan.ts';
import { SEEDED } from './seeded.ts';

async function planned(name: string, content: string | Uint8Array): Promise<Plan> {
  const read = await readUpload(name, typeof content === 'string' ? strToU8(content) : content);
  if ('unreadable' in read) throw new Error(read.unreadable);
  return plan(SEEDED, read.upload, read.isTable);
}
const unreadable = async (name: string, content: Uint8Array) => {
  const read = await readUpload(name, content);
  return 'unreadable' in read ? read.unreadable : null;
};

const GELDFIT = uuidOf('service', 'geldfit');

describe('a file of staff', () => {
  it('changes what it says, and leaves what it does not speak of', async () => {
    const { changed, added, problems, changes } = await planned(
      'services.csv',
      'id,name,alert\ngeldfit,Geldfit,Op vrijdag dicht\n',
    );
    expect({ added, problems }).toEqual({ added: [], problems: [] });
    expect(changed).toMatchObject([{ entity: 'service', fields: ['alert'], after: { alert: 'Op vrijdag dicht' } }]);
    expect(changes.upsert.service).toMatchObject([{ id: GELDFIT, status: 'active', slug: 'geldfit' }]);
    expect(changes.touched).toEqual([GELDFIT]);
  });

  it('adds a service with its phone by their names, without a UUID', async () => {
    const parts = {
      'services.csv':
        'slug;name;organization_id;status;description;description_pl\nwijkbus;Wijkbus;de-mussen;active;Rijdt u;Wozi\n',
      'phones.csv': 'id;service_id;number\n;wijkbus;070 388 8700\n',
    };
    const zip = zipSync(
      Object.fromEntries(Object.entries(parts).map(([name, text]) => [`kaart/${name}`, strToU8(text)])),
    );
    const { added, problems } = await planned('kaart.zip', zip);
    expect(problems).toEqual([]);
    expect(added).toMatchObject([
      { entity: 'service', row: { id: uuidOf('service', 'wijkbus'), translations: { description: { pl: 'Wozi' } } } },
      { entity: 'phone', row: { service_id: uuidOf('service', 'wijkbus'), number: '070 388 8700' } },
    ]);
    // The same file once more is the same rows.
    expect((await planned('kaart.zip', zip)).added.map(({ row }) => row.id)).toEqual(added.map(({ row }) => row.id));
  });

  it('clears a field that stands there empty', async () => {
    const { changed } = await planned('services.csv', 'id,description_pl\ngeldfit,\n');
    expect(changed).toMatchObject([{ fields: ['translations'] }]);
    expect(changed[0]?.after.translations).not.toHaveProperty('description.pl');
    expect(changed[0]?.after.translations).toHaveProperty('description.tr');
  });

  it('names what it does not have, of the tables that it speaks of only', async () => {
    const { gone, changes } = await planned('cost_options.csv', 'id,service_id\n');
    expect(gone.map(({ entity }) => entity)).toEqual(SEEDED.map.cost_option.map(() => 'cost_option'));
    expect(changes.gone.cost_option).toHaveLength(SEEDED.map.cost_option.length);
    expect(changes.gone.service).toEqual([]);
    expect(changes.touchedByGone.length).toBeGreaterThan(3);
  });

  it('takes what a Dutch spreadsheet makes of it', async () => {
    const { changed, problems } = await planned(
      'services.csv',
      'id;assured_date;minimum_age;url;sensitive\ngeldfit;3-11-2026;17,5;www.geldfit.nl/hulp;ja\n',
    );
    expect(problems).toEqual([]);
    expect(changed[0]?.after).toMatchObject({
      assured_date: '2026-11-03',
      minimum_age: 17.5,
      url: 'https://www.geldfit.nl/hulp',
      sensitive: true,
    });
  });

  it('reads dates, times and numbers as a workbook has them', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'schedules',
          rows: [
            ['id', 'service_id', 'byday', 'opens_at', 'closes_at', 'valid_from', 'count'],
            ['nieuw', 'geldfit', 'MO', 0.375, '17:00', new Date('2026-11-02T00:00:00Z'), 3],
          ],
          columns: [{}, {}, {}, { numFmt: 'hh:mm' }, {}, { numFmt: 'yyyy-mm-dd' }, {}],
        },
        { name: 'Notities', rows: [['zomaar']] },
      ],
    });
    const { added, problems, notices } = await planned('kaart.xlsx', bytes);
    expect(problems).toEqual([]);
    expect(added[0]?.row).toMatchObject({ opens_at: '09:00', closes_at: '17:00', valid_from: '2026-11-02', count: 3 });
    expect(notices).toEqual([{ what: 'unknown-sheet', sheet: 'Notities' }]);
  });

  it('takes a page of the API and what others nest', async () => {
    const page = {
      contents: [
        {
          id: GELDFIT,
          name: 'Geldfit',
          status: 'inactive',
          funding: [],
          capacities: [{ id: 'x' }],
          phones: [{ id: 'extra', number: '0800 1', languages: [{ id: 'extra-pl', code: 'pl' }] }],
        },
      ],
    };
    const { changed, added, problems, notices } = await planned('page.json', JSON.stringify(page));
    expect(problems).toEqual([]);
    expect(changed).toMatchObject([{ fields: ['status'] }]);
    expect(added).toMatchObject([
      { entity: 'phone', row: { service_id: GELDFIT } },
      { entity: 'language', row: { phone_id: uuidOf('phone', 'extra') } },
    ]);
    expect(notices).toEqual([{ what: 'unknown-column', sheet: 'services', column: 'capacities' }]);
  });
});

describe('what stands in the way', () => {
  const cases: [what: string, file: string, column: string, csv: string][] = [
    ['empty', 'services', 'name', 'id,name\ngeldfit,\n'],
    ['empty', 'services', 'organization_id', 'slug,name,status\nnieuw,Nieuw,active\n'],
    ['not-among', 'services', 'status', 'id,status\ngeldfit,open\n'],
    ['not-date', 'services', 'assured_date', 'id,assured_date\ngeldfit,31-2-2026\n'],
    ['not-url', 'services', 'url', 'id,url\ngeldfit,javascript:alert(1)\n'],
    ['not-email', 'services', 'email', 'id,email\ngeldfit,geen adres\n'],
    ['not-number', 'services', 'minimum_age', 'id,minimum_age\ngeldfit,achttien\n'],
    ['not-flag', 'services', 'crisis', 'id,crisis\ngeldfit,misschien\n'],
    ['not-time', 'schedules', 'opens_at', 'id,service_id,opens_at\nx,geldfit,25:00\n'],
    ['not-days', 'schedules', 'byday', 'id,service_id,byday\nx,geldfit,maandag\n'],
    ['not-zone', 'schedules', 'time_zone', 'id,service_id,time_zone\nx,geldfit,Nederland\n'],
    ['not-there', 'phones', 'service_id', 'id,service_id,number\nx,bestaat-niet,1\n'],
    ['not-there', 'attributes', 'link_id', 'id,link_entity,link_id,taxonomy_term_id\nx,service,bestaat-niet,money\n'],
    [
      'not-rule',
      'attributes',
      'value',
      'id,link_entity,link_id,taxonomy_term_id,value\nx,service,geldfit,gender,vrouw\n',
    ],
    ['taken', 'services', 'slug', 'id,slug,name,organization_id,status\nx,geldfit,X,geldfit,active\n'],
    ['too-long', 'services', 'alert', `id,alert\ngeldfit,${'x'.repeat(10_001)}\n`],
    ['letters', 'services', 'alert', 'id,alert\ngeldfit,a\u0007b\n'],
  ];
  it.each(cases)('says %s of %s.%s', async (what, sheet, column, csv) => {
    const { problems } = await planned(`${sheet}.csv`, csv);
    expect(problems).toContainEqual(expect.objectContaining({ what, column, where: { sheet, row: '2' } }));
  });

  it('says that a row stands there twice', async () => {
    const { problems } = await planned('services.csv', `id,name\ngeldfit,A\n\n${GELDFIT},B\n`);
    expect(problems).toMatchObject([{ what: 'twice', where: { sheet: 'services', row: '4' }, column: 'id' }]);
  });

  it('takes over no formula', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'services',
          rows: [
            ['id', 'alert'],
            ['geldfit', null],
          ],
          cells: new Map([
            ['1,1', { value: null, type: 'formula', formula: 'WEBSERVICE("http://x")', formulaResult: 'x' }],
          ]),
        },
      ],
    });
    const { problems } = await planned('kaart.xlsx', bytes);
    expect(problems).toMatchObject([{ what: 'formula', where: { sheet: 'services', row: '2' }, column: 'alert' }]);
  });

  it('says by its path what is wrong in JSON', async () => {
    const document = { services: [{ id: GELDFIT, phones: [{ id: 'x' }], translations: { description: { xx: 'y' } } }] };
    const { problems } = await planned('x.json', JSON.stringify(document));
    expect(problems).toContainEqual(
      expect.objectContaining({
        what: 'empty',
        column: 'number',
        where: { sheet: 'phones', row: 'services[0].phones[0]' },
      }),
    );
    expect(problems).toContainEqual(
      expect.objectContaining({ what: 'not-language', column: 'translations.description.xx' }),
    );
  });
});

describe('letters', () => {
  const csv = 'id,alert\ngeldfit,Ééń – “ሰላም”\n';
  it('reads UTF-8 with and without its mark, and UTF-16', async () => {
    const utf16 = Buffer.from(`\uFEFF${csv}`, 'utf16le');
    for (const bytes of [strToU8(csv), strToU8(`\uFEFF${csv}`), new Uint8Array(utf16)]) {
      const { changed, notices } = await planned('services.csv', bytes);
      expect(changed[0]?.after.alert).toBe('Ééń – “ሰላም”');
      expect(notices).toEqual([]);
    }
  });

  it('reads what an old spreadsheet saves, and says so', async () => {
    const bytes = Buffer.from('id;alert\ngeldfit;Caf\xe9\n', 'latin1');
    const { changed, notices } = await planned('services.csv', new Uint8Array(bytes));
    expect(changed[0]?.after.alert).toBe('Café');
    expect(notices).toEqual([{ what: 'old-letters', sheet: 'services' }]);
  });

  it.each([
    ['a picture', 'services.csv', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])],
    ['half of UTF-16', 'services.csv', new Uint8Array([0xff, 0xfe, 0x00, 0xd8, 0x00])],
  ])('refuses %s', async (_, name, bytes) => {
    expect(await unreadable(name, bytes)).toBe('broken');
  });
});

describe('files that are none', () => {
  it.each([
    ['not-known', 'a.pdf', strToU8('%PDF-1.7')],
    ['not-known', 'a.zip', zipSync({ 'lees.txt': strToU8('x') })],
    ['not-known', 'leeg.json', strToU8('')],
    ['broken', 'a.json', strToU8('{"services": [')],
    ['not-a-table', 'mijn-lijst.csv', strToU8('id,name\n1,x\n')],
    ['not-a-table', 'a.json', strToU8('[]')],
  ])('says %s of %s', async (what, name, bytes) => {
    expect(await unreadable(name, bytes)).toBe(what);
  });
});
