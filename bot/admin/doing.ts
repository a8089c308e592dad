import { createHash } from 'node:crypto';
import { PHRASES } from '../engine/desk.ts';
import type { Inbound } from '../engine/inbound.ts';
import type { Act, Staff } from './policy.ts';

/** What a form of the thread says; `key` names the form for ever. */
export type Form = { readonly key: string; readonly text: string; readonly phrase: string };

type Doing = {
  readonly act: Act;
  /** As the engine hears of it; null where the form says nothing that can be done. */
  inbound(form: Form, staff: Staff): Inbound | null;
};

/** What staff can do in a conversation, by the last word of its address. */
export const DOINGS = {
  take: {
    act: 'conversation.take',
    inbound: (_, { id, name }) => ({ kind: 'staff-take', staff: id, name }),
  },
  reply: {
    act: 'conversation.reply',
    inbound: ({ text }, { id, name }) => (text === '' ? null : { kind: 'staff-reply', staff: id, name, text }),
  },
  phrase: {
    act: 'conversation.reply',
    inbound: ({ phrase }, { id }) =>
      PHRASES.some((one) => one === phrase) ? { kind: 'staff-phrase', staff: id, key: `desk.${phrase}` } : null,
  },
  'hand-back': {
    act: 'conversation.hand-back',
    inbound: (_, { id }) => ({ kind: 'staff-hand-back', staff: id }),
  },
} as const satisfies Readonly<Record<string, Doing>>;
export type Name = keyof typeof DOINGS;
export const NAMES = Object.keys(DOINGS) as Name[];

/** Longer is no message that somebody reads on a phone. */
export const LONGEST_REPLY = 1_000;

/** Everything that is no letter, but for line ends and tabs. */
const CONTROLS = /[^\P{Cc}\n\t]/gu;

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;

/** A form as it was sent; null where it is none of ours. */
export function formOf(sent: Readonly<Record<string, unknown>>): Form | null {
  const field = (name: string): string => (typeof sent[name] === 'string' ? sent[name].replace(CONTROLS, '') : '');
  const key = field('key');
  return UUID.test(key) ? { key, text: field('text').trim().slice(0, LONGEST_REPLY), phrase: field('phrase') } : null;
}

/** The same form with the same words is one act; with other words, from a page that the browser kept, another. */
export const keyOf = (name: Name, { key, text, phrase }: Form): string =>
  `staff:${key}:${createHash('sha256').update(`${name}\n${text}\n${phrase}`).digest('hex').slice(0, 12)}`;
