import type { Enclosed, Spoken } from '../../channel.ts';
import { numbered } from '../numbered.ts';
import { LIMITS } from './limits.ts';

/** One WhatsApp message. A message of the house is one of them, or several. */
export type Part = { readonly kind: 'text'; readonly text: string } | Enclosed;

/**
 * A message as the parts that are sent, in order: what goes along first, so that the words, with the choices at their
 * end, stand right above the place where an answer is typed.
 *
 * @example
 * render({ text: 'Waarom?', offers: [{ number: 1, label: 'Ik ben ziek', icon: '🤒' }], hint: 'Antwoord met een nummer.', … })
 * // → [{ kind: 'text', text: 'Waarom?\n\n1. 🤒 Ik ben ziek\n\nAntwoord met een nummer.' }]
 */
export function render(message: Spoken): readonly Part[] {
  const texts = numbered(message, LIMITS.textLength.value).map((text) => ({ kind: 'text', text }) as const);
  return message.enclosed === null ? texts : [message.enclosed, ...texts];
}
