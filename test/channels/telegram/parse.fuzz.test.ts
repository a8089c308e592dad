import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse, pressIn } from '../../../bot/channels/telegram/parse.ts';

const NAMES = [
  'message', 'edited_message', 'callback_query', 'chat', 'from', 'id', 'type', 'text', 'caption', 'data', 'is_bot',
  'document', 'photo', 'voice', 'audio', 'animation', 'sticker', 'file_id', 'file_name', 'file_size', 'duration',
  'update_id', 'message_id', '__proto__', 'constructor', 'toString', 'length',
]; // biome-ignore format: a list to be read at one glance

const wildText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xff_ff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom('private', '/start', '/start k3y', '12.2', '\0', '\uD800', '\u202E'),
);
const wildNumber = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(2 ** 53, -(2 ** 53), 1e308, Number.NaN, -0));

const wild = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    wildText,
    wildNumber,
    fc.constantFrom(null, true, false, undefined),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('fields'),
  ),
  fields: fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 8 }),
}));

/** Well-formed, without NUL, and small enough: what PostgreSQL takes. */
function expectStorable(value: unknown): void {
  const json = JSON.stringify(value);
  expect(json).not.toMatch(/\\u0000|\\ud[89a-f]/iu);
  expect(json.length).toBeLessThan(60_000);
}

it('takes anything at all without a word', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.jsonValue(), wild.value), (update) => {
      expectStorable(parse(update));
      pressIn(update);
    }),
    { numRuns: 2_000 },
  );
});

it('takes private messages of any content, and what comes out of them can be kept', () => {
  fc.assert(
    fc.property(wild.fields, fc.constantFrom('message', 'edited_message'), (content, kind) => {
      const chat = { id: 88, type: 'private' };
      expectStorable(parse({ update_id: 1, [kind]: { ...(content as object), chat, from: { is_bot: false } } }));
    }),
    { numRuns: 2_000 },
  );
});

it('takes what is nested a thousand deep', () => {
  const deep = JSON.parse(`${'{"message":'.repeat(1_000)}{}${'}'.repeat(1_000)}`);
  expect(parse(deep)).toBeNull();
  expect(parse({ update_id: 1, callback_query: deep })).toBeNull();
});
