import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unpack } from '../../../../bot/channels/whatsapp/cloud/batch.ts';
import { parse } from '../../../../bot/channels/whatsapp/cloud/parse.ts';
import { parseStatus } from '../../../../bot/channels/whatsapp/cloud/statuses.ts';
import { expectStorable, wild } from '../../wild.ts';
import { APP } from './graph-api/index.ts';

const NAMES = [
  'object', 'entry', 'changes', 'field', 'value', 'metadata', 'phone_number_id', 'messages', 'statuses', 'contacts',
  'calls', 'errors', 'from', 'from_user_id', 'wa_id', 'user_id', 'id', 'timestamp', 'type', 'text', 'body',
  'interactive', 'button_reply', 'list_reply', 'button', 'payload', 'title', 'image', 'document', 'audio', 'video',
  'caption', 'filename', 'mime_type', 'edit', 'message', 'unsupported', 'status', 'code', 'error_subcode', 'is_transient',
  'biz_opaque_callback_data', 'event', 'group_id', '__proto__', 'constructor', 'toString', 'length', 'valueOf',
]; // biome-ignore format: a list to be read at one glance

const TYPES = [
  'text', 'interactive', 'button', 'image', 'document', 'audio', 'video', 'edit', 'unsupported', 'constructor', '__proto__',
]; // biome-ignore format: a list to be read at one glance

const WORDS = ['messages', 'connect', '12.2', '31600000088', 'NL.1349', 'failed', '9'.repeat(17), '\0', '\uD800'];

const { value, fields } = wild(NAMES, WORDS, TYPES);

it('takes anything at all without a word', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.jsonValue(), value), (body) => {
      expectStorable(unpack(body, APP.phoneNumberId, 0));
    }),
    { numRuns: 2_000 },
  );
});

it('takes messages of any content, and what comes out of them can be kept', () => {
  fc.assert(
    fc.property(fields, fc.constantFrom(...TYPES), fc.array(fields, { maxLength: 2 }), (content, type, contacts) => {
      const message = { ...content, type, from: '31600000088', id: 'wamid.X', group_id: undefined };
      expectStorable(parse(message, contacts)?.knock ?? null);
    }),
    { numRuns: 3_000 },
  );
});

it('takes statuses of any content', () => {
  fc.assert(
    fc.property(fields, fc.constantFrom('sent', 'failed', 'constructor'), (content, status) => {
      const parsed = parseStatus({ ...content, id: 'wamid.X', status });
      expect(parsed === null).toBe(status === 'constructor');
    }),
    { numRuns: 2_000 },
  );
});

it('takes what is nested a thousand deep', () => {
  const deep = JSON.parse(`${'{"value":'.repeat(1_000)}{}${'}'.repeat(1_000)}`);
  expect(unpack({ object: 'whatsapp_business_account', entry: [{ changes: [deep] }] }, '1', 0).heard).toEqual([]);
});
