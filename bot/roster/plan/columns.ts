import { LANGUAGES, type Language } from '../../engine/language.ts';
import type { Kind } from './kinds.ts';
import { plain } from './plain.ts';
import {
  audience,
  day,
  externalId,
  flag,
  language,
  line,
  minutes,
  type Reader,
  roles,
  rule,
  time,
  weekdays,
} from './values.ts';
import { languageWords } from './words.ts';

/** A column: how it may be named, ours first, and how what stands in it is read. */
export type Column<Value> = { readonly names: readonly string[]; readonly read: Reader<Value> };

const column = <Value>(read: Reader<Value>, ...names: string[]): Column<Value> => ({ names, read });

const LONGEST_NAME = 80;
const LONGEST_PLACE = 120;
/** Names somebody or something by number or name. */
const reference = line(LONGEST_NAME);

const number = column(externalId, 'nummer', 'number', 'nr', 'id', 'sourcedId');
const known = column(flag, 'bekend', 'known');
const name = column(line(LONGEST_NAME), 'naam', 'name', 'voornaam', 'first name', 'givenName');
const centre = column(reference, 'centrum', 'centre', 'center', 'buurtcentrum');
const programme = column(reference, 'traject', 'programme', 'program', 'programma');
const from = column(day, 'van', 'from', 'vanaf', 'begindatum', 'beginDate', 'startdatum');
const until = column(day, 'tot en met', 'until', 'tot', 't/m', 'einddatum', 'endDate');

/** What matches and sessions have in common. */
const SERIES = {
  programme,
  weekdays: column(weekdays, 'dag', 'day', 'weekday', 'weekdag', 'dagen', 'days'),
  rule: column(rule, 'regel', 'rrule', 'rule', 'herhaling'),
  start: column(time, 'tijd', 'time', 'start time', 'begintijd', 'starttijd', 'start'),
  minutes: column(minutes, 'minuten', 'minutes', 'duur', 'duration'),
  place: column(line(LONGEST_PLACE), 'plaats', 'place', 'kamer', 'room', 'ruimte'),
  venue: column(reference, 'locatie', 'venue', 'location'),
  from,
  until,
};

type Title = `title_${Exclude<Language, 'nl'>}`;
const titles = Object.fromEntries(
  LANGUAGES.filter((code) => code !== 'nl').map((code) => [
    `title_${code}`,
    column(
      line(LONGEST_PLACE),
      ...['titel', 'title'].flatMap((word) => languageWords(code).map((own) => `${word} ${own}`)),
    ),
  ]),
) as Readonly<Record<Title, Column<string>>>;

/** Every column of every kind of sheet. */
export const COLUMNS = {
  people: {
    externalId: number,
    name,
    language: column(language, 'taal', 'language'),
    roles: column(roles, 'rollen', 'roles', 'rol', 'role'),
    centre,
    programme,
    coach: column(reference, 'coach', 'jobcoach'),
    from,
    until,
    consent: column(flag, 'toestemming', 'consent'),
    known,
  },
  children: {
    externalId: number,
    name,
    centre,
    guardian1: column(reference, 'verzorger 1', 'guardian 1', 'ouder 1', 'parent 1', 'verzorger', 'ouder', 'guardian'),
    weekdays1: column(weekdays, 'dagen 1', 'days 1', 'weekdays 1'),
    guardian2: column(reference, 'verzorger 2', 'guardian 2', 'ouder 2', 'parent 2'),
    weekdays2: column(weekdays, 'dagen 2', 'days 2', 'weekdays 2'),
    known,
  },
  matches: {
    externalId: number,
    mentor: column(reference, 'mentor'),
    mentee: column(reference, 'mentee'),
    coordinator: column(reference, 'coördinator', 'coordinator'),
    ...SERIES,
    extended: column(flag, 'verlengd', 'extended', 'extension', 'verlenging'),
  },
  sessions: {
    externalId: number,
    title: column(line(LONGEST_PLACE), 'titel', 'title', 'titel nl', 'title nl', 'les', 'naam', 'name'),
    ...titles,
    ...SERIES,
    audience: column(audience, 'voor wie', 'audience', 'doelgroep'),
    teacher: column(reference, 'docent', 'teacher', 'begeleider'),
    rests: column(flag, 'vrij in schoolvakanties', 'rests in school holidays', 'schoolvakantie vrij'),
    known,
  },
  entries: {
    session: column(reference, 'les', 'session', 'activiteit', 'class'),
    programme,
    person: column(reference, 'deelnemer', 'person', 'persoon', 'participant', 'mens'),
    child: column(reference, 'kind', 'child'),
    from,
    until,
  },
} as const satisfies Record<Kind, Readonly<Record<string, Column<unknown>>>>;

type ValueOf<C> = C extends Column<infer Value> ? Value : never;

/** The values of a row: null where nothing stands, undefined where the file has no such column or it cannot be read. */
export type ValuesOf<K extends Kind> = {
  readonly [F in keyof (typeof COLUMNS)[K]]?: ValueOf<(typeof COLUMNS)[K][F]> | null | undefined;
};

const FIELDS = Object.fromEntries(
  Object.entries(COLUMNS).map(([kind, columns]) => [
    kind,
    new Map(
      Object.entries<Column<unknown>>(columns).flatMap(([field, { names }]) => [
        [plain(field), field] as const,
        ...names.map((one) => [plain(one), field] as const),
      ]),
    ),
  ]),
);

/** The column that is meant by what stands above it; null where it is none of this kind's. */
export const fieldNamed = (kind: Kind, header: string): string | null => FIELDS[kind]?.get(plain(header)) ?? null;

/** How we name a column ourselves. */
export const headerOf = (kind: Kind, field: string): string => {
  const columns: Readonly<Record<string, Column<unknown>>> = COLUMNS[kind];
  return (Object.hasOwn(columns, field) ? columns[field]?.names[0] : undefined) ?? field;
};
