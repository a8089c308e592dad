import { inPlainDigits } from '../../engine/normalise.ts';

/** Months by their beginnings, in the seven languages of the house; the longest that fits is meant. */
const MONTHS: readonly string[] = [
  'jan|januari|january|oca|ocak|يناير|كانون الثاني|ጥሪ|ян|януари|sty|stycznia|styczeń',
  'feb|februari|february|şub|şubat|فبراير|شباط|ለካቲት|февр|фев|февруари|lut|luty|lutego',
  'mrt|maart|mar|march|mart|مارس|آذار|መጋቢት|март|marzec|marca',
  'apr|april|nis|nisan|أبريل|ابريل|نيسان|ሚያዝያ|апр|април|kwi|kwiecień|kwietnia',
  'mei|may|mayıs|مايو|أيار|ግንቦት|май|maj|maja',
  'jun|juni|june|haz|haziran|يونيو|حزيران|ሰነ|юни|cze|czerwiec|czerwca',
  'jul|juli|july|tem|temmuz|يوليو|تموز|ሓምለ|юли|lip|lipiec|lipca',
  'aug|augustus|august|ağu|ağustos|أغسطس|اغسطس|آب|ነሓሰ|авг|август|sie|sierpień|sierpnia',
  'sep|sept|september|eyl|eylül|سبتمبر|أيلول|መስከረም|септ|септември|wrz|wrzesień|września',
  'okt|oktober|oct|october|eki|ekim|أكتوبر|اكتوبر|تشرين الأول|ጥቅምቲ|окт|октомври|paź|październik|października',
  'nov|november|kas|kasım|نوفمبر|تشرين الثاني|ሕዳር|ноем|ноември|lis|listopad|listopada',
  'dec|december|ara|aralık|ديسمبر|كانون الأول|ታሕሳስ|дек|декември|gru|grudzień|grudnia',
];
const NUMBERS: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, at) => names.split('|').map((name) => [name, at + 1] as const)),
);
const NAMES = [...NUMBERS.keys()].sort((one, other) => other.length - one.length).join('|');

const YEAR = '(?:19|20)\\d{2}';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const MONTH = '(?:0?[1-9]|1[0-2])';

/**
 * A point in time as people write it: `12-03-2015`, `03/2015`, `jan. 2015`, `1 maart 2015`, `2015-03`, `'15`, `2015`.
 * Which of the groups are filled says what was written.
 */
const POINT = [
  `(?<day>${DAY})[-./](?<dayMonth>${MONTH})[-./](?<dayYear>${YEAR})`,
  `(?<month>${MONTH})\\s?[-./]\\s?(?<monthYear>${YEAR})`,
  `(?<isoYear>${YEAR})-(?<isoMonth>0[1-9]|1[0-2])(?:-\\d{2})?`,
  `(?:(?<nameDay>${DAY})\\.?\\s+)?(?<!\\p{L})(?<name>${NAMES})\\.?,?\\s{0,2}(?<nameYear>${YEAR})`,
  `(?<year>${YEAR})`,
  `['’](?<shortYear>\\d{2})`,
].join('|');

const DATE = new RegExp(`(?<!\\d)(?:${POINT})(?!\\d|[.,]\\d)`, 'gu');

/** A date as it was written: month and day are null where it names none. Months count from 1. */
export type Point = {
  readonly year: number;
  readonly month: number | null;
  readonly isDay: boolean;
  /** Where it stands in its line. */
  readonly from: number;
  readonly until: number;
};

/** Two digits of a year: nobody's working life began before 1950. */
const CENTURY_TURNS = 50;
const fullYear = (two: string): number => Number(two) + (Number(two) < CENTURY_TURNS ? 2000 : 1900);

/** The line as dates are looked for in it: digits of any script plain, in lower case. */
export const datable = (text: string): string => inPlainDigits(text).toLowerCase();

/** All dates of a line that {@link datable} made, in their order. */
export function pointsIn(line: string): Point[] {
  return [...line.matchAll(DATE)].map((match) => {
    const { day, dayMonth, dayYear, month, monthYear, isoYear, isoMonth, nameDay, name, nameYear, year, shortYear } =
      match.groups ?? {};
    const whole = dayYear ?? monthYear ?? isoYear ?? nameYear ?? year;
    const number = dayMonth ?? month ?? isoMonth;
    return {
      year: whole === undefined ? fullYear(shortYear ?? '0') : Number(whole),
      month: name === undefined ? (number === undefined ? null : Number(number)) : (NUMBERS.get(name) ?? null),
      isDay: day !== undefined || nameDay !== undefined,
      from: match.index,
      until: match.index + match[0].length,
    };
  });
}
