import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { asCsv } from '../../bot/files/csv.ts';
import { LARGEST_UNPACKED } from '../../bot/files/limits.ts';
import { createRosterDesk } from '../../bot/roster/desk.ts';
import { COLUMNS } from '../../bot/roster/plan/columns.ts';
import type { Upload } from '../../bot/roster/plan/given.ts';
import { KINDS, SHEETS } from '../../bot/roster/plan/kinds.ts';
import { plan } from '../../bot/roster/plan/plan.ts';
import { parseRule, writtenRule } from '../../bot/roster/plan/rule.ts';
import { byRule, plannedDays } from '../../prisma/timetable/rule.ts';
import { TEST_DAY } from '../world.ts';
import { applied, KNOWN } from './planned.ts';

/** A desk that keeps what it is handed in memory. */
function desk() {
  const held: Upload[] = [];
  const roster = createRosterDesk(
    {
      known: async () => KNOWN,
      hold: async (upload) => String(held.push(JSON.parse(JSON.stringify(upload))) - 1),
      held: async ({ id }) => held[Number(id)] ?? null,
      apply: async () => 'gone',
    },
    { clock: () => `${TEST_DAY}T10:00:00Z`, zone: 'Europe/Amsterdam' },
  );
  return { roster, held };
}

/** Whatever a file holds: it is refused with a reason, or planned; and what is planned changes nothing a second time. */
async function survives(name: string, bytes: Uint8Array): Promise<number> {
  const { roster, held } = desk();
  const came = await roster.upload(name, bytes, 'petra');
  if ('unreadable' in came) return 0;
  const [upload] = held;
  if (upload === undefined) throw new Error('nothing is held');
  // PostgreSQL keeps neither a null character nor half of a letter.
  expect(JSON.stringify(upload)).not.toMatch(/\\u0000|\\ud[89a-f]/iu);
  const first = plan(KNOWN, upload, TEST_DAY);
  if (first.problems.length > 0) return 0;
  for (const series of [...first.changes.matches, ...first.changes.sessions]) plannedDays(series, 'Europe/Amsterdam');
  const again = plan(applied(KNOWN, first), upload, TEST_DAY);
  expect(again.problems).toEqual([]);
  expect(Object.values(again.changes).flat()).toEqual([]);
  return Object.values(first.changes).flat().length;
}

const sheet = fc.constantFrom(...KINDS);
const WORDS = [
  ...[
    '=cmd|"/c calc"!A1',
    '@SUM(1)',
    '+1',
    '-',
    '\u0000',
    '\ud800',
    '__proto__',
    'constructor',
    '1e999',
    'x'.repeat(600),
  ],
  ...[
    'Huda',
    'huda',
    'Willem',
    'Jamila',
    'Sami',
    'Naailes',
    'Voetbal',
    'De Mussen',
    'Allekanten',
    'Werkplaats',
    'Werkfit',
  ],
  ...[
    '1',
    '2',
    '111222333',
    'ja',
    'nee',
    'mentor',
    'mentee, ouder',
    'ar',
    'Pools',
    'ma',
    'di, do',
    'kinderen',
    '9:30',
    '60',
  ],
  ...['2026-12-01', '1-3-2027', '2027-08-31', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', 'FREQ=MONTHLY;BYDAY=1TU', ''],
];
const cell = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...WORDS) },
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

describe('hostile files', () => {
  it('survives tables of anything', async () => {
    const table = sheet.chain((kind) => {
      const columns = fc.constantFrom(
        ...Object.values<{ names: readonly string[] }>(COLUMNS[kind]).flatMap(({ names }) => names),
        '__proto__',
        '',
      );
      return fc.tuple(
        fc.constant(kind),
        fc.array(columns, { minLength: 1, maxLength: 14 }),
        fc.array(fc.array(cell, { maxLength: 14 }), { maxLength: 6 }),
      );
    });
    await fc.assert(
      fc.asyncProperty(table, async ([kind, columns, rows]) => {
        const text = [columns, ...rows].map((row) => row.map(quoted).join(',')).join('\n');
        await survives(`${kind}.csv`, strToU8(text));
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('survives workbooks of anything', async () => {
    const value = fc.oneof(cell, fc.double(), fc.boolean(), fc.date(), fc.constant(null));
    const names = Object.values(COLUMNS).flatMap((columns) =>
      Object.values<{ names: readonly string[] }>(columns).flatMap((column) => column.names),
    );
    const tables = fc.array(
      fc.tuple(
        sheet,
        fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 8 }),
        fc.array(fc.array(value, { maxLength: 8 }), { maxLength: 5 }),
      ),
      { maxLength: 3 },
    );
    await fc.assert(
      fc.asyncProperty(tables, async (sheets) => {
        const bytes = await writeXlsx({
          sheets: sheets.map(([kind, columns, rows], at) => ({
            name: `${SHEETS[kind][0]} (${at})`,
            rows: [columns, ...rows],
          })),
        }).catch(() => null);
        if (bytes !== null) await survives('x.xlsx', bytes);
      }),
      { numRuns: 80 },
    );
  }, 60_000);

  it('survives bytes of anything, whatever they call themselves', async () => {
    const start = fc.constantFrom([0x50, 0x4b, 3, 4], [0xff, 0xfe], []);
    const bytes = fc
      .tuple(start, fc.uint8Array({ maxLength: 400 }))
      .map(([first, rest]) => new Uint8Array([...first, ...rest]));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('mensen.csv', 'x.xlsx', 'x.zip', 'x'),
        bytes,
        async (name, content) => void (await survives(name, content)),
      ),
      { numRuns: 200 },
    );
  }, 60_000);

  it('adds people whatever they are called, once', async () => {
    const name = fc.oneof(
      fc.constantFrom('İpek', 'ipek', "O'Neill", 'ሰላም', 'نور', 'Ana-Maria', '=1+1'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    );
    let added = 0;
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(name, { maxLength: 8 }), async (names) => {
        const rows = names.map((one, at) => `n${at},${quoted(one)},De Mussen`);
        added += await survives('mensen.csv', strToU8(['nummer,naam,centrum', ...rows].join('\n')));
      }),
      { numRuns: 150 },
    );
    expect(added).toBeGreaterThan(200);
  }, 60_000);
});

/** Rows that could well be somebody's, and still meet and overlap in every way. */
const likely = fc.record({
  matches: fc.array(
    fc.tuple(
      fc.constantFrom('', 'M1', 'M2', 'M3'),
      fc.constantFrom('Willem', 'Marjan', 'Nour'),
      fc.constantFrom('Huda', 'Emine', 'Bilal'),
      fc.constantFrom('ma', 'di, do', 'za'),
      fc.constantFrom('1-9-2026', '1-12-2026'),
      fc.constantFrom('1-2-2027', '28-2-2027'),
    ),
    { maxLength: 3 },
  ),
  sessions: fc.array(
    fc.tuple(
      fc.constantFrom('', 'L1', 'L2'),
      fc.constantFrom('Naailes', 'Koken', 'Gym'),
      fc.constantFrom('ma', 'vr'),
      fc.constantFrom('', 'ja', 'nee'),
    ),
    { maxLength: 3 },
  ),
  entries: fc.array(
    fc.tuple(
      fc.constantFrom('L1', 'Naailes', 'Koken'),
      fc.constantFrom('Selam', 'Farida'),
      fc.constantFrom('1-12-2026', '1-3-2027', ''),
      fc.constantFrom('', '31-3-2027'),
    ),
    { maxLength: 4 },
  ),
});
type Likely = typeof likely extends fc.Arbitrary<infer Value> ? Value : never;

const zipped = ({ matches, sessions, entries }: Likely): Uint8Array => {
  const csv = (header: string, rows: readonly (readonly string[])[]) =>
    strToU8([header, ...rows.map((row) => row.map(quoted).join(','))].join('\n'));
  return zipSync({
    'koppelingen.csv': csv(
      'nummer,mentor,mentee,dag,van,tot en met,traject,tijd,minuten,plaats',
      matches.map((row) => [...row, 'Werkplaats', '10:00', '60', 'Kamer 1']),
    ),
    'lessen.csv': csv(
      'nummer,titel,dag,bekend,traject,tijd,minuten,plaats,van,tot en met',
      sessions.map((row) => [...row, 'Werkfit', '10:00', '60', 'Lokaal', '1-12-2026', '31-8-2027']),
    ),
    'rooster.csv': csv('les,deelnemer,van,tot en met', entries),
  });
};

describe('files that could be', () => {
  it('are refused or taken, and change nothing a second time', async () => {
    let written = 0;
    await fc.assert(
      fc.asyncProperty(likely, async (file) => {
        written += await survives('alles.zip', zipped(file));
      }),
      { numRuns: 500 },
    );
    expect(written).toBeGreaterThan(100);
  }, 60_000);
});

describe('rules', () => {
  it('that are taken can be planned, and are written in one way', () => {
    const freq = fc.constantFrom('WEEKLY', 'MONTHLY', 'DAILY');
    const day = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU');
    const days = fc.array(fc.oneof(day, fc.constantFrom('1MO', '-1FR', '3SU', 'XX', '')), { maxLength: 3 });
    const text = fc
      .tuple(freq, fc.integer({ min: -1, max: 9 }), fc.oneof(days, fc.array(day, { minLength: 1, maxLength: 4 })))
      .map(([often, interval, on]) => `FREQ=${often};INTERVAL=${interval};BYDAY=${on.join(',')}`);
    let taken = 0;
    fc.assert(
      fc.property(text, (one) => {
        const parsed = parseRule(one);
        if (parsed === null) return;
        taken += 1;
        const rule = writtenRule(parsed);
        expect(writtenRule(parseRule(rule) as NonNullable<typeof parsed>)).toBe(rule);
        const days = byRule({ rule, start: '02:30', from: '2026-01-01', until: '2027-01-31' }, 'Europe/Amsterdam');
        expect(days.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
    expect(taken).toBeGreaterThan(20);
  });
});

describe('what is too much, or none of ours', () => {
  const unreadable = async (name: string, bytes: Uint8Array) => {
    const came = await desk().roster.upload(name, bytes, 'petra');
    return 'unreadable' in came ? came.unreadable : null;
  };

  it('is refused with a reason', async () => {
    expect(await unreadable('mensen.csv', strToU8(`naam\n${'A\n'.repeat(10_001)}`))).toBe('too-big');
    expect(await unreadable('mensen.csv', strToU8(`naam\n${'A\n'.repeat(10_000)}`))).toBeNull();
    expect(
      await unreadable('x.zip', zipSync({ 'mensen.csv': new Uint8Array(LARGEST_UNPACKED + 1) }, { level: 9 })),
    ).toBe('too-big');
    expect(await unreadable('boodschappen.csv', strToU8('wat\nmelk\n'))).toBe('not-a-table');
    expect(await unreadable('x.json', strToU8('{"people":[]}'))).toBe('not-known');
    expect(await unreadable('x.xlsx', strToU8('PK\u0003\u0004nothing'))).toBe('too-big');
  });

  it('is a citizen service number, which is not even held', async () => {
    const { roster, held } = desk();
    const came = await roster.upload('mensen.csv', strToU8('nummer,naam,centrum\n111222333,Ans,De Mussen\n'), 'petra');
    expect(JSON.stringify(held)).not.toContain('111222333');
    const shown = await roster.preview({ id: 'id' in came ? came.id : '', staff: 'petra' });
    expect(shown?.plan.problems).toMatchObject([{ what: 'bsn', column: 'nummer', value: '' }]);
  });

  it('is no formula: not on the way in, and not in the list of what is wrong', async () => {
    const { roster } = desk();
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Mensen',
          rows: [
            ['naam', 'centrum'],
            ['', 'De Mussen'],
          ],
          cells: new Map([['1,0', { value: 1, type: 'formula', formula: '1+1' }]]),
        },
      ],
    });
    const came = await roster.upload('x.xlsx', bytes, 'petra');
    const id = 'id' in came ? came.id : '';
    const shown = await roster.preview({ id, staff: 'petra' });
    expect(shown?.plan.problems).toMatchObject([{ what: 'formula', column: 'naam' }]);
    const csv = await roster.upload(
      'mensen.csv',
      strToU8('naam,centrum,taal\nAns,De Mussen,=HYPERLINK("x")\n'),
      'petra',
    );
    const list = await roster.problems({ id: 'id' in csv ? csv.id : '', staff: 'petra' }, ({ what }) => what, ['Blad']);
    expect(new TextDecoder().decode(list?.bytes)).toContain(`mensen,2,taal,"'=HYPERLINK(""x"")",not-language`);
    expect(asCsv({ name: 'x', rows: [['@x']] })).toContain("'@x");
  });
});
