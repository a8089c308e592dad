import { createHash } from 'node:crypto';
import type { Language } from '../../../engine/language.ts';
import type { Spoken } from '../../channel.ts';
import { recipientOf } from './address.ts';
import type { Undelivered } from './failures.ts';
import type { Recipient } from './payloads.ts';
import { type Part, render } from './render.ts';
import { renderTemplate, type Say, type Templates } from './templates.ts';
import type { Window } from './window.ts';

/** What is going to be sent, to whom, and by which key it is remembered: `"<conversation>:12.1"`. */
export type Plan = {
  readonly kind: 'plan';
  readonly recipient: Recipient;
  readonly parts: readonly Part[];
  readonly key: string;
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
    return parts === null ? { kind: 'never', why: 'refused' } : { kind: 'plan', recipient, parts, key: message.ref };
  }
  const template = renderTemplate(message, planning.templates, planning.say);
  if (template === null) return { kind: 'held', why: NO_TEMPLATE };
  return { kind: 'plan', recipient, parts: [template], key: `${message.ref}${AS_TEMPLATE}` };
}

/** What was begun freely does not go on as a template, nor the other way round. */
const AS_TEMPLATE = '/t';

/**
 * What Meta is given along with a part, and brings back: `"<conversation>:12.1/2@5f1d3c0a"`. The end stands for the
 * person: what is said in a crisis while the stores are away has the same name for everybody.
 */
export const referenceOf = ({ key }: Plan, index: number, to: string): string =>
  `${key}/${index + 1}@${createHash('sha256').update(to).digest('hex').slice(0, 8)}`;

/** The message that a reference is about, as `Spoken.ref` names it. */
export const refIn = (reference: string): string => reference.replace(/(?:\/t)?\/\d+@[0-9a-f]{8}$/u, '');
