import { type Fields, fieldsOf, listOf, textOf, wholeOf } from '../../fields.ts';
import { LIMITS } from './limits.ts';
import { type Heard, parse, parseCall } from './parse.ts';
import { parseStatus, type Status } from './statuses.ts';

/** What Meta brought at once. */
export type Batch = {
  /** What people sent, by person, in the order in which it was written, as far as Meta's seconds tell. */
  readonly heard: readonly (readonly Heard[])[];
  /** News of messages of ours, by message. */
  readonly statuses: readonly (readonly Status[])[];
  /** Codes of errors that concern no message. */
  readonly errors: readonly number[];
};

/** Meta brings nothing again after a week: what is older is a copy that somebody kept, signature and all. */
const OLDEST_MS = (LIMITS.webhookAge.value + 86_400) * 1_000;

/** Takes apart what was brought to our number; what was brought for another one is left out. Never throws. */
export function unpack(body: unknown, phoneNumberId: string, now: number): Batch {
  const { object, entry } = fieldsOf(body);
  const changes = object === 'whatsapp_business_account' ? listOf(entry).flatMap(({ changes }) => listOf(changes)) : [];
  const values = changes
    .map(({ field, value }) => ({ field, value: fieldsOf(value) }))
    .filter(({ value }) => textOf(fieldsOf(value.metadata).phone_number_id) === phoneNumberId);
  const heard = values.flatMap(heardIn).filter(({ at }) => at === 0 || now - at < OLDEST_MS);
  return {
    heard: lanesOf(heard, ({ from }) => from).map((lane) => lane.sort((one, other) => one.at - other.at)),
    statuses: lanesOf(values.flatMap(statusesIn), ({ news }) => news.platformId),
    errors: values.flatMap(({ value }) => listOf(value.errors)).flatMap(({ code }) => wholeOf(code) ?? []),
  };
}

type Change = { readonly field: unknown; readonly value: Fields };

function heardIn({ field, value }: Change): readonly Heard[] {
  const contacts = listOf(value.contacts);
  const messages = listOf(field === 'messages' ? value.messages : undefined).map((message) => parse(message, contacts));
  const calls = listOf(field === 'calls' ? value.calls : undefined).map((call) => parseCall(call, contacts));
  return [...messages, ...calls].filter((heard) => heard !== null);
}

const statusesIn = ({ field, value }: Change): readonly Status[] =>
  field === 'messages' ? listOf(value.statuses).flatMap((status) => parseStatus(status) ?? []) : [];

function lanesOf<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const lanes = new Map<string, Item[]>();
  for (const item of items) lanes.set(keyOf(item), [...(lanes.get(keyOf(item)) ?? []), item]);
  return [...lanes.values()];
}
