import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayAfter, instantOf, localTime } from '../../bot/engine/weekly.ts';
import { closedOn } from '../../prisma/timetable/closed.ts';
import { type DueLine, dueReport } from '../../workers/due-report/report.ts';
import { type Fresh, freshDatabase } from '../stores/database.ts';
import { postgresStores } from '../stores/playing.ts';
import { theHouse } from '../talk/house.ts';
import { type Centre, centreOf, YEAR } from './centre.ts';
import { childId, found, lessonId, personId, placesIn, ZONE } from './founding.ts';

const SMALL = { matches: 3, participants: 3, children: 5, appointments: 12 };
const RUNS = 8;

/** A day of something, as the database has it after staff have cancelled what they cancelled. */
type Day = { series: string; day: string; kind: string; state: string; starts: string; ends: string };
/** A line of the report, with the day that its key names. */
type Told = DueLine & { readonly of: Day };

/** A centre, what there is in its year, and everything that is told of it. */
type Lived = { readonly centre: Centre; readonly days: readonly Day[]; readonly told: readonly Told[] };

/** Other centres in every run; who meets a failure writes its seed here. */
const SEED = Date.now() % 1_000_000;

let fresh: Fresh;
const years: Lived[] = [];
beforeAll(async () => {
  fresh = await freshDatabase();
  for (const centre of fc.sample(centreOf(SMALL), { seed: SEED, numRuns: RUNS })) years.push(await live(centre));
}, 120_000);
afterAll(() => fresh.drop());

const EMPTY = 'TRUNCATE centre, person, occasion, appointment, child CASCADE';
const DAYS = `SELECT series_id AS series, day::text AS day, kind, state, starts_at AS starts, ends_at AS ends FROM occasion`;

const dayIn = (key: string): string => /([0-9a-f-]{36}):(\d{4}-\d\d-\d\d)/u.exec(key)?.slice(1, 3).join(' ') ?? '';
const local = (at: Date): string => localTime(at.toISOString(), ZONE);

async function live(centre: Centre): Promise<Lived> {
  const { pool } = fresh.database;
  await pool.query(EMPTY);
  await found(pool, centre);
  const { rows } = await pool.query(DAYS);
  const days = rows.map((row): Day => ({ ...row, starts: local(row.starts), ends: local(row.ends) }));
  const byName = new Map(days.map((one) => [`${one.series} ${one.day}`, one]));
  const window = { from: instantOf(`${YEAR.from}T00:00`, ZONE), until: instantOf(`${YEAR.until}T00:00`, ZONE) };
  const lines = await dueReport({ house: theHouse, ...postgresStores(fresh.database), zone: ZONE }, window);
  const told = lines.flatMap((line) => {
    const of = byName.get(dayIn(line.key));
    return of === undefined ? [] : [{ ...line, of }];
  });
  return { centre, told, days };
}

const loud = (told: readonly Told[]): Told[] => told.filter(({ silent }) => silent === null);
const timeOf = ({ local }: DueLine): string => local.slice(11);

/** Holds in every year that was lived. */
const always = (holds: (lived: Lived) => void): void => years.forEach(holds);

describe(`in a year of any centre (seed ${SEED})`, () => {
  it('nothing is said outside the hours in which people may be spoken to, and nothing twice', () =>
    always(({ told }) => {
      for (const line of loud(told)) expect(timeOf(line) >= '08:00' && timeOf(line) < '21:00', line.key).toBe(true);
      expect(new Set(told.map(({ key }) => key)).size).toBe(told.length);
      expect(told.length).toBeGreaterThan(0);
    }));

  it('nothing is said about what does not take place, be it cancelled or a holiday', () =>
    always(({ told, days }) => {
      expect(loud(told).filter(({ of }) => of.state !== 'planned')).toEqual([]);
      for (const { kind, day, state } of days) {
        if (kind !== 'appointment' && closedOn(day, false) !== null) expect(state, day).toBe('cancelled');
      }
    }));

  it('every reminder keeps its hour on the clock of the centre, in summer and in winter', () =>
    always(({ told }) => {
      for (const line of told) expect(line.local, line.key).toBe(hourOf(line) ?? line.local);
    }));

  it('everybody who is expected is reminded once, and nobody else: each guardian of her own child on her own days', () =>
    always(({ told, days, centre }) => {
      const reminders = told.filter(({ what }) => what === 'sessions.reminder');
      const names = reminders.map(({ person, of, key }) => `${of.series} ${of.day} ${person} ${childIn(key)}`);
      const seen = (day: Day) => `${day.day}T18:00` >= `${dayAfter(YEAR.from, 1)}T18:00` && day.day <= YEAR.until;
      const wanted = days
        .filter((day) => day.kind === 'group-session' && seen(day))
        .flatMap((day) => expectedAt(centre, day).map((who) => `${day.series} ${day.day} ${who}`));
      expect(names.sort()).toEqual(wanted.sort());
    }));
});

/** When it should be said, on the clock of the centre; null for what has no fixed hour. */
function hourOf({ what, key, of: { starts, ends } }: Told): string | null {
  const day = starts.slice(0, 10);
  const eve = `${dayAfter(day, -1)} 18:00`;
  if (what === 'mentoring.reminder') return starts.slice(11) < '11:00' ? eve : `${day} 09:00`;
  if (what === 'sessions.reminder' || what === 'appointments.reminder') return eve;
  // In the night in which the clock changes, half an hour later is another hour.
  const isCheckIn = key.startsWith('mentoring:check-in:') && ends.slice(11) > '03:30';
  return isCheckIn ? halfAnHourAfter(ends) : null;
}

const halfAnHourAfter = (moment: string): string =>
  new Date(Date.parse(`${moment}Z`) + 30 * 60_000).toISOString().slice(0, 16).replace('T', ' ');

/** The child that a key names at its end, behind the person. */
const childIn = (key: string): string => /:([0-9a-f-]{36}):([0-9a-f-]{36})$/u.exec(key)?.[2] ?? '';

/** Who is expected at a lesson: participants by their timetable, and of each child whoever has it on that weekday. */
function expectedAt(centre: Centre, { series, day }: Day): string[] {
  const { participant, parent } = placesIn(centre);
  const weekday = new Date(day).getUTCDay() || 7;
  const own = centre.participants.flatMap(({ lessons }, n) =>
    lessons.some((lesson) => lessonId(lesson) === series) ? [`${personId(participant + n)} `] : [],
  );
  const accompanied = centre.children.flatMap(({ lesson, guardians }, n) =>
    lessonId(lesson) !== series
      ? []
      : guardians
          .filter(({ weekdays }) => weekdays.length === 0 || weekdays.includes(weekday))
          .map((one) => `${personId(parent + one.parent)} ${childId(n)}`),
  );
  return [...own, ...accompanied];
}
