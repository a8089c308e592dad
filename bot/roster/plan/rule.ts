const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Every week on these days; 1 is Monday. `weeklyRule([2, 1])` is `"FREQ=WEEKLY;BYDAY=MO,TU"`. */
export const weeklyRule = (weekdays: readonly number[]): string =>
  `FREQ=WEEKLY;BYDAY=${[...new Set(weekdays)]
    .sort((one, other) => one - other)
    .map((day) => DAYS[day - 1])
    .join(',')}`;

/** A rule in its parts. `days`: `[1, "TU"]` is the first Tuesday of a month, `[0, "TU"]` every Tuesday. */
export type Rule = {
  readonly freq: 'WEEKLY' | 'MONTHLY';
  readonly interval: number;
  readonly days: readonly (readonly [nth: number, day: string])[];
};

/** Less often than this nobody meets by a rule. */
const LONGEST_INTERVAL = 8;

const PART = /^(FREQ|INTERVAL|BYDAY|WKST)=([A-Z\d,+-]+)$/u;
const DAY = /^([+-]?[1-4])?(MO|TU|WE|TH|FR|SA|SU)$/u;

/**
 * Reads the rules of RFC 5545 that a timetable needs: every so many weeks on some days, or the so-manieth of them in a
 * month. When it ends the row says, so it has neither UNTIL nor COUNT. Null for every other rule: each night all are
 * planned, and one that nobody can plan would stop the others.
 */
export function parseRule(text: string): Rule | null {
  const parts = text
    .toUpperCase()
    .replace(/^RRULE:/u, '')
    .replace(/\s+/gu, '')
    .replace(/;$/u, '')
    .split(';')
    .map((part) => PART.exec(part));
  const named = new Map(parts.map((part) => [part?.[1], part?.[2] ?? '']));
  const [freq, interval] = [named.get('FREQ'), Number(named.get('INTERVAL') ?? '1')];
  const days = (named.get('BYDAY') ?? '').split(',').map((day) => DAY.exec(day));
  const isOurs =
    !parts.includes(null) &&
    named.size === parts.length &&
    !days.includes(null) &&
    ['MO', undefined].includes(named.get('WKST'));
  if (!isOurs || !Number.isInteger(interval) || interval < 1 || interval > LONGEST_INTERVAL) return null;
  const read = days.map((day) => [Number(day?.[1] ?? 0), day?.[2] ?? ''] as const);
  const isMonthly = freq === 'MONTHLY';
  if (!isMonthly && freq !== 'WEEKLY') return null;
  return read.every(([nth]) => (nth !== 0) === isMonthly) ? { freq, interval, days: read } : null;
}

/** The one way in which a rule is written, so that the same rule is the same text: parts and days in their order. */
export function writtenRule({ freq, interval, days }: Rule): string {
  const written = days
    .toSorted(([nth, day], [otherNth, other]) => nth - otherNth || DAYS.indexOf(day) - DAYS.indexOf(other))
    .map(([nth, day]) => `${nth === 0 ? '' : nth}${day}`);
  return [
    `FREQ=${freq}`,
    ...(interval > 1 ? [`INTERVAL=${interval}`] : []),
    `BYDAY=${[...new Set(written)].join(',')}`,
  ].join(';');
}

/** The weekdays of a rule of every week, 1 is Monday; null for another kind of rule. */
export function weekdaysIn(rule: string): readonly number[] | null {
  const parsed = parseRule(rule);
  if (parsed === null || parsed.freq !== 'WEEKLY' || parsed.interval > 1) return null;
  return parsed.days.map(([, day]) => DAYS.indexOf(day) + 1);
}

const WEEKS_IN_A_MONTH = 52 / 12;

/** How often a rule takes place in a week, on average. `perWeek('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU')` is 0.5. */
export function perWeek(rule: string): number {
  const parsed = parseRule(rule);
  if (parsed === null) return 0;
  return parsed.days.length / parsed.interval / (parsed.freq === 'MONTHLY' ? WEEKS_IN_A_MONTH : 1);
}
