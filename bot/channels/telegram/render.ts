import type { Offer, Spoken } from '../channel.ts';
import { cutTo, split } from '../split.ts';
import type { Button, SendMessage } from './api.ts';
import { LIMITS } from './limits.ts';

/** Telegram refuses a message without words. */
const WORDLESS = '…';

/**
 * A message as the calls that send it, in order: one, or several for a long text, the last with the buttons. Plain
 * text, so that no one's words become markup, and without previews, so that no address is fetched.
 *
 * @example
 * render({ to: '88', turn: 12, text: 'Waarom?', offers: [{ number: 1, label: 'Ik ben ziek', icon: '🤒' }], … })
 * // → [{ chat_id: '88', text: 'Waarom?', link_preview_options: { is_disabled: true },
 * //      reply_markup: { inline_keyboard: [[{ text: '1. 🤒 Ik ben ziek', callback_data: '12.1' }]] } }]
 */
export function render({ to, turn, text, offers }: Spoken): readonly SendMessage[] {
  const pieces = split(text, LIMITS.textLength.value);
  const texts = pieces.length === 0 ? [WORDLESS] : pieces;
  const keyboard = offers.slice(0, LIMITS.buttons.value).map((offer) => [buttonOf(offer, turn)]);
  return texts.map((piece, index) => ({
    chat_id: to,
    text: piece,
    link_preview_options: { is_disabled: true },
    ...(index === texts.length - 1 && keyboard.length > 0 ? { reply_markup: { inline_keyboard: keyboard } } : {}),
  }));
}

/** The number stands on the button, so that who cannot read the word may still be told "press 2". */
const buttonOf = ({ number, label, icon }: Offer, turn: number): Button => ({
  text: cutTo([`${number}.`, icon, label].filter(Boolean).join(' '), LIMITS.buttonLength.value),
  callback_data: `${turn}.${number}`,
});
