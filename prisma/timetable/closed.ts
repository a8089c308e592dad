import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayAfter } from '../../bot/engine/weekly.ts';
import { holidayOn } from '../holidays.ts';

type SchoolHoliday = { readonly name: string; readonly from: string; readonly until: string };

let known: readonly SchoolHoliday[] | undefined;

/** The school holidays of the region in which Den Haag lies; the file is to be continued every year. */
function schoolHolidays(): readonly SchoolHoliday[] {
  const file = join(import.meta.dirname, 'school-holidays.json');
  known ??= (JSON.parse(readFileSync(file, 'utf8')) as { holidays: SchoolHoliday[] }).holidays;
  return known;
}

const holidays = new Map<string, string | null>();

/** Asked for every day of every series of a city: the library is slow, and days are few. */
function holiday(day: string): string | null {
  const known = holidays.get(day);
  if (known !== undefined) return known;
  const found = holidayOn(day);
  holidays.set(day, found);
  return found;
}

/** Why something does not take place on a wall-clock day: a public holiday, or a school holiday where it keeps those. */
export type Closed = { readonly why: 'holiday' | 'school-holiday'; readonly name: string };

/** `closedOn('2026-12-25', false)` is `{ why: 'holiday', name: 'Kerstmis' }`. */
export function closedOn(day: string, restsInSchoolHolidays: boolean): Closed | null {
  const name = holiday(day);
  if (name !== null) return { why: 'holiday', name };
  if (!restsInSchoolHolidays) return null;
  const school = schoolHolidays().find(({ from, until }) => from <= day && day <= until);
  return school === undefined ? null : { why: 'school-holiday', name: school.name };
}

let lastAsked = '';
let lastHolidays: readonly string[] = [];

/** The public holidays among so many wall-clock days, this one included. Everybody asks today, so the last answer is kept. */
export function holidaysFrom(day: string, days: number): readonly string[] {
  const asked = `${day} ${days}`;
  if (asked !== lastAsked) {
    const all = Array.from({ length: days }, (_, ahead) => dayAfter(day, ahead));
    lastHolidays = all.filter((one) => holiday(one) !== null);
    lastAsked = asked;
  }
  return lastHolidays;
}
