import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { holidayOn } from '../holidays.ts';

type SchoolHoliday = { readonly name: string; readonly from: string; readonly until: string };

let known: readonly SchoolHoliday[] | undefined;

/** The school holidays of the region in which Den Haag lies; the file is to be continued every year. */
function schoolHolidays(): readonly SchoolHoliday[] {
  const file = join(import.meta.dirname, 'school-holidays.json');
  known ??= (JSON.parse(readFileSync(file, 'utf8')) as { holidays: SchoolHoliday[] }).holidays;
  return known;
}

/** Why something does not take place on a wall-clock day: a public holiday, or a school holiday where it keeps those. */
export type Closed = { readonly why: 'holiday' | 'school-holiday'; readonly name: string };

/** `closedOn('2026-12-25', false)` is `{ why: 'holiday', name: 'Kerstmis' }`. */
export function closedOn(day: string, restsInSchoolHolidays: boolean): Closed | null {
  const holiday = holidayOn(day);
  if (holiday !== null) return { why: 'holiday', name: holiday };
  if (!restsInSchoolHolidays) return null;
  const school = schoolHolidays().find(({ from, until }) => from <= day && day <= until);
  return school === undefined ? null : { why: 'school-holiday', name: school.name };
}
