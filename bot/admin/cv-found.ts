import type { Gap, Look, Part, Private, Spot } from '../cv/look.ts';
import type { ReadPage } from '../cv/reading.ts';
import type { Phrase } from '../cv/remarks.ts';
import type { Pin, Remark, ReviewedVersion } from '../staff-cv-ports.ts';
import { LONGEST_TEXT } from './cv-drafts.ts';
import { CV_TEXTS } from './texts-cv.ts';
import { nameOfMonth } from './when.ts';

/** What is said of what the machine did not find, and of what need not be there. */
const OF_PART: Readonly<Record<Part, Phrase>> = {
  contact: 'add-phone',
  experience: 'add-experience',
  education: 'add-education',
  languages: 'add-languages',
};
const OF_PRIVATE: Readonly<Record<Private, Phrase>> = {
  bsn: 'no-bsn',
  'birth-date': 'no-birth-date',
  'marital-status': 'no-marital-status',
  nationality: 'no-private',
  religion: 'no-private',
  photo: 'no-photo',
};

/** A number stands so far before its line, in thousandths, that it hides nothing of it. */
const BEFORE = 30;

/** The place of a line in its document; null where that page was not read. */
function pinAt({ page, line }: Spot, pages: readonly ReadPage[]): Pin | null {
  const found = pages[page - 1]?.lines[line];
  if (found === undefined) return pages[page - 1] === undefined ? null : { page, x: 100, y: 100 };
  const within = (place: number): number => Math.max(0, Math.min(1_000, Math.round(place)));
  return { page, x: within(found.x - BEFORE), y: within(found.y + found.height / 2) };
}

/** A month as the machine found it, `"2019-05"`; what is none is shown as it is. */
const monthWords = (month: string): string => (/^\d{4}-(?:0[1-9]|1[0-2])$/u.test(month) ? nameOfMonth(month) : month);

/** Months without anything, in words. */
export const gapWords = ({ from, until }: Gap): string => CV_TEXTS.firstLook.gap(monthWords(from), monthWords(until));

type Found = Partial<Omit<Remark, 'position'>>;

/** How a remark is made out of something that the machine saw; null where it is not there (any more). */
const MAKES: Readonly<Record<string, (look: Look, at: string, pages: readonly ReadPage[]) => Found | null>> = {
  missing: ({ missing }, part) => {
    const found = missing?.find((one) => one === part);
    return found === undefined ? null : { kind: 'content', phrase: OF_PART[found] };
  },
  gap: ({ gaps }, at) => {
    const gap = gaps[Number(at)];
    if (gap === undefined) return null;
    return { kind: 'content', phrase: 'explain-gap', text: gapWords(gap) };
  },
  spelling: ({ spelling }, at, pages) => {
    const one = spelling?.[Number(at)];
    if (one === undefined) return null;
    const text = CV_TEXTS.firstLook.spelled(one.word, one.suggestions[0]).slice(0, LONGEST_TEXT);
    return { kind: 'language', phrase: 'spelling-marked', text, pin: pinAt(one, pages) };
  },
  private: (look, at, pages) => {
    const one = look.private[Number(at)];
    return one === undefined ? null : { kind: 'content', phrase: OF_PRIVATE[one.what], pin: pinAt(one, pages) };
  },
};

/** A remark about what the machine saw, by its name in the panel: `"spelling-3"`, `"missing-contact"`. */
export function remarkAbout({ look, pages }: ReviewedVersion, name: string): Found | null {
  const [, what = '', at = ''] = /^([a-z]+)-([a-z0-9-]{1,20})$/u.exec(name) ?? [];
  return look === null || !Object.hasOwn(MAKES, what) ? null : (MAKES[what]?.(look, at, pages) ?? null);
}
