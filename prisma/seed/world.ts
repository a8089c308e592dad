import type { Language } from '../../bot/engine/language.ts';
import type { Role } from '../../bot/engine/person.ts';
import type { Content } from '../../bot/engine/saying.ts';
import { dayAfter } from '../../bot/engine/weekly.ts';
import { idOf } from './ids.ts';
import { type Week, weekAround } from './week.ts';

/** People and programmes of a centre, as data: what the demo shows and what the tests play in. All invented. */
export type World = {
  readonly centres: readonly { id: string; name: string; district: string; phone: string | null }[];
  readonly programmes: readonly { id: string; centreId: string; name: string }[];
  readonly people: readonly Someone[];
  readonly enrolments: readonly {
    programmeId: string;
    personId: string;
    coachId: string;
    fromDay: string;
    untilDay: string;
  }[];
  readonly matches: readonly Pair[];
  readonly lessons: readonly Lesson[];
} & Week;
export type Someone = { id: string; centreId: string; name: string; language: Language; roles: Role[] };
type Slot = {
  id: string;
  programmeId: string;
  weekday: number;
  startTime: string;
  minutes: number;
  place: string;
  fromDay: string;
  untilDay: string;
};
export type Pair = Slot & { mentorId: string; menteeId: string; coordinatorId: string };
export type Lesson = Slot & { title: Content['content']; venueId: string };

const MUSSEN = 'de-mussen';
const ALLEKANTEN = 'allekanten';
const WERKPLAATS = 'werkplaats';
const WERKFIT = 'werkfit';

const someone = (number: number, centreId: string, name: string, language: Language, ...roles: Role[]): Someone => ({
  id: idOf(number),
  centreId,
  name,
  language,
  roles,
});

export const PEOPLE = {
  huda: someone(1, MUSSEN, 'Huda', 'ar', 'mentee'),
  emine: someone(2, MUSSEN, 'Emine', 'tr', 'mentee', 'parent'),
  katarzyna: someone(3, MUSSEN, 'Katarzyna', 'pl', 'mentee'),
  bilal: someone(4, MUSSEN, 'Bilal', 'en', 'mentee'),
  willem: someone(11, MUSSEN, 'Willem', 'nl', 'mentor'),
  marjan: someone(12, MUSSEN, 'Marjan', 'nl', 'mentor'),
  kees: someone(13, MUSSEN, 'Kees', 'nl', 'mentor'),
  nour: someone(14, MUSSEN, 'Nour', 'en', 'mentor'),
  petra: someone(21, MUSSEN, 'Petra', 'nl', 'coordinator'),
  selam: someone(31, ALLEKANTEN, 'Selam', 'ti', 'participant'),
  stefka: someone(32, ALLEKANTEN, 'Stefka', 'bg', 'participant'),
  farida: someone(33, ALLEKANTEN, 'Farida', 'nl', 'participant', 'parent'),
  joris: someone(41, ALLEKANTEN, 'Joris', 'nl', 'coach'),
  dilara: someone(42, ALLEKANTEN, 'Dilara', 'tr', 'coach'),
  jamila: someone(5, MUSSEN, 'Jamila', 'ar', 'parent'),
  daan: someone(6, MUSSEN, 'Daan', 'nl', 'parent'),
  plamen: someone(7, MUSSEN, 'Plamen', 'bg', 'resident'),
  ineke: someone(22, MUSSEN, 'Ineke', 'nl', 'coach'),
} as const;

const LESSONS: readonly { title: Content['content']; weekday: number; startTime: string }[] = [
  {
    title: {
      nl: 'Nederlandse les',
      en: 'Dutch lesson',
      tr: 'Hollandaca dersi',
      ar: 'درس اللغة الهولندية',
      ti: 'ትምህርቲ ቋንቋ ሆላንድ',
      bg: 'Урок по нидерландски',
      pl: 'Lekcja niderlandzkiego',
    },
    weekday: 1,
    startTime: '09:30',
  },
  {
    title: {
      nl: 'Naailes',
      en: 'Sewing lesson',
      tr: 'Dikiş dersi',
      ar: 'درس الخياطة',
      ti: 'ትምህርቲ ስፌት',
      bg: 'Урок по шиене',
      pl: 'Lekcja szycia',
    },
    weekday: 3,
    startTime: '13:00',
  },
];

/** Programmes run for half a year around today: a match lasts at most six months (document 000). */
const WEEKS_BEFORE = 6 * 7;
const WEEKS_AFTER = 18 * 7;

/** The demo world around a day: both centres, somebody in every role, four matches, a timetable and a week. */
export function demoWorld(today: string): World {
  const days = { fromDay: dayAfter(today, -WEEKS_BEFORE), untilDay: dayAfter(today, WEEKS_AFTER) };
  const { huda, emine, katarzyna, bilal, willem, marjan, kees, nour, petra, selam, stefka, farida, joris, dilara } =
    PEOPLE;
  const { jamila, daan, plamen, ineke } = PEOPLE;
  const parts = { jamila: jamila.id, daan: daan.id, plamen: plamen.id, ineke: ineke.id };
  const pair = (
    number: number,
    mentee: Someone,
    mentor: Someone,
    weekday: number,
    startTime: string,
    room: number,
  ): Pair => ({
    ...days,
    id: idOf(100 + number),
    programmeId: WERKPLAATS,
    menteeId: mentee.id,
    mentorId: mentor.id,
    coordinatorId: petra.id,
    weekday,
    startTime,
    minutes: 60,
    place: `De Mussen, kamer ${room}`,
  });
  return {
    centres: [
      { id: MUSSEN, name: 'Buurtcentrum De Mussen', district: 'Schilderswijk', phone: '070 388 8700' },
      { id: ALLEKANTEN, name: 'Allekanten', district: 'Zuidwest', phone: null },
    ],
    programmes: [
      { id: WERKPLAATS, centreId: MUSSEN, name: 'Werkplaats' },
      { id: WERKFIT, centreId: ALLEKANTEN, name: 'Werkfit' },
    ],
    people: Object.values(PEOPLE),
    enrolments: [
      { ...days, programmeId: WERKFIT, personId: selam.id, coachId: joris.id },
      { ...days, programmeId: WERKFIT, personId: stefka.id, coachId: joris.id },
      { ...days, programmeId: WERKFIT, personId: farida.id, coachId: dilara.id },
    ],
    matches: [
      pair(1, huda, willem, 2, '14:00', 3),
      pair(2, emine, marjan, 4, '10:00', 1),
      pair(3, katarzyna, kees, 5, '11:30', 2),
      pair(4, bilal, nour, 1, '16:00', 3),
    ],
    lessons: LESSONS.map((lesson, index) => ({
      ...days,
      ...lesson,
      id: idOf(200 + index),
      programmeId: WERKFIT,
      minutes: 120,
      place: index === 0 ? 'Allekanten, lokaal 1' : 'Allekanten, atelier',
      venueId: ALLEKANTEN,
    })),
    ...weekAround(today, days, parts),
  };
}
