import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUpload } from '../../bot/hsds/files/read.ts';
import { writeFile } from '../../bot/hsds/files/write.ts';
import { FORMATS, type Format } from '../../bot/hsds/map/desk.ts';
import { uuidOf } from '../../bot/hsds/map/ids.ts';
import { type Index, indexOf, withRows } from '../../bot/hsds/map/index-of.ts';
import { type Plan, plan } from '../../bot/hsds/map/plan.ts';
import { asMap, EMPTY_MAP, OTHER_LANGUAGES, type Row } from '../../bot/hsds/map/rows.ts';
import { SEEDED } from './seeded.ts';

/** What would change if a file of one map came back to another. */
async function back(from: Index, format: Format, to: Index): Promise<Plan> {
  const { name, bytes } = await writeFile(from, format);
  const read = await readUpload(name, bytes);
  if ('unreadable' in read) throw new Error(read.unreadable);
  return plan(to, read.upload, read.isTable);
}

const ROWS = Object.values(SEEDED.map).flat().length;
const NOTHING = { added: [], changed: [], gone: [], problems: [], notices: [] };

describe('export and import', () => {
  it.each(FORMATS)('changes nothing by a file that comes back as it went, as %s', async (format) => {
    const planned = await back(SEEDED, format, SEEDED);
    expect(planned).toMatchObject(NOTHING);
    expect(planned.same).toBe(ROWS);
  });

  it.each(FORMATS)('brings a whole map into an empty house, as %s', async (format) => {
    const empty = indexOf(EMPTY_MAP);
    const { changes, problems, added } = await back(SEEDED, format, empty);
    expect(problems).toEqual([]);
    expect(added).toHaveLength(ROWS);
    const there = indexOf(changes.upsert);
    expect(await back(there, 'csv', SEEDED)).toMatchObject(NOTHING);
  });

  it('makes the same file of the same map', async () => {
    const [one, other] = [await writeFile(SEEDED, 'csv'), await writeFile(SEEDED, 'csv')];
    expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true);
  });
});

/** Texts that files are known to spoil. */
const nasty = fc.oneof(
  fc.constantFrom(
    '=1+1',
    '+31 70',
    '-',
    '@x',
    "'=a",
    "''-b",
    '\u0009x',
    '0123',
    'TRUE',
    '1e5',
    '12-11',
    'a"b;c,d',
    'ሰላም',
    '⁨x⁩',
    '’',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc
    .array(fc.constantFrom('a', '"', ',', ';', '\n', '\t', "'", '=', '<', '&', ']]>', '_x000D_', '\\', 'é'), {
      minLength: 1,
    })
    .map((parts) => parts.join('')),
);
/** As the house keeps texts: trimmed, with plain line ends and without control characters. */
const kept = nasty
  .map((text) => text.replaceAll(/[^\P{Cc}\n\t]/gu, '').trim())
  .filter((text) => text !== '' && text.isWellFormed() && !/[\uFFFE\uFFFF]/u.test(text));

const translations = fc.dictionary(fc.constantFrom(...OTHER_LANGUAGES), kept, { minKeys: 1 });
const service = fc.record(
  {
    name: kept,
    description: kept,
    alert: kept,
    minimum_age: fc.integer({ min: 0, max: 120 }),
    maximum_age: fc.double({ min: 0, max: 120, noNaN: true }).map((age) => Math.round(age * 10) / 10),
    assured_date: fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
    sensitive: fc.constant(true),
    translations: fc.record({ description: translations }),
  },
  { requiredKeys: ['name'] },
);

const ORGANIZATION = { id: uuidOf('organization', 'x'), name: 'X' };

/** A map with one organisation and these services, each with a phone of the same words. */
function mapOf(services: readonly object[]): Index {
  const rows = services.map(
    (row, index): Row => ({
      ...(row as Row),
      id: uuidOf('service', String(index)),
      organization_id: ORGANIZATION.id,
      status: 'active',
    }),
  );
  const phones = rows.map(
    (row): Row => ({ id: uuidOf('phone', String(row.id)), service_id: String(row.id), number: String(row.name) }),
  );
  const more = asMap((name) =>
    name === 'organization' ? [ORGANIZATION] : name === 'service' ? rows : name === 'phone' ? phones : [],
  );
  return indexOf(withRows(EMPTY_MAP, more));
}

it.each(FORMATS)(
  'loses nothing of whatever somebody may have written, as %s',
  async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.array(service, { minLength: 1, maxLength: 5 }), async (services) => {
        const index = mapOf(services);
        expect(await back(index, format, index)).toMatchObject(NOTHING);
      }),
      { numRuns: 60 },
    );
  },
  60_000,
);
