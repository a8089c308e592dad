import type { EntityName } from './names.ts';
import type { Wrong } from './values.ts';

/** Where something stands in a file: `{ sheet: "phones", row: "12" }`, the line with the names of columns is row 1. */
export type Where = { readonly sheet: string; readonly row: string };

/** A row as a file gives it: nothing is known of its values yet. What a file does not name stays as it is. */
export type Given = {
  readonly entity: EntityName;
  readonly where: Where;
  readonly values: Readonly<Record<string, unknown>>;
};

/** Something that staff should know and that stops nothing. */
export type Notice = {
  readonly what: 'unknown-sheet' | 'unknown-column' | 'old-letters';
  readonly sheet: string;
  readonly column?: string;
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

/** A file, read but not yet judged. */
export type Upload = {
  readonly given: readonly Given[];
  /** Objects of which the file speaks at all: of these, what it does not have is gone. */
  readonly present: readonly EntityName[];
  readonly notices: readonly Notice[];
};
