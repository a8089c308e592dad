import type { Content } from '../../bot/engine/saying.ts';
import { dayAfter, momentsOf } from '../../bot/engine/weekly.ts';
import { idOf } from './ids.ts';

/** What a week of a centre holds beside matches and lessons: activities of children, appointments, free times. */
export type Week = {
  readonly venues: readonly {
    id: string;
    centreId: string;
    name: string;
    address: string | null;
    latitude: number | null;
    longitude: number | null;
  }[];
  readonly activities: readonly Activity[];
  readonly children: readonly { id: string; centreId: string; name: string }[];
  readonly guardians: readonly { childId: string; personId: string; weekdays: number[] }[];
  readonly appointments: readonly Meeting[];
  readonly slots: readonly FreeTime[];
};

/** An activity for children, every week; `children` are those who come. */
export type Activity = {
  id: string;
  programmeId: string;
  title: Content['content'];
  weekday: number;
  startTime: string;
  minutes: number;
  place: string;
  venueId: string;
  fromDay: string;
  untilDay: string;
  teacherId: string;
  children: readonly string[];
};
/** `starts` is wall-clock time. */
type Once = {
  id: string;
  kind: string;
  hostId: string;
  starts: string;
  minutes: number;
  place: string;
  venueId: string;
};
export type Meeting = Once & { personId: string };
export type FreeTime = Once;

const MUSSEN = 'de-mussen';
const SAMI = idOf(301);
const NOOR = idOf(302);

const CRAFTS: Content['content'] = {
  nl: 'Knutselclub',
  en: 'Crafts club',
  tr: 'El işi kulübü',
  ar: 'نادي الأشغال اليدوية',
  ti: 'ክለብ ኢደ-ጥበብ',
  bg: 'Клуб за ръчни изделия',
  pl: 'Kółko plastyczne',
};
const FOOTBALL: Content['content'] = {
  nl: 'Voetbal',
  en: 'Football',
  tr: 'Futbol',
  ar: 'كرة القدم',
  ti: 'ኩዕሶ እግሪ',
  bg: 'Футбол',
  pl: 'Piłka nożna',
};

/** Who takes part, by id. Jamila and Daan live apart: with him Sami is at the weekend. */
type Parts = { readonly jamila: string; readonly daan: string; readonly plamen: string; readonly ineke: string };

/** The first of these weekdays after a day, and the following ones: 1 is Monday. */
const next = (today: string, weekday: number, start: string): string[] => {
  const days = { from: dayAfter(today, 1), until: dayAfter(today, 28) };
  return momentsOf({ weekday, start, ...days }, days.from, days.until);
};

const VENUES: Week['venues'] = [
  // Somewhere in the quarter: a centre enters its own door.
  { id: MUSSEN, centreId: MUSSEN, name: 'Buurtcentrum De Mussen', address: null, latitude: 52.069, longitude: 4.298 },
  {
    id: 'allekanten',
    centreId: 'allekanten',
    name: 'Allekanten',
    address: 'Allekanten, Den Haag Zuidwest',
    latitude: null,
    longitude: null,
  },
];

const CHILDREN: Week['children'] = [
  { id: SAMI, centreId: MUSSEN, name: 'Sami' },
  { id: NOOR, centreId: MUSSEN, name: 'Noor' },
];

/** An hour at the CV desk, taken or free. */
const atTheDesk = (number: number, starts: string, hostId: string): FreeTime => ({
  id: idOf(number),
  kind: 'cv-desk',
  hostId,
  starts,
  minutes: 45,
  place: 'De Mussen, kamer 4',
  venueId: MUSSEN,
});

/** On the first Thursday somebody comes to the CV desk; there are five other times. */
function deskHours(today: string, { plamen, ineke }: Parts): Pick<Week, 'appointments' | 'slots'> {
  const [thursday = '', ...thursdays] = next(today, 4, '10:00');
  const after = thursday.slice(0, 10);
  const free = [...next(after, 5, '11:00').slice(0, 1), ...next(after, 2, '14:00'), ...thursdays].sort();
  return {
    appointments: [{ ...atTheDesk(401, thursday, ineke), personId: plamen }],
    slots: free.slice(0, 5).map((starts, index) => atTheDesk(501 + index, starts, ineke)),
  };
}

/** An invented week around a day, between the days on which everything runs. */
export function weekAround(today: string, days: { fromDay: string; untilDay: string }, parts: Parts): Week {
  const { jamila, daan, ineke } = parts;
  const club = { ...days, programmeId: 'werkplaats', minutes: 90, venueId: MUSSEN, teacherId: ineke };
  const hall = 'De Mussen, grote zaal';
  return {
    venues: VENUES,
    activities: [
      { ...club, id: idOf(211), title: CRAFTS, weekday: 5, startTime: '15:30', place: hall, children: [SAMI, NOOR] },
      { ...club, id: idOf(212), title: FOOTBALL, weekday: 6, startTime: '10:00', place: hall, children: [SAMI] },
    ],
    children: CHILDREN,
    guardians: [
      { childId: SAMI, personId: jamila, weekdays: [1, 2, 3, 4, 5] },
      { childId: SAMI, personId: daan, weekdays: [6, 7] },
      { childId: NOOR, personId: jamila, weekdays: [] },
    ],
    ...deskHours(today, parts),
  };
}
