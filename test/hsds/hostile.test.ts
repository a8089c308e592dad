import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { LARGEST_FILE, LARGEST_UNPACKED } from '../../bot/files/limits.ts';
import { readUpload } from '../../bot/hsds/files/read.ts';
import { ENTITIES } from '../../bot/hsds/map/entities.ts';
import { plan } from '../../bot/hsds/map/plan.ts';
import { readValue } from '../../bot/hsds/map/values.ts';
import { SEEDED } from './seeded.ts';

const unreadable = async (name: string, bytes: Uint8Array) => {
  const read = await readUpload(name, bytes);
  return 'unreadable' in read ? read.unreadable : null;
};

/** Whatever a file holds: it is refused with a reason, or planned, and what is planned without problems can be kept. */
async function survives(name: string, bytes: Uint8Array): Promise<void> {
  const read = await readUpload(name, bytes);
  if ('unreadable' in read) return;
  const { changes, problems } = plan(SEEDED, read.upload, read.isTable);
  if (problems.length > 0) return;
  for (const { name: entity, fields } of ENTITIES) {
    for (const row of changes.upsert[entity]) {
      for (const [field, value] of Object.entries(row)) {
        const known = fields[field];
        expect(known !== undefined || field === 'translations', `${entity}.${field}`).toBe(true);
        if (known !== undefined) expect(readValue(known, value), `${entity}.${field}`).toEqual({ value });
      }
    }
  }
}

const sheet = fc.constantFrom(...ENTITIES.map(({ sheet }) => sheet));
const column = fc.oneof(
  fc.constantFrom(...new Set(ENTITIES.flatMap(({ fields }) => Object.keys(fields)))),
  fc.constantFrom('description_pl', 'description_xx', 'translations', '__proto__', 'constructor', 'hasOwnProperty', ''),
);
const cell = fc.oneof(
  fc.constantFrom(
    '=cmd|"/c calc"!A1',
    '@SUM(1)',
    'geldfit',
    'service',
    'active',
    '\u0000',
    '\ud800',
    '2026-11-03',
    '09:00',
    'ja',
    '-1',
    '1e999',
    '__proto__',
  ),
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.constant('x'.repeat(20_000)),
);
const table = fc
  .array(column, { minLength: 1, maxLength: 8 })
  .chain((columns) => fc.tuple(fc.constant(columns), fc.array(fc.array(cell, { maxLength: 10 }), { maxLength: 6 })));

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

describe('hostile files', () => {
  it('survives tables of anything', async () => {
    const csv = fc.tuple(sheet, table).map(([name, [columns, rows]]) => ({
      name: `${name}.csv`,
      text: [columns, ...rows].map((row) => row.map(quoted).join(',')).join('\n'),
    }));
    await fc.assert(
      fc.asyncProperty(csv, ({ name, text }) => survives(name, strToU8(text))),
      { numRuns: 200 },
    );
  }, 60_000);

  it('survives workbooks of anything', async () => {
    const value = fc.oneof(cell, fc.double(), fc.boolean(), fc.date(), fc.constant(null));
    const rows = fc.array(fc.array(value, { maxLength: 6 }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(sheet, fc.array(column, { minLength: 1, maxLength: 6 }), rows, async (name, columns, cells) => {
        const bytes = await writeXlsx({ sheets: [{ name, rows: [columns, ...cells] }] }).catch(() => null);
        if (bytes !== null) await survives('x.xlsx', bytes);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('survives JSON of anything', async () => {
    const documents = fc.oneof(
      fc.json({ maxDepth: 6 }),
      fc
        .tuple(sheet, fc.array(fc.dictionary(column, fc.jsonValue({ maxDepth: 4 }), { maxKeys: 8 })))
        .map(([name, rows]) => JSON.stringify({ [name]: rows })),
    );
    await fc.assert(
      fc.asyncProperty(documents, (text) => survives('x.json', strToU8(text))),
      { numRuns: 300 },
    );
  }, 60_000);

  it('survives bytes of anything, whatever they call themselves', async () => {
    const start = fc.constantFrom([0x50, 0x4b, 3, 4], [0xff, 0xfe], [0x7b], []);
    const bytes = fc
      .tuple(start, fc.uint8Array({ maxLength: 400 }))
      .map(([first, rest]) => new Uint8Array([...first, ...rest]));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('services.csv', 'x.xlsx', 'x.zip', 'x.json', 'x'), bytes, survives),
      { numRuns: 300 },
    );
  }, 60_000);

  it('goes no deeper than anybody nests', async () => {
    const deep = `${'{"services":[{"organization":'.repeat(1)}${'{"phones":[{"languages":['.repeat(3_000)}`;
    expect(await unreadable('x.json', strToU8(deep))).toBe('broken');
    const nest = (depth: number): object =>
      depth === 0 ? {} : { id: 'x', organization: nest(depth - 1), services: [] };
    await survives('x.json', strToU8(JSON.stringify({ services: [nest(500)] })));
  });
});

describe('bombs', () => {
  it('does not open a file that is too large', async () => {
    expect(await unreadable('services.csv', new Uint8Array(LARGEST_FILE + 1))).toBe('too-big');
  });

  it('does not unpack a small file into a large one', async () => {
    const bomb = zipSync({ 'services.csv': new Uint8Array(LARGEST_UNPACKED + 1) }, { level: 9 });
    expect(bomb.length).toBeLessThan(LARGEST_FILE);
    expect(await unreadable('x.zip', bomb)).toBe('too-big');
    const many = zipSync({
      'services.csv': new Uint8Array(LARGEST_UNPACKED / 2),
      'phones.csv': new Uint8Array(LARGEST_UNPACKED / 2 + 1),
    });
    expect(await unreadable('x.zip', many)).toBe('too-big');
  });

  it('does not believe a file that says it is small', async () => {
    const text = strToU8(`id,alert\n${'x'.repeat(1_000_000)}`);
    const bomb = zipSync({ 'services.csv': text }, { level: 9 });
    const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.length);
    for (let at = 0; at < bomb.length - 28; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
    }
    const read = await readUpload('x.zip', bomb);
    const taken = 'unreadable' in read ? 0 : JSON.stringify(read.upload).length;
    expect(taken).toBeLessThan(1_000);
  });

  it('does not count the parts of a file without end', async () => {
    const parts = Object.fromEntries(Array.from({ length: 300 }, (_, part) => [`${part}.csv`, strToU8('id\n')]));
    expect(await unreadable('x.zip', zipSync(parts))).toBe('too-big');
  });

  it('does not make room for a cell in the farthest corner', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'services',
          rows: [['id'], ['geldfit']],
          cells: new Map([['1048575,16383', { value: 'x', type: 'string' }]]),
        },
      ],
    });
    const before = process.memoryUsage().heapUsed;
    const read = await readUpload('x.xlsx', bytes);
    expect('unreadable' in read ? [] : read.upload.given).toHaveLength(1);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(200_000_000);
  }, 60_000);

  it('takes no half of a table that is too long', async () => {
    const long = `id\n${'geldfit\n'.repeat(50_001)}`;
    expect(await unreadable('services.csv', strToU8(long))).toBe('too-big');
  });

  it('costs little time for a file made to cost', async () => {
    const began = performance.now();
    for (const line of [
      '"'.repeat(1_000_000),
      ','.repeat(1_000_000),
      'a'.repeat(1_000_000),
      '\n'.repeat(1_000_000),
      ';","'.repeat(200_000),
    ])
      await survives('services.csv', strToU8(`id,name\n${line}`));
    expect(performance.now() - began).toBeLessThan(20_000);
  }, 60_000);
});
