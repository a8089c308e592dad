import type { Hours } from '../../../capabilities/social-map/facts.ts';

/** Hours of one day: `{ "from": "09:00", "until": "17:00" }`. */
type Span = Pick<Hours, 'from' | 'until'>;
/** What is open on each day, Monday first; an empty day is closed. */
export type Week = readonly (readonly Span[])[];

/** What may be wrong with the hours of a day as somebody writes them. */
export type HoursWrong = 'not-hours' | 'until-first' | 'overlapping';

export const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const LAST_MINUTE = '23:59';
const ALL_DAY: Span = { from: '00:00', until: LAST_MINUTE };

/** Open day and night. */
export const ALWAYS: Week = DAYS.map(() => [ALL_DAY]);

const byTime = (one: Span, other: Span): number => (one.from < other.from ? -1 : 1);

/** Hours day by day. */
export const weekOf = (hours: readonly Hours[]): Week =>
  DAYS.map((_, day) =>
    hours
      .filter(({ days }) => days.includes(day + 1))
      .map(({ from, until }) => ({ from, until }))
      .sort(byTime),
  );

/** `"09:00-12:30, 13:00-17:00"` */
export const writtenDay = (spans: readonly Span[]): string =>
  spans.map(({ from, until }) => `${from}-${until}`).join(', ');

const isSameDay = (one: readonly Span[], other: readonly Span[]): boolean => writtenDay(one) === writtenDay(other);
export const isSameWeek = (one: Week, other: Week): boolean => one.every((day, at) => isSameDay(day, other[at] ?? []));
export const isAlways = (week: Week): boolean => isSameWeek(week, ALWAYS);

const SPAN = /^(\d{1,2})(?:[:.](\d{2}))?(?:-|tot)(\d{1,2})(?:[:.](\d{2}))?$/u;
const CLOSED = /^(?:dicht|gesloten|-)?$/iu;

function timeOf(hour: string, minute = '00'): string | null {
  if (hour === '24' && minute === '00') return LAST_MINUTE;
  return Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : null;
}

function readSpan(written: string): Span | null {
  const [, hour = '', minute, endHour = '', endMinute] = SPAN.exec(written) ?? [];
  const [from, until] = hour === '' ? [null, null] : [timeOf(hour, minute), timeOf(endHour, endMinute)];
  return from === null || until === null ? null : { from, until };
}

/**
 * The hours of a day as somebody writes them, with a comma or "en" between; nothing is closed.
 *
 * @example readDay('9-12.30 en 13:00 – 17:00')   // → [{ from: '09:00', until: '12:30' }, { from: '13:00', until: '17:00' }]
 */
export function readDay(written: string): readonly Span[] | HoursWrong {
  if (CLOSED.test(written.trim())) return [];
  const parts = written.toLowerCase().split(/,|;|\ben\b/u);
  const spans = parts.map((part) => readSpan(part.replaceAll(/\s|uur/gu, '').replaceAll(/[–—]/gu, '-')));
  if (spans.includes(null)) return 'not-hours';
  const sorted = (spans as Span[]).sort(byTime);
  if (sorted.some(({ from, until }) => until <= from)) return 'until-first';
  return sorted.some(({ from }, at) => at > 0 && from < (sorted[at - 1] as Span).until) ? 'overlapping' : sorted;
}

/** Hours as schedules hold them: days with the same hours together. */
export function hoursOf(week: Week): Hours[] {
  const days = new Map<string, { span: Span; days: number[] }>();
  for (const [at, spans] of week.entries())
    for (const span of spans) {
      const key = writtenDay([span]);
      const known = days.get(key) ?? { span, days: [] };
      known.days.push(at + 1);
      days.set(key, known);
    }
  return [...days.values()].map(({ span, days: on }) => ({ ...span, days: on }));
}
