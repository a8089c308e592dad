import { createRequire } from 'node:module';
import type HolidaysType from 'date-holidays';

type Dutch = InstanceType<typeof HolidaysType>;
let loaded: Dutch | undefined;

/** Loaded on first use: the library knows the whole world and takes its time. */
function dutchHolidays(): Dutch {
  const Holidays = createRequire(import.meta.url)('date-holidays') as typeof HolidaysType;
  loaded ??= new Holidays('NL', { languages: ['nl'] });
  return loaded;
}

/**
 * The Dutch name of the public holiday on a wall-clock date, or null. Only days on which the country closes:
 * `"2026-12-25"` is `"Kerstmis"`, the 24th is an ordinary Thursday.
 */
export function holidayOn(day: string): string | null {
  const found = dutchHolidays().isHoliday(`${day} 12:00:00`);
  const closed = found === false ? undefined : found.find(({ type }) => type === 'public');
  return closed?.name ?? null;
}
