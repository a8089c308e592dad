import type { Spoken } from '../../channel.ts';
import { split } from '../../split.ts';
import { numbered } from '../numbered.ts';
import { choicesOf } from './choices.ts';
import { type Carriage, carriageOf, type EnclosedFile, locationOf, takesCaption } from './enclosure.ts';
import { LIMITS } from './limits.ts';
import type { Content } from './payloads.ts';

/** One message of WhatsApp: ready to be sent, or a file that has to be handed over first. */
export type Part =
  | Content
  | {
      readonly type: 'file';
      readonly file: EnclosedFile;
      readonly carriage: Carriage;
      readonly caption: string | null;
    };

/** WhatsApp refuses a message without words. */
const WORDLESS = '…';

/**
 * A message as the messages of WhatsApp that say it, in order: what goes along with it first, then its words, the
 * choices under the last of them. Null where a file goes along that Meta would not take.
 *
 * @example
 * render({ turn: 12, text: 'Waarom?', offers: [{ number: 1, label: 'Ik ben ziek', icon: '🤒' }], … }, 'Kies')
 * // → [{ type: 'interactive', interactive: { type: 'button', body: { text: 'Waarom?' },
 * //      action: { buttons: [{ type: 'reply', reply: { id: '12.1', title: '1. 🤒 Ik ben ziek' } }] } } }]
 */
export function render(message: Spoken, listLabel: string): readonly Part[] | null {
  const { enclosed } = message;
  if (enclosed === null) return inWords(message, listLabel);
  if (enclosed.kind === 'place') return [locationOf(enclosed), ...wordsBeside(message, listLabel)];
  const carriage = carriageOf(enclosed);
  if (carriage === null) return null;
  const caption = captionOf(message, carriage);
  const file: Part = { type: 'file', file: enclosed, carriage, caption };
  return caption === null ? [file, ...wordsBeside(message, listLabel)] : [file];
}

/** Words that fit under a file, and ask nothing, stand there. */
function captionOf({ text, offers }: Spoken, carriage: Carriage): string | null {
  const words = text.trim();
  const fits = words !== '' && words.length <= LIMITS.captionLength.value;
  return fits && offers.length === 0 && takesCaption(carriage) ? words : null;
}

/** The words of a message, for when what goes along with it cannot be sent; nothing where there are none. */
export const wordsBeside = (message: Spoken, listLabel: string): readonly Part[] =>
  message.text.trim() === '' && message.offers.length === 0 ? [] : inWords(message, listLabel);

function inWords(message: Spoken, listLabel: string): readonly Content[] {
  const choices = choicesOf({ ...message, listLabel });
  if (choices === null) return inNumbers(message).map(textOf);
  const pieces = split(message.text, LIMITS.bodyLength.value);
  const last: Content = { type: 'interactive', interactive: choices(pieces.at(-1) ?? WORDLESS) };
  return [...pieces.slice(0, -1).map(textOf), last];
}

function inNumbers(message: Spoken): readonly string[] {
  const pieces = numbered(message, LIMITS.textLength.value);
  return pieces.length === 0 ? [WORDLESS] : pieces;
}

/** Without a preview, so that no address is fetched. */
const textOf = (body: string): Content => ({ type: 'text', text: { body, preview_url: false } });
