import type { ComingEntry, Named } from './entries.ts';
import { groupBy } from './group.ts';
import { type KnownEntry, overlaps } from './known.ts';
import type { Planning } from './planning.ts';
import { perWeek } from './rule.ts';
import { monthsAfter } from './series.ts';

/** The werkfit programme begins with four hours a week, and builds up month by month to sixteen (document 002). */
const [FIRST_HOURS, MOST_HOURS] = [4, 16];
/** It lasts six to nine months. */
const MOST_MONTHS = 9;

/** Hours a week in each month from the first day on; months after the last lesson are left out. */
function hoursByMonth(entries: readonly KnownEntry[], { sessions }: Named): number[] {
  const first = entries.map(({ from }) => from).sort()[0] ?? '';
  const months = Array.from({ length: MOST_MONTHS }, (_, month) => {
    const stretch = { from: monthsAfter(first, month), until: monthsAfter(first, month + 1) };
    const here = entries.filter((entry) => {
      const session = sessions.byId(entry.sessionId);
      // The first day of the next month is that month's.
      const inside = (one: { from: string; until: string | null }) =>
        one.from < stretch.until && overlaps(one, stretch);
      return session !== undefined && inside(entry) && inside(session);
    });
    const minutes = here.map(({ sessionId }) => {
      const session = sessions.byId(sessionId);
      return session === undefined ? 0 : session.minutes * perWeek(session.rule);
    });
    return Math.round(minutes.reduce((one, other) => one + other, 0) / 6) / 10;
  });
  return months.slice(0, months.findLastIndex((hours) => hours > 0) + 1);
}

type Found = {
  readonly what: 'hours-first' | 'hours-less' | 'hours-range';
  readonly month: number;
  readonly hours: number;
};

/** The first thing about a build-up that a coach would want to know. */
function strangeIn(months: readonly number[]): Found | null {
  const [first = 0] = months;
  if (first > FIRST_HOURS) return { what: 'hours-first', month: 1, hours: first };
  const outside = months.findIndex((hours) => hours < FIRST_HOURS || hours > MOST_HOURS);
  if (outside >= 0) return { what: 'hours-range', month: outside + 1, hours: months[outside] ?? 0 };
  const less = months.findIndex((hours, month) => hours < (months[month - 1] ?? 0));
  return less < 0 ? null : { what: 'hours-less', month: less + 1, hours: months[less] ?? 0 };
}

/** Looks at the hours a week of every participant whose timetable a file would change. Told, and never refused. */
export function warnOfHours(planning: Planning, named: Named, coming: readonly ComingEntry[]): void {
  const entries = new Map(planning.known.entries.map((entry) => [entry.id, entry]));
  for (const { after } of coming) entries.set(after.id, after);
  const byPerson = groupBy(entries.values(), ({ personId }) => personId);
  const changed = coming.filter(({ fields }) => fields === null || fields.length > 0);
  for (const [person, [one]] of groupBy(changed, ({ after }) => after.personId)) {
    const who = named.directory.byId(person);
    if (who === undefined || one === undefined || !who.roles.includes('participant')) continue;
    const strange = strangeIn(hoursByMonth(byPerson.get(person) ?? [], named));
    if (strange === null) continue;
    planning.warn(
      strange.what,
      one.row.where,
      who.name,
      String(strange.month),
      String(strange.hours).replace('.', ','),
    );
  }
}
