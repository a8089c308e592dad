import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse, pressIn } from '../../../bot/channels/telegram/parse.ts';
import { expectStorable, wild } from '../wild.ts';

const NAMES = [
  'message', 'edited_message', 'callback_query', 'chat', 'from', 'id', 'type', 'text', 'caption', 'data', 'is_bot',
  'document', 'photo', 'voice', 'audio', 'animation', 'sticker', 'file_id', 'file_name', 'file_size', 'duration',
  'update_id', 'message_id', '__proto__', 'constructor', 'toString', 'length',
]; // biome-ignore format: a list to be read at one glance

const WORDS = ['private', '/start', '/start k3y', '12.2', '\0', '\uD800', '\u202E'];

const { value, fields } = wild(NAMES, WORDS);

it('takes anything at all without a word', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.jsonValue(), value), (update) => {
      expectStorable(parse(update));
      pressIn(update);
    }),
    { numRuns: 2_000 },
  );
});

it('takes private messages of any content, and what comes out of them can be kept', () => {
  fc.assert(
    fc.property(fields, fc.constantFrom('message', 'edited_message'), (content, kind) => {
      const chat = { id: 88, type: 'private' };
      expectStorable(parse({ update_id: 1, [kind]: { ...content, chat, from: { is_bot: false } } }));
    }),
    { numRuns: 2_000 },
  );
});

it('takes what is nested a thousand deep', () => {
  const deep = JSON.parse(`${'{"message":'.repeat(1_000)}{}${'}'.repeat(1_000)}`);
  expect(parse(deep)).toBeNull();
  expect(parse({ update_id: 1, callback_query: deep })).toBeNull();
});
