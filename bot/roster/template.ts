import type { Sheet } from '../files/sheet.ts';
import { exampleOf } from './example.ts';
import { COLUMNS } from './plan/columns.ts';
import { KINDS, type Kind, SHEETS } from './plan/kinds.ts';
import type { Known } from './plan/known.ts';
import { EXPLAINING } from './plan/sheets.ts';

/** Columns as a reader meets them; titles in other languages come last. */
function headersOf(kind: Kind): string[] {
  const columns = Object.entries<{ readonly names: readonly string[] }>(COLUMNS[kind]);
  const isTitle = (field: string) => field.startsWith('title_');
  return [...columns.filter(([field]) => !isTitle(field)), ...columns.filter(([field]) => isTitle(field))].map(
    ([, { names }]) => names[0] ?? '',
  );
}

const EXPLAINED: readonly (readonly [sheet: string, column: string, what: string])[] = [
  ['alle bladen', 'nummer', 'Het nummer uit jullie eigen administratie. Hieraan herkent Buurtmus wie of wat het is.'],
  [
    'alle bladen',
    'lege cel',
    'Bij coach, coördinator, docent en einddatum: dan is er geen. Anders blijft het zoals het is.',
  ],
  ['Mensen', 'taal', 'nl, en, tr, ar, ti, bg of pl, of de naam van de taal.'],
  ['Mensen', 'rollen', 'bewoner, mentee, deelnemer, mentor, ouder, coach, coördinator. Meer dan een: met een komma.'],
  ['Mensen', 'toestemming', 'ja: heeft op papier toestemming gegeven. Leeg: Buurtmus vraagt het zelf.'],
  ['Mensen', 'bekend', 'Kent Buurtmus al iemand die zo heet, zonder nummer? ja: dat is dezelfde. nee: een ander.'],
  ['Kinderen', 'verzorger 1, verzorger 2', 'Nummer of naam uit het blad Mensen, of van iemand die al bekend is.'],
  ['Kinderen', 'dagen 1, dagen 2', 'Wanneer het kind bij deze verzorger is: ma-vr, of za, zo. Leeg: altijd.'],
  ['Koppelingen, Lessen', 'dag', 'ma, dinsdag, of meer: ma, do. Elke week.'],
  ['Koppelingen, Lessen', 'regel', 'In plaats van dag: een RRULE, zoals FREQ=WEEKLY;INTERVAL=2;BYDAY=FR.'],
  [
    'Koppelingen',
    'tot en met',
    'Hoogstens zes maanden na van. Verlengd? Zet ja in de kolom verlengd: hoogstens twaalf.',
  ],
  ['Lessen', 'titel en, titel tr, …', 'De titel in andere talen. Zonder lezen mensen de Nederlandse.'],
  ['Rooster', 'deelnemer, kind', 'Een van de twee: nummer of naam.'],
  ['alle bladen', 'datum, tijd', '30-11-2026 of 2026-11-30; 9:30.'],
];

/** A workbook to fill in; with invented people where `which` is `example`. */
export function templateOf(which: 'template' | 'example', known: Known, today: string): Sheet[] {
  const example = exampleOf(known, today);
  const sheets = KINDS.map((kind): Sheet => {
    const headers = headersOf(kind);
    const rows = which === 'example' ? example[kind] : [];
    return {
      name: SHEETS[kind][0] ?? kind,
      rows: [headers, ...rows.map((cells) => headers.map((header) => cells[header] ?? null))],
    };
  });
  return [...sheets, { name: EXPLAINING, rows: [['blad', 'kolom', 'wat'], ...EXPLAINED] }];
}
