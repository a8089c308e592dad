import { Temporal } from 'temporal-polyfill';
import { isBefore } from '../engine/instant.ts';
import { dayAfter, instantOf, localTime, sundayOf } from '../engine/weekly.ts';
import { type Slotted, WEEK_KINDS, type WeekAsked, type WeekKind } from '../staff-week-ports.ts';
import type { Problem } from './texts-week.ts';

/** A form as it was sent: every byte of it is hostile. */
export type Sent = Readonly<Record<string, string>>;

const LONGEST_PLACE = 120;
const LONGEST_FIELD = 200;
const SHORTEST_MINUTES = 5;
const LONGEST_MINUTES = 12 * 60;
const CONTROLS = /\p{Cc}/gu;

/** The texts of a form, without what is no letter; files and what was sent twice are left out. */
export const sentOf = (body: Readonly<Record<string, unknown>>): Sent =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.replace(CONTROLS, '').trim().slice(0, LONGEST_FIELD)]] : [],
    ),
  );

/** A wall-clock date as it stands in an address or a form; null where it is none of our time. */
function dayOf(text: string | undefined): string | null {
  if (!/^20\d\d-\d\d-\d\d$/u.test(text ?? '')) return null;
  try {
    return Temporal.PlainDate.from(text as string).toString();
  } catch {
    return null;
  }
}

const timeOf = (text: string | undefined): string | null =>
  /^(?:[01]\d|2[0-3]):[0-5]\d$/u.test(text ?? '') ? (text as string) : null;

/** Everything that may be wrong, by its name. */
export type Checked<Value> = { readonly value: Value } | { readonly problem: Problem };

/** The wall-clock moment of a day and a time; none in the hour that the clock leaves out in spring. */
function momentOf(day: string | undefined, time: string | undefined, zone: string): Checked<string> {
  const [date, clock] = [dayOf(day), timeOf(time)];
  if (date === null) return { problem: 'day' };
  if (clock === null) return { problem: 'time' };
  const moment = `${date}T${clock}`;
  return localTime(instantOf(moment, zone), zone) === moment ? { value: moment } : { problem: 'no-such-time' };
}

/** A number of minutes that something may last. */
function minutesOf(text: string | undefined): Checked<number> {
  const minutes = /^\d{1,3}$/u.test(text ?? '') ? Number(text) : 0;
  return minutes >= SHORTEST_MINUTES && minutes <= LONGEST_MINUTES ? { value: minutes } : { problem: 'minutes' };
}

/** Where something is: words that everybody reads, and perhaps a building with a pin. */
function placeOf(
  { place = '', venue = '' }: Sent,
  venues: readonly { readonly id: string }[],
): Checked<Pick<Slotted, 'place' | 'venue'>> {
  if (place === '' || place.length > LONGEST_PLACE) return { problem: 'place' };
  if (venue !== '' && !venues.some(({ id }) => id === venue)) return { problem: 'venue' };
  return { value: { place, venue: venue === '' ? null : venue } };
}

/** What a form about a time is read against. */
export type Against = {
  readonly zone: string;
  readonly now: string;
  readonly venues: readonly { readonly id: string }[];
};

/** When and where, as a form says: `day`, `time`, `minutes`, `place`, `venue`; in the time to come. */
export function slottedOf(sent: Sent, { zone, now, venues }: Against): Checked<Slotted> {
  const starts = momentOf(sent.day, sent.time, zone);
  if ('problem' in starts) return starts;
  const minutes = minutesOf(sent.minutes);
  if ('problem' in minutes) return minutes;
  const place = placeOf(sent, venues);
  if ('problem' in place) return place;
  if (!isBefore(now, instantOf(starts.value, zone))) return { problem: 'past' };
  return { value: { starts: starts.value, minutes: minutes.value, ...place.value } };
}

const isKind = (kind: string | undefined): kind is WeekKind => WEEK_KINDS.includes(kind as WeekKind);
const LONGEST_ID = 64;

/** Which week an address asks for; this one where it asks for none. */
export function askedOf(query: Sent, today: string): WeekAsked {
  const day = dayOf(query.from) ?? today;
  const { kind, centre = '' } = query;
  return {
    from: dayAfter(sundayOf(day), -6),
    kind: isKind(kind) ? kind : null,
    centre: centre === '' ? null : centre.slice(0, LONGEST_ID),
  };
}

/** The address of a week, as `askedOf` reads it. */
export function queryOf({ from, kind, centre }: WeekAsked): string {
  const query = new URLSearchParams({ from });
  if (kind !== null) query.set('kind', kind);
  if (centre !== null) query.set('centre', centre);
  return query.toString();
}

/** Times of a host, one after the other, from a moment until a time of the same day. At most a working day of them. */
export function timesBetween(first: Slotted, until: string, zone: string): Slotted[] {
  const times: Slotted[] = [];
  const start = Temporal.PlainDateTime.from(first.starts).toZonedDateTime(zone);
  const end = Temporal.PlainDateTime.from(`${first.starts.slice(0, 10)}T${until}`).toZonedDateTime(zone);
  for (let at = start; ; at = at.add({ minutes: first.minutes })) {
    const over = Temporal.ZonedDateTime.compare(at.add({ minutes: first.minutes }), end) > 0;
    if (over || times.length >= LONGEST_MINUTES / SHORTEST_MINUTES) return times;
    times.push({ ...first, starts: at.toPlainDateTime().toString({ smallestUnit: 'minute' }) });
  }
}

/** The end of a range, as `"16:00"`; null where it is no time. */
export const untilOf = (text: string | undefined): string | null => timeOf(text);
