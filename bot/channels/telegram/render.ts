import type { Enclosed, Offer, Spoken } from '../channel.ts';
import { cutTo, split } from '../split.ts';
import type { Button, Captioned, SendMessage, SendVenue } from './api.ts';
import { LIMITS } from './limits.ts';

/** Telegram refuses a message without words. */
const WORDLESS = '…';

type FileOf = Extract<Enclosed, { kind: 'file' }>;

/** One way in which what goes along may be sent; the file itself is read only then. */
export type Way =
  | { readonly method: 'sendVenue'; readonly payload: SendVenue }
  | { readonly method: 'sendPhoto' | 'sendVoice' | 'sendDocument'; readonly payload: Captioned; readonly file: FileOf };

/**
 * A message as the calls that send it, in their order. What goes along stands above its words, as a picture stands
 * above its caption, so that a question and its buttons stay together at the end.
 */
export type Rendered = {
  /** The ways of sending what goes along, the best first: Telegram may refuse a picture and take it as a document. */
  readonly enclosed: readonly Way[];
  /** What follows it; nothing where all words fit under a file. */
  readonly words: readonly SendMessage[];
  /** All words, for when what goes along cannot be sent. */
  readonly alone: readonly SendMessage[];
};

/**
 * Plain text, so that no one's words become markup, and without previews, so that no address is fetched.
 *
 * @example
 * render({ to: '88', turn: 12, text: 'Waarom?', offers: [{ number: 1, label: 'Ik ben ziek', icon: '🤒' }], … }).words
 * // → [{ chat_id: '88', text: 'Waarom?', link_preview_options: { is_disabled: true },
 * //      reply_markup: { inline_keyboard: [[{ text: '1. 🤒 Ik ben ziek', callback_data: '12.1' }]] } }]
 */
export function render(message: Spoken): Rendered {
  const { to, enclosed } = message;
  const alone = wordsOf(message);
  if (enclosed === null) return { enclosed: [], words: alone, alone };
  const words = message.text.trim() === '' && message.offers.length === 0 ? [] : alone;
  if (enclosed.kind === 'place') return { enclosed: [venueOf(to, enclosed)], words, alone };
  if (message.text.trim().length > LIMITS.captionLength.value) {
    return { enclosed: waysOf({ chat_id: to }, enclosed), words, alone };
  }
  return { enclosed: waysOf(captionedOf(message), enclosed), words: [], alone };
}

/** One message, or several for a long text, the last with the buttons. */
function wordsOf(message: Spoken): readonly SendMessage[] {
  const pieces = split(message.text, LIMITS.textLength.value);
  const texts = pieces.length === 0 ? [WORDLESS] : pieces;
  return texts.map((text, index) => ({
    chat_id: message.to,
    text,
    link_preview_options: { is_disabled: true },
    ...(index === texts.length - 1 ? keyboardOf(message) : {}),
  }));
}

const captionedOf = (message: Spoken): Captioned => {
  const caption = message.text.trim();
  return { chat_id: message.to, ...(caption === '' ? {} : { caption }), ...keyboardOf(message) };
};

function keyboardOf({ offers, turn }: Spoken): Pick<SendMessage, 'reply_markup'> {
  const keyboard = offers.slice(0, LIMITS.buttons.value).map((offer) => [buttonOf(offer, turn)]);
  return keyboard.length === 0 ? {} : { reply_markup: { inline_keyboard: keyboard } };
}

/** The number stands on the button, so that who cannot read the word may still be told "press 2". */
const buttonOf = ({ number, label, icon }: Offer, turn: number): Button => ({
  text: cutTo([`${number}.`, icon, label].filter(Boolean).join(' '), LIMITS.buttonLength.value),
  callback_data: `${turn}.${number}`,
});

/** What Telegram shows in the chat itself; everything else is a document, and so is what it will not show. */
const SHOWN: readonly { readonly method: 'sendPhoto' | 'sendVoice'; readonly type: RegExp; readonly most: number }[] = [
  { method: 'sendPhoto', type: /^image\/(?:jpeg|png|webp)$/u, most: LIMITS.photoUpload.value },
  { method: 'sendVoice', type: /^audio\/(?:ogg|opus)$/u, most: LIMITS.fileUpload.value },
];

function waysOf(payload: Captioned, file: FileOf): readonly Way[] {
  const type = file.type.replace(/;.*$/u, '').trim().toLowerCase();
  const shown = SHOWN.filter((one) => one.type.test(type) && file.bytes <= one.most);
  const ways = [...shown.map(({ method }) => method), 'sendDocument' as const];
  return ways.map((method) => ({ method, payload, file }));
}

/** Telegram wants both; a place without an address is called by its name twice. */
const venueOf = (to: string, { name, address, latitude, longitude }: Extract<Enclosed, { kind: 'place' }>): Way => ({
  method: 'sendVenue',
  payload: {
    chat_id: to,
    latitude,
    longitude,
    title: name.trim() || WORDLESS,
    address: address.trim() || name.trim() || WORDLESS,
  },
});
