import type { EntityName } from './names.ts';

/** What stands in a field. `moment` is a date with a time, `flag` a yes or nothing. */
export type Kind = 'id' | 'text' | 'email' | 'url' | 'number' | 'date' | 'moment' | 'time' | 'flag';

export type Field = {
  readonly kind: Kind;
  /** `value`: a row without it is no row. `always`: HSDS wants the field, also where nobody knows what to say. */
  readonly need?: 'value' | 'always';
  /** Names a row of this entity. */
  readonly to?: EntityName;
  /** No other words than these. */
  readonly among?: readonly string[];
  /** Said in Dutch here and in the other languages of the house in `translations`. */
  readonly translated?: true;
  /** Only one row may have it. */
  readonly unique?: true;
  /** Of our profile, not of HSDS. */
  readonly ours?: true;
  /** Kept by the house itself; what a file says of it does not count. */
  readonly kept?: true;
};

/** An object: the name of its sheet, and its fields in the order of its columns. */
export type Table = readonly [sheet: string, fields: Readonly<Record<string, Field>>];

export const id: Field = { kind: 'id', need: 'value' };
export const text: Field = { kind: 'text' };
export const needed: Field = { kind: 'text', need: 'value' };
export const always: Field = { kind: 'text', need: 'always' };
export const said: Field = { kind: 'text', translated: true };
export const saidNeeded: Field = { kind: 'text', need: 'value', translated: true };
export const saidAlways: Field = { kind: 'text', need: 'always', translated: true };
export const email: Field = { kind: 'email' };
export const url: Field = { kind: 'url' };
export const number: Field = { kind: 'number' };
export const date: Field = { kind: 'date' };
export const time: Field = { kind: 'time' };
export const keptMoment: Field = { kind: 'moment', kept: true };
export const slug: Field = { kind: 'text', ours: true, unique: true };
export const code: Field = { kind: 'text', unique: true };
export const flag: Field = { kind: 'flag', ours: true };
export const position: Field = { kind: 'number', ours: true };

/** Names another row. */
export const ref = (to: EntityName): Field => ({ kind: 'id', to });
/** Names another row, and without it the row hangs in the air. */
export const owner = (to: EntityName): Field => ({ kind: 'id', to, need: 'value' });
/** One word of a list. */
export const oneOf = (...among: string[]): Field => ({ kind: 'text', among });
/** One word of a list, and it has to be there. */
export const neededOneOf = (...among: string[]): Field => ({ kind: 'text', among, need: 'value' });
