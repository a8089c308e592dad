import type { TextFrom } from './reading.ts';

/** Parts that an employer in the Netherlands expects to find in a CV. */
export const PARTS = ['contact', 'experience', 'education', 'languages'] as const;
export type Part = (typeof PARTS)[number];

/** What does not belong into a CV here, and puts her at risk: AVG, and the rules on selection without prejudice. */
export const PRIVATE = ['bsn', 'birth-date', 'marital-status', 'nationality', 'religion', 'photo'] as const;
export type Private = (typeof PRIVATE)[number];

/** Where something was found: the page (1 is the first of the version) and the line on it (0 is the first). */
export type Spot = { readonly page: number; readonly line: number };

/** A word that the dictionaries do not know, and what they would write. */
export type Misspelling = Spot & { readonly word: string; readonly suggestions: readonly string[] };

/** Months between two periods in which she names nothing, inclusive; neutral: whoever cares for children works too. */
export type Gap = { readonly from: string; readonly until: string };

/**
 * What a machine sees in a version, for the volunteer and never for judging anybody: nothing of it is said to the
 * resident by itself, and nothing of it orders the queue.
 */
export type Look = {
  readonly textFrom: TextFrom;
  /** Of the document: `"nl"`, `"en"` or another code; null where there is too little text to tell. */
  readonly language: string | null;
  readonly words: number;
  readonly pages: number;
  /** Parts that were not found; of a letter, only `contact` is missed. Null where the text cannot be relied on. */
  readonly missing: readonly Part[] | null;
  readonly gaps: readonly Gap[];
  /** Null where the language is neither Dutch nor English, the text cannot be relied on, or no dictionary answered. */
  readonly spelling: readonly Misspelling[] | null;
  readonly private: readonly (Spot & { readonly what: Private })[];
};
