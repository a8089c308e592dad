import type { Spoken } from '../channel.ts';
import { split } from '../split.ts';

/** WhatsApp refuses a message without words. */
const WORDLESS = '…';

/**
 * A message as plain text whose choices are numbered, in pieces of at most `most` UTF-16 units. Whoever cannot read
 * the words may still be told "press 2"; buttons and lists do not exist on an ordinary number.
 *
 * @example numbered({ text: 'Waarom?', offers: [{ number: 1, label: 'Ik ben ziek', icon: '🤒' }], hint: 'Antwoord met een nummer.', … }, 4096)
 * // → ['Waarom?\n\n1. 🤒 Ik ben ziek\n\nAntwoord met een nummer.']
 */
export function numbered({ text, offers, hint, enclosed }: Spoken, most: number): readonly string[] {
  const lines = offers.map(({ number, icon, label }) => [`${number}.`, icon, label].filter(Boolean).join(' '));
  const parts = [text, lines.join('\n'), offers.length > 0 ? hint : null];
  const whole = parts.filter(Boolean).join('\n\n');
  return whole === '' && enclosed === null ? [WORDLESS] : split(whole, most);
}
