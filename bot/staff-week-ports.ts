import type { Attendee } from './engine/calendar.ts';
import type { Language } from './engine/language.ts';
import type { Param } from './engine/saying.ts';

export const WEEK_KINDS = ['match', 'group-session', 'appointment'] as const;
export type WeekKind = (typeof WEEK_KINDS)[number];

/** As `prisma/models/timetable.prisma` names them. */
export const APPOINTMENT_KINDS = [
  'intake',
  'cv-desk',
  'money-desk',
  'evaluation',
  'practice-interview',
  'group-information',
] as const;
export type AppointmentKind = (typeof APPOINTMENT_KINDS)[number];

export const ATTENDANCES = ['present', 'late', 'absent', 'no-show'] as const;
export type AttendanceState = (typeof ATTENDANCES)[number];

/** Which week: its first wall-clock day, and what of it. Null means every kind, every centre. */
export type WeekAsked = { readonly from: string; readonly kind: WeekKind | null; readonly centre: string | null };

/** How one day of something stands. Moments are wall-clock time in the centre's zone: `"2026-11-24T14:00"`. */
export type Standing = {
  readonly id: string;
  readonly kind: WeekKind;
  readonly what: Param;
  readonly starts: string;
  readonly ends: string;
  readonly place: string;
  readonly state: 'planned' | 'cancelled';
  /** Why it does not take place: the name of a holiday, or `centre`, or `skipped`. */
  readonly why: string | null;
  readonly movedFrom: string | null;
};

/** An occasion in the week. `who` are the halves of a match, or visitor and host; of a lesson its teacher. */
export type WeekLine = Standing & {
  readonly who: readonly string[];
  /** How many are expected, and of them: how many said that they come, and how many do not. */
  readonly expected: number;
  readonly coming: number;
  readonly absent: number;
};

/** A week in the order of time; `more` where it holds more than is shown. */
export type Week = { readonly lines: readonly WeekLine[]; readonly more: boolean };

/**
 * Words that the bot wanted to say to somebody about an occasion, and what became of them. `waits`: not said yet;
 * `silent`: not said, for the reason in `why`; `unreached`: there was nobody to say it to.
 */
export type Word = {
  /** `reminder`, `soon`, `correction`, `made`, `host`, `check-in`: as the room named it. */
  readonly about: string;
  readonly at: string;
  readonly state: 'waits' | 'silent' | 'unreached' | 'pending' | 'held' | 'dead' | 'sent' | 'delivered' | 'read';
  readonly why: string | null;
};

/** Somebody who is expected at an occasion, what she was told and what she answered. */
export type Expectation = Omit<Attendee, 'name'> & {
  readonly name: string | null;
  readonly conversation: string | null;
  /** Why the bot cannot begin to speak to her; null where it can. */
  readonly unreachable: 'no-conversation' | 'no-consent' | 'stopped' | null;
  /** In the order of time. */
  readonly words: readonly Word[];
  /** Has been told of this day, so that she hears of a change. */
  readonly told: boolean;
  /** Of the child, where she brings one. */
  readonly attendance: AttendanceState | null;
};

/** An occasion with everybody who is expected. */
export type OccasionDetail = Standing & {
  readonly series: string;
  readonly startsAt: string;
  readonly minutes: number;
  readonly venue: string | null;
  /** The weekday of its weekly rule, 1 is Monday; null where it has none that staff can change here. */
  readonly weekday: number | null;
  /** For an appointment: what the visitor needs. The language of an interpreter, and childcare. */
  readonly interpreter: Language | null;
  readonly childcare: boolean;
  /** It was made at a time that had been offered, which can be offered again. */
  readonly fromSlot: boolean;
  /** How it stood when this was read: a change that names another is refused. */
  readonly seen: string;
  readonly expectations: readonly Expectation[];
};

/** What a form can choose from. */
export type WeekChoices = {
  readonly centres: readonly { readonly id: string; readonly name: string }[];
  readonly venues: readonly { readonly id: string; readonly name: string }[];
  /** Coaches, coordinators and mentors. */
  readonly hosts: readonly { readonly id: string; readonly name: string }[];
};

/** When and where. `starts` is a wall-clock moment, `venue` the id of one, or null. */
export type Slotted = {
  readonly starts: string;
  readonly minutes: number;
  readonly place: string;
  readonly venue: string | null;
};

/** A time at which somebody can be met and that nobody has taken. */
export type FreeTime = Slotted & {
  readonly id: string;
  readonly kind: AppointmentKind;
  readonly host: string | null;
  readonly hostName: string | null;
};

/** Somebody who is already expected elsewhere at a time. */
export type Clash = Pick<Standing, 'kind' | 'what' | 'starts' | 'ends'> & { readonly name: string };
/** Whose time is looked at: people and children by id; what is moved itself does not count. */
export type Whose = { readonly people: readonly string[]; readonly children: readonly string[]; readonly not: string };

/** `changed`: it stands otherwise than the form said, and nothing was written. `gone`: it is not there any more. */
export type Outcome = 'done' | 'changed' | 'gone';

/** Names an occasion as staff saw it, and when they act. */
export type Seen = { readonly occasion: string; readonly seen: string; readonly now: string };

/** The weekly time of a series from a day on: that day is the first one at the new time. */
export type NewTime = { readonly first: string; readonly slotted: Slotted };

/** What a new weekly time does to the days to come. */
export type Replanned = {
  /** Days that go to another time, with what was: the new moment is null where a holiday lies. */
  readonly moved: readonly { readonly from: string; readonly to: string | null }[];
  readonly added: readonly string[];
  /** Days that have none at the new time. */
  readonly dropped: readonly string[];
  /** Days that were changed by hand and stay as they are. */
  readonly kept: readonly string[];
};

export type NewAppointment = {
  /** Given with the form: sent twice, it is one appointment. */
  readonly id: string;
  readonly kind: AppointmentKind;
  readonly person: string;
  readonly host: string | null;
  readonly slotted: Slotted;
  /** The offered time that it takes; null where the time was chosen freely. */
  readonly slot: string | null;
};

/** The timetable as staff see and change it. */
export type WeekDesk = {
  week(asked: WeekAsked): Promise<Week>;
  /** Null where there is none. With `at`, a wall-clock moment: who would miss it there. */
  occasion(id: string, at?: string): Promise<OccasionDetail | null>;
  choices(): Promise<WeekChoices>;
  clashes(whose: Whose, times: readonly Pick<Slotted, 'starts' | 'minutes'>[]): Promise<readonly Clash[]>;
  /** One day to another time or place; whoever had been told is corrected. */
  move(seen: Seen, to: Slotted): Promise<Outcome>;
  /** One day does not take place. `offer`: its time is free for somebody else. */
  cancel(seen: Seen, offer: boolean): Promise<Outcome>;
  /** What a new weekly time would do; null where the series has none that can be changed. */
  replanned(occasion: string, time: NewTime, now: string): Promise<Replanned | null>;
  changeSeries(seen: Seen, time: NewTime): Promise<Outcome>;
  /** Who was there. Null takes back what was registered. Only those who are expected count. */
  register(
    occasion: string,
    staff: string,
    now: string,
    marks: ReadonlyMap<string, AttendanceState | null>,
  ): Promise<boolean>;
  freeTimes(now: string): Promise<readonly FreeTime[]>;
  /** `gone`: no such person, or the time offered is taken. */
  appoint(appointment: NewAppointment, now: string): Promise<'done' | 'gone'>;
  /** Offers times; one that the host offers already is not offered twice. Answers how many are new. */
  offer(kind: AppointmentKind, host: string, times: readonly Slotted[]): Promise<number>;
  /** Takes back a time that nobody has taken. */
  withdraw(slot: string): Promise<boolean>;
};
