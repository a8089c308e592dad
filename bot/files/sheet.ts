/** A formula in a sheet: what it says today may be something else tomorrow, so it is not taken over. */
export const FORMULA = Symbol('formula');

/** What stands in a cell: text, a number, a yes or no, a date, nothing, or `FORMULA`. */
export type Cell = string | number | boolean | Date | symbol | null;

/** A table as a file has it: the first line names the columns. */
export type Sheet = { readonly name: string; readonly rows: readonly (readonly Cell[])[] };

const CONTROLS = /[^\P{Cc}\n\r\t]/u;

/** Whether a text is made of letters that somebody can see: no control characters, no halves of letters. */
export const isReadable = (text: string): boolean => !CONTROLS.test(text) && text.isWellFormed();

const DAY_FIRST = /^(\d{1,2})-(\d{1,2})-(\d{4})$/u;
const DATE = /^(\d{4}-\d{2}-\d{2})(?:T.*)?$/u;
const TIME = /^(\d{1,2}):(\d{2})(?::\d{2})?(Z|[+-]\d{2}:?\d{2})?$/u;

const isDay = (day: string): boolean =>
  !Number.isNaN(Date.parse(day)) && new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) === day;

/** `"2026-11-02"`, also from `"2-11-2026"` as it is written here; null where it is no day of the calendar. */
export function asDay(text: string): string | null {
  const [, day = '', month = '', year = ''] = DAY_FIRST.exec(text) ?? [];
  const date = year === '' ? DATE.exec(text)?.[1] : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return date !== undefined && isDay(date) ? date : null;
}

/** `"09:30"`, also from `"9:30:00"`, with the zone where one stands behind it; null where it is no time of day. */
export function asTime(text: string): string | null {
  const [, hour = '', minute = '', zone = ''] = TIME.exec(text) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute}${zone}`;
}
