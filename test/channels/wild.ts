import fc from 'fast-check';
import { expect } from 'vitest';

/** Anything that a program can be handed in place of what a platform sends. */
export type Wild = {
  readonly value: fc.Arbitrary<unknown>;
  readonly fields: fc.Arbitrary<Record<string, unknown>>;
};

const wildNumber = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(2 ** 53, -(2 ** 53), 1e308, Number.NaN, -0));

/** Made of the names of a platform's fields and of texts that mean something to it, nested any way. */
export function wild(names: readonly string[], ...meaningful: readonly (readonly string[])[]): Wild {
  const wildText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.integer({ min: 0, max: 0xff_ff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
    ...meaningful.map((texts) => fc.constantFrom(...texts)),
  );
  const { value, fields } = fc.letrec<{ value: unknown; fields: Record<string, unknown> }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      wildText,
      wildNumber,
      fc.constantFrom(null, true, false, undefined),
      fc.array(tie('value'), { maxLength: 4 }),
      tie('fields'),
    ),
    fields: fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 8 }),
  }));
  return { value, fields };
}

/** Well-formed, without NUL, and small enough: what PostgreSQL takes. */
export function expectStorable(value: unknown): void {
  const json = JSON.stringify(value);
  expect(json).not.toMatch(/\\u0000|\\ud[89a-f]/iu);
  expect(json.length).toBeLessThan(60_000);
}
