import type { Gap } from '../look.ts';
import { datable, type Point, pointsIn } from './dates.ts';
import type { Line } from './lines.ts';

/** Months since the year 0; `until` is inclusive, Infinity for what goes on. */
export type Period = { readonly from: number; readonly until: number };

/** A shorter pause is a search for work like everybody's. */
const FEWEST_MONTHS = 6;
/** A longer stay is a mistyped year. */
const MOST_MONTHS = 60 * 12;

const NOW =
  '(?:heden|nu|vandaag|nog steeds|lopend|present|now|today|current(?:ly)?|ongoing|to date|bugün|halen|günümüz|devam|obecnie|dzisiaj|dziś|teraz|nadal|сега|момента|днес|настояще|الآن|الان|اليوم|حتى تاريخه|ሕጂ|ሎሚ|ክሳብ ሕጂ)';
/** Between the two ends of a period, and nothing else. */
const BETWEEN =
  /^\s*(?:[-–—−‒→>/]|t\/m|t\.?e\.?m\.?|tot en met|tot|to|until|till|through|and|en|bis|do|до|إلى|الى|حتى|ክሳብ|ile|arası)\s*$/u;
const STILL = new RegExp(
  `^\\s*[,(]?(?:\\s*(?:[-–—−‒→>/]|t/m|tot|en met|op|het|to|until|till|do|до|إلى|الى|حتى|ክሳብ)){0,4}\\s*${NOW}(?!\\p{L})`,
  'u',
);
const SINCE = /(?:^|[^\p{L}])(?:sinds|vanaf|since|from|od|от|منذ|من|ካብ)\s*$/u;
/** Turkish says it behind the year: `2020'den beri`. */
const SINCE_BEHIND = /^(?:['’]?\p{L}{0,4}|\s+yılından)\s+(?:beri|bu yana)/u;
/** Of a certificate and a card: when they end says nothing of what she did. */
const VALID = /geldig|valid|vervalt|expir|geçerli|ważn|валид|صالح|ዝጸንሕ/u;
const BIRTH = /geboren|geboorte|geb\.|born|birth|doğum|urodz|роден|раждане|ميلاد|مواليد|ልደት|ዝተወለድ/u;

const startOf = ({ year, month }: Point): number => year * 12 + (month ?? 1) - 1;
const endOf = ({ year, month }: Point): number => year * 12 + (month ?? 12) - 1;

/** The periods in one line. A single date is the month or year that it names. */
function periodsInLine(text: string): (Period & { readonly isSingle: boolean })[] {
  const line = datable(text);
  if (VALID.test(line) || BIRTH.test(line)) return [];
  const points = pointsIn(line);
  const periods: (Period & { readonly isSingle: boolean })[] = [];
  for (let at = 0; at < points.length; at++) {
    const point = points[at] as Point;
    const next = points[at + 1];
    const behind = line.slice(point.until, next?.from);
    if (next !== undefined && BETWEEN.test(behind)) {
      periods.push({ from: startOf(point), until: endOf(next), isSingle: false });
      at++;
    } else {
      const isOpen = STILL.test(behind) || SINCE.test(line.slice(0, point.from)) || SINCE_BEHIND.test(behind);
      periods.push({
        from: startOf(point),
        until: isOpen ? Number.POSITIVE_INFINITY : endOf(point),
        isSingle: !isOpen,
      });
    }
  }
  return periods.filter(({ from, until }) => until >= from && (until === Infinity || until - from <= MOST_MONTHS));
}

const monthOf = (months: number): string => `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;

/** The part of the document that periods with two ends, or without an end, reach over; single dates only fill it. */
function spanned(all: readonly (Period & { readonly isSingle: boolean })[]): Period[] {
  const long = all.filter(({ isSingle }) => !isSingle);
  const from = Math.min(...long.map((period) => period.from));
  const until = Math.max(...long.map((period) => period.until));
  return all.filter((period) => period.until >= from && period.from <= until);
}

/** Work, school, courses and care in one: whatever she names fills the time. */
export const periodsIn = (lines: readonly Line[]): Period[] =>
  spanned(lines.flatMap(({ text }) => periodsInLine(text))).map(({ from, until }) => ({ from, until }));

/**
 * Half a year and more between the first and the last period in which she names nothing, oldest first. A year without
 * a month counts whole, so what stays open is a gap for certain, and some gaps are not seen.
 */
export function gapsIn(lines: readonly Line[]): Gap[] {
  const periods = periodsIn(lines).sort((one, other) => one.from - other.from);
  const gaps: Gap[] = [];
  let reached = periods[0]?.until ?? 0;
  for (const { from, until } of periods) {
    if (from - reached - 1 >= FEWEST_MONTHS) gaps.push({ from: monthOf(reached + 1), until: monthOf(from - 1) });
    reached = Math.max(reached, until);
  }
  return gaps;
}
