import fc from 'fast-check';
import { LANGUAGES } from '../../bot/engine/language.ts';
import { dayAfter } from '../../bot/engine/weekly.ts';

/** The year that is lived through: both changes of the clock, every holiday and all school holidays are in it. */
export const YEAR = { from: '2026-08-01', until: '2027-08-01' };

/** How much there is of everything. */
export type Size = {
  readonly matches: number;
  readonly participants: number;
  readonly children: number;
  readonly appointments: number;
};

/** An invented centre: who is there, and what they come to in a year. People and series are numbers. */
export type Centre = {
  readonly languages: readonly string[];
  readonly matches: readonly Slot[];
  readonly lessons: readonly (Slot & { readonly rests: boolean })[];
  /** The lessons in the timetable of each participant. */
  readonly participants: readonly { readonly lessons: readonly number[] }[];
  /** Of each child the activity that it comes to, and who brings it on which weekdays; none means all of them. */
  readonly children: readonly {
    readonly lesson: number;
    readonly guardians: readonly { readonly parent: number; readonly weekdays: readonly number[] }[];
  }[];
  readonly appointments: readonly { readonly visitor: number; readonly day: string; readonly start: string }[];
  /** What staff cancel: so many, picked by these numbers from all that is planned. */
  readonly cancelled: readonly number[];
};

export type Slot = { readonly weekday: number; readonly start: string; readonly from: string; readonly until: string };

/** Half past two in the night is no time to meet, and the hour that is left out and comes twice. */
const start = fc.constantFrom(
  '02:30',
  '08:30',
  '09:00',
  '09:45',
  '10:30',
  '11:00',
  '13:15',
  '14:00',
  '16:30',
  '19:30',
  '23:30',
);
const day = fc.integer({ min: 0, max: 330 }).map((days) => dayAfter(YEAR.from, days));
const slot = fc
  .record({ weekday: fc.integer({ min: 1, max: 7 }), start, from: day, weeks: fc.integer({ min: 2, max: 26 }) })
  .map(({ from, weeks, ...rest }): Slot => ({ ...rest, from, until: dayAfter(from, weeks * 7) }));
const exactly = <T>(one: fc.Arbitrary<T>, length: number) => fc.array(one, { minLength: length, maxLength: length });
const LESSONS = 8;
/** Half of the children come with their mother; of the others each parent has weekdays of her own. */
const guardiansAmong = (parents: number) =>
  fc.oneof(
    fc.nat(parents - 1).map((parent) => [{ parent, weekdays: [] as number[] }]),
    fc.uniqueArray(fc.nat(parents - 1), { minLength: 2, maxLength: 2 }).map(([one = 0, other = 1]) => [
      { parent: one, weekdays: [1, 2, 3] },
      { parent: other, weekdays: [4, 5, 6, 7] },
    ]),
  );

/** Any centre of a size. */
export function centreOf({ matches, participants, children, appointments }: Size): fc.Arbitrary<Centre> {
  const lesson = fc.nat(LESSONS - 1);
  const parents = Math.max(2, Math.ceil(children / 2));
  return fc.record({
    languages: exactly(fc.constantFrom(...LANGUAGES), 2 * matches + participants + parents),
    matches: exactly(slot, matches),
    lessons: exactly(
      fc.tuple(slot, fc.boolean()).map(([one, rests]) => ({ ...one, rests })),
      LESSONS,
    ),
    participants: exactly(fc.record({ lessons: fc.uniqueArray(lesson, { minLength: 1, maxLength: 4 }) }), participants),
    children: exactly(fc.record({ lesson, guardians: guardiansAmong(parents) }), children),
    appointments: exactly(fc.record({ visitor: fc.nat(participants - 1), day, start }), appointments),
    cancelled: fc.array(fc.nat(10_000), { maxLength: 12 }),
  });
}
