import { datable, pointsIn } from './dates.ts';
import type { Line } from './lines.ts';
import { periodsIn } from './periods.ts';

/** Says it whatever follows. */
const LABEL =
  /(?<!\p{L})(?:geboortedatum|geb\.?\s?datum|geboortejaar|date of birth|birth\s?date|d\.?o\.?b\.?|doğum (?:tarihi|yılı)|data urodzenia|дата на раждане|تاريخ (?:الميلاد|الولادة)|ዕለት ልደት|ዕለተ ልደት)(?!\p{L})/iu;
const AGE = /^\W*(?:leeftijd|age|yaş[ıi]?|wiek|възраст|العمر|ዕድመ)(?!\p{L})\D{0,12}\d{2}(?!\d)/iu;
/** Says it with a date behind: the place alone harms nobody. */
const BORN =
  /(?<!\p{L})(?:geboren|geb\.|geboorteplaats|born|doğum(?:lu)?|urodzon[ay]|ur\.|роден[а]?|مواليد|ولدت|ዝተወለድ\p{L}*)(?!\p{L})/iu;

const LONGEST_LABEL = 12;

/** Personal data stand at the top; further down a date is of a course. */
const TOP_LINES = 20;
/** Sixteen to eighty, at work or looking for it. */
const OLDEST = 80;
const YOUNGEST = 14;

/** A date of a day that is all that a line has to say, before all that she names as work and school. */
function isBareBirth(line: Line, firstYear: number, thisYear: number): boolean {
  if (line.page > 1 || line.line >= TOP_LINES) return false;
  const text = datable(line.text);
  const [point, ...more] = pointsIn(text);
  if (point === undefined || !point.isDay || more.length > 0) return false;
  const around = text.slice(0, point.from) + text.slice(point.until);
  if ((around.match(/\p{L}+/gu)?.length ?? 0) > 4) return false;
  return point.year < firstYear && point.year >= thisYear - OLDEST && point.year <= thisYear - YOUNGEST;
}

/** The lines in which a date of birth or an age stands. */
export function birthDates(lines: readonly Line[], thisYear = new Date().getUTCFullYear()): Line[] {
  const periods = periodsIn(lines);
  const firstYear = Math.min(9999, ...periods.map(({ from }) => Math.floor(from / 12)));
  return lines.filter((line, at) => {
    if (LABEL.test(line.text) || AGE.test(datable(line.text))) return true;
    // In two columns the date comes as the next line.
    const before = lines[at - 1]?.text.trim() ?? '';
    const isTold = BORN.test(line.text) || (before.length < LONGEST_LABEL && BORN.test(before));
    if (isTold && pointsIn(datable(line.text)).length > 0) return true;
    return isBareBirth(line, firstYear, thisYear);
  });
}
