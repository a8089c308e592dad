import type { Kind } from './kinds.ts';

/** What may be wrong with a row; the staff view says what to do about each. */
export const WRONGS = [
  'empty',
  'too-long',
  'letters',
  'formula',
  'not-number-name',
  'bsn',
  'not-language',
  'not-roles',
  'not-days',
  'not-rule',
  'not-date',
  'not-time',
  'not-minutes',
  'not-flag',
  'not-audience',
  'both',
  'before-from',
  'too-far',
  'six-months',
  'not-there',
  'ambiguous',
  'same-name',
  'maybe-known',
  'twice',
  'same-person',
  'other-audience',
  'column-twice',
] as const;
export type Wrong = (typeof WRONGS)[number];

/** Where something stands in a file; the line with the names of columns is row 1. */
export type Where = { readonly sheet: string; readonly row: number };

/** A cell as text; empty where nothing stands there. What cannot be text says why. */
export type GivenCell = string | { readonly wrong: 'formula' | 'letters' | 'too-long' | 'bsn' };

/** A row as a file gives it, by the columns that we know: nothing is known of its values yet. Plain JSON. */
export type Given = {
  readonly kind: Kind;
  readonly where: Where;
  readonly values: Readonly<Record<string, GivenCell>>;
};

/** Something that stops the import until it is mended. */
export type Problem = {
  readonly where: Where;
  readonly column: string;
  readonly what: Wrong;
  /** What stands there, cut short. */
  readonly value: string;
  /** What could stand there, where that is a short list. */
  readonly may?: string;
};

/** Something that staff should know and that stops nothing. `about`: names and figures that belong to it. */
export type Warning = {
  readonly what:
    | 'unknown-sheet'
    | 'unknown-column'
    | 'old-letters'
    | 'own-language'
    | 'no-role'
    | 'second-match'
    | 'hours-first'
    | 'hours-less'
    | 'hours-range';
  readonly where: Where | null;
  readonly about: readonly string[];
};

/** A file, read but not yet judged. Plain JSON, so that it can wait for a yes. */
export type Upload = {
  readonly given: readonly Given[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Warning[];
};
