import { dayAfter, sundayOf } from '../engine/weekly.ts';
import type { Kind } from './plan/kinds.ts';
import type { Known } from './plan/known.ts';
import { monthsAfter } from './plan/series.ts';

type Cells = Readonly<Record<string, string>>;

/** Weeks in which nothing begins yet, so that somebody can look first. */
const DAYS_AHEAD = 14;

/** Where the invented people of the example would come to: the first programme of the house. */
function placeIn({ centres, programmes }: Known): { centrum: string; traject: string } {
  const programme = programmes[0];
  const centre = centres.find(({ id }) => id === programme?.centreId) ?? centres[0];
  return { centrum: centre?.name ?? 'Buurtcentrum', traject: programme?.name ?? 'Traject' };
}

/** Rows as they are written on paper: `table('naam | taal', 'Rana | ar')` is one row with two cells. */
function table(header: string, ...rows: readonly string[]): Cells[] {
  const cellsOf = (line: string) => line.split('|').map((cell) => cell.trim());
  const headers = cellsOf(header);
  return rows.map((row) => Object.fromEntries(cellsOf(row).map((cell, at) => [headers[at] ?? '', cell])));
}

const SERIES = 'nummer | traject | tijd | minuten | plaats | van | tot en met';

/** All invented. Numbers begin with a letter that no centre uses for people that exist. */
export function exampleOf(known: Known, today: string): Readonly<Record<Kind, readonly Cells[]>> {
  const { centrum, traject } = placeIn(known);
  const van = dayAfter(sundayOf(dayAfter(today, DAYS_AHEAD)), 1);
  const tot = dayAfter(monthsAfter(van, 6), -1);
  const series = (nummer: string, tijd: string, minuten: number, plaats: string) =>
    [nummer, traject, tijd, minuten, plaats, van, tot].join('|');
  return {
    people: table(
      'nummer | naam | taal | rollen | centrum | traject | coach | van',
      `X1 | Rana | Arabisch | mentee | ${centrum}`,
      `X2 | Gerrit | nl | mentor | ${centrum}`,
      `X3 | Lotte | Nederlands | coördinator, coach | ${centrum}`,
      `X4 | Wiesława | polski | deelnemer, ouder | ${centrum} | ${traject} | X3 | ${van}`,
    ),
    children: table('nummer | naam | centrum | verzorger 1 | dagen 1', `XK1 | Olek | ${centrum} | X4 | ma-vr`),
    matches: table(
      `${SERIES} | mentor | mentee | coördinator | dag`,
      `${series('XM1', '14:00', 60, 'Kamer 3')} | X2 | X1 | X3 | dinsdag`,
    ),
    sessions: table(
      `${SERIES} | titel | dag | regel | voor wie | vrij in schoolvakanties | docent | titel pl`,
      `${series('XL1', '9:30', 120, 'Lokaal 1')} | Taal en koken | ma, do || mensen | ja | X3 | Język i gotowanie`,
      `${series('XL2', '13:00', 120, 'Plein')} | Fietsles | wo || mensen | ja`,
      `${series('XL3', '15:30', 90, 'Grote zaal')} | Knutselen || FREQ=WEEKLY;INTERVAL=2;BYDAY=FR | kinderen | ja`,
    ),
    entries: table(
      'les | deelnemer | kind | van | tot en met',
      `XL1 | X4 || ${van} | ${tot}`,
      `XL2 | X4 || ${monthsAfter(van, 1)} | ${tot}`,
      `XL3 || XK1 | ${van}`,
    ),
  };
}
