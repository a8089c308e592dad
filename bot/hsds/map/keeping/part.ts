import type { Wrong } from '../values.ts';
import type { Change } from './changing.ts';
import type { HoursWrong } from './week.ts';

/** A form as it was sent, by the names of `fieldsOf`. */
export type EntryForm = Readonly<Record<string, string>>;

/** `changed`: somebody else has changed the entry since the form was made. */
export type EditWrong = Wrong | HoursWrong | 'not-phone' | 'not-code' | 'nothing-left' | 'changed';
/** What is wrong in a field; `form` where it is wrong with all of it. */
export type EditProblem = { readonly field: string; readonly what: EditWrong };

/** One part of the form: what it changes, or what is wrong in it. */
export type Part = { readonly change: Change } | { readonly problems: readonly EditProblem[] };

export const NOTHING: Part = { change: { given: [], gone: {}, told: [] } };
export const wrong = (field: string, what: EditWrong): Part => ({ problems: [{ field, what }] });
