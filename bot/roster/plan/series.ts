import { Temporal } from 'temporal-polyfill';
import { namesOf, oneOf, venuesOf } from './frame.ts';
import type { Wrong } from './given.ts';
import type { Series } from './known.ts';
import type { Planning } from './planning.ts';
import type { Row } from './rows.ts';
import { weeklyRule } from './rule.ts';

type Ruled = Row<'matches' | 'sessions'>;

/** Longer nothing is planned ahead: a year after the year that is meant is a slip of the hand. */
const LONGEST_YEARS = 2;

/** A wall-clock date some months later: `monthsAfter('2026-08-31', 6)` is `"2027-02-28"`. */
export const monthsAfter = (day: string, months: number): string =>
  Temporal.PlainDate.from(day).add({ months }).toString();

/** The programme of a row; null where none is meant, which is told. */
export function programmeOf(planning: Planning, row: Ruled): string | null {
  const { programmes } = planning.known;
  const said = row.values.programme;
  const programme = oneOf(programmes, said);
  const isTold = row.isBroken && said === undefined;
  if (programme === null && !isTold) planning.tell(row, 'programme', said ? 'not-there' : 'empty', namesOf(programmes));
  return programme?.id ?? null;
}

/** By what rule, where a row says one: days of every week, or a rule as RFC 5545 writes it. Two that differ are none. */
function ruleIn({ values }: Ruled): { readonly value: string | null } | { readonly wrong: Wrong } {
  const [days, rule] = [values.weekdays ?? null, values.rule ?? null];
  const weekly = days === null ? null : weeklyRule(days);
  return weekly !== null && rule !== null && weekly !== rule ? { wrong: 'both' } : { value: weekly ?? rule };
}

/** Where, by the name of a venue: null for none, false where there is no such place, which is told. */
function venueIn(planning: Planning, row: Ruled, centreId: string) {
  const said = row.values.venue;
  if (said === null || said === undefined) return said;
  const here = venuesOf(planning.known, centreId);
  const venue = oneOf(here, said);
  if (venue === null) planning.tell(row, 'venue', 'not-there', namesOf(here));
  return venue ?? false;
}

function periodProblem({ from, until }: Series): Wrong | null {
  if (until < from) return 'before-from';
  return until > monthsAfter(from, LONGEST_YEARS * 12) ? 'too-far' : null;
}

/** What every series needs, from its row or as it is; null where something is missing, which is told. */
function wholeOf({ tell }: Planning, row: Ruled, said: Partial<Series>, before: Series | null) {
  const { start, minutes, from, until } = row.values;
  const values = { weekdays: said.rule, start, minutes, place: said.place, from, until };
  const known = { ...before, weekdays: before?.rule } as Readonly<Record<string, unknown>>;
  const whole = Object.entries(values).map(([column, value]) => [column, value ?? known[column]] as const);
  const missing = whole.filter(([, value]) => value === undefined);
  for (const [column] of missing) tell(row, column, 'empty');
  if (missing.length > 0) return null;
  const { weekdays: rule, ...rest } = Object.fromEntries(whole) as unknown as Omit<Series, 'rule' | 'venueId'> & {
    weekdays: string;
  };
  return { ...rest, rule };
}

/** When and where, as a row says it and otherwise as it is. Null where something is missing or wrong, which is told. */
export function seriesOf(planning: Planning, row: Ruled, programmeId: string, before: Series | null): Series | null {
  const centreId = planning.known.programmes.find(({ id }) => id === programmeId)?.centreId ?? '';
  const ruled = ruleIn(row);
  const venue = venueIn(planning, row, centreId);
  if ('wrong' in ruled) planning.tell(row, 'rule', ruled.wrong);
  if ('wrong' in ruled || venue === false) return null;
  const place = row.values.place ?? venue?.name;
  const said = { ...(ruled.value === null ? {} : { rule: ruled.value }), ...(place === undefined ? {} : { place }) };
  const whole = wholeOf(planning, row, said, before);
  if (whole === null) return null;
  const series: Series = { ...whole, venueId: venue === undefined ? (before?.venueId ?? null) : (venue?.id ?? null) };
  const wrong = periodProblem(series);
  if (wrong !== null) planning.tell(row, 'until', wrong);
  return wrong === null ? series : null;
}

/** What of a series is compared. */
export const SERIES_FIELDS = (venueNamed: (id: string | null) => string | null) => ({
  rule: ({ rule }: Series) => rule,
  start: ({ start }: Series) => start,
  minutes: ({ minutes }: Series) => String(minutes),
  place: ({ place }: Series) => place,
  venue: ({ venueId }: Series) => venueNamed(venueId),
  from: ({ from }: Series) => from,
  until: ({ until }: Series) => until,
});

/** The name of a venue by its id. */
export const venueNames = ({ known }: Planning) => {
  const names = new Map(known.venues.map(({ id, name }) => [id, name]));
  return (id: string | null): string | null => (id === null ? null : (names.get(id) ?? id));
};
