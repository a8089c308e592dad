import { createHash } from 'node:crypto';
import type { Language } from '../../../engine/language.ts';
import type { Spoken } from '../../channel.ts';
import { recipientOf } from './address.ts';
import type { Undelivered } from './failures.ts';
import type { Recipient } from './payloads.ts';
import { type Part, render, wordsBeside } from './render.ts';
import { renderTemplate, type Say, type Templates } from './templates.ts';
import type { Window } from './window.ts';

/** What is going to be sent, to whom, and by which key it is remembered: `"<conversation>:12.1"`. */
export type Plan = {
  readonly kind: 'plan';
  readonly recipient: Recipient;
  readonly parts: readonly Part[];
  readonly key: string;
  /** What goes along cannot be sent: its words go alone, and staff hear that something was missing. */
  readonly lacks: boolean;
};

export type Planning = {
  readonly window: Window;
  readonly templates: Templates;
  readonly say: Say;
  /** What stands on the button that opens a list, in at most 20 characters: `"Kies"`. */
  readonly listLabel: (language: Language) => string;
};

/** What staff read where a message waits for its person to write. */
const NO_TEMPLATE = 'no template outside the 24-hour window';

/**
 * How a message is said now: freely to somebody who wrote within a day, else in a text that Meta approved for it, else
 * not at all until she writes.
 */
export async function planOf(message: Spoken, planning: Planning): Promise<Plan | Undelivered> {
  const recipient = recipientOf(message.to);
  if (recipient === null) return { kind: 'never', why: 'gone' };
  if (await planning.window.isOpen(message.to)) {
    const parts = render(message, planning.listLabel(message.language));
    const plan = { kind: 'plan', recipient, key: message.ref, lacks: false } as const;
    return parts === null ? inWordsAlone(message, plan, planning) : { ...plan, parts };
  }
  const template = renderTemplate(message, planning.templates, planning.say);
  if (template === null) return { kind: 'held', why: NO_TEMPLATE };
  return { kind: 'plan', recipient, parts: [template], key: `${message.ref}${AS_TEMPLATE}`, lacks: false };
}

/** The same, but for the file that goes along and cannot be sent. */
export const inWordsAlone = (
  message: Spoken,
  plan: Omit<Plan, 'parts'>,
  { listLabel }: Pick<Planning, 'listLabel'>,
): Plan => ({
  ...plan,
  parts: wordsBeside(message, listLabel(message.language)),
  key: `${message.ref}${IN_WORDS}`,
  lacks: true,
});

/** What was begun in one way does not go on in another: freely, as a template, in words without its file. */
const AS_TEMPLATE = '/t';
const IN_WORDS = '/w';

/**
 * What Meta is given along with a part, and brings back: `"<conversation>:12.1/2@5f1d3c0a"`. The end stands for the
 * person: what is said in a crisis while the stores are away has the same name for everybody.
 */
export const referenceOf = ({ key }: Plan, index: number, to: string): string =>
  `${key}/${index + 1}@${createHash('sha256').update(to).digest('hex').slice(0, 8)}`;

/** The message that a reference is about, as `Spoken.ref` names it. */
export const refIn = (reference: string): string => reference.replace(/(?:\/[tw])?\/\d+@[0-9a-f]{8}$/u, '');
