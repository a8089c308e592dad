import type { Offer } from '../../channel.ts';
import { cutTo } from '../../split.ts';
import { LIMITS } from './limits.ts';
import type { Interactive, Row } from './payloads.ts';

/** What is asked, of whom the answer will tell the turn, and how a list is opened in her language. */
type Question = { readonly turn: number; readonly offers: readonly Offer[]; readonly listLabel: string };
type Choices = (body: string) => Interactive;

/**
 * Choices as WhatsApp shows them best: up to three short ones as buttons, else up to ten as a list. Null where they
 * fit neither and have to be numbers in the text.
 */
export function choicesOf(question: Question): Choices | null {
  return buttonsOf(question) ?? rowsOf(question);
}

/** The number stands on the button, so that who cannot read the word may still be told "press 2". */
const titleOf = ({ number, icon, label }: Offer): string => [`${number}.`, icon, label].filter(Boolean).join(' ');

/** What a pressed button brings back: `12.2` is the second choice of the question of turn 12. */
const idOf = (turn: number, { number }: Offer): string => `${turn}.${number}`;

function buttonsOf({ turn, offers }: Question): Choices | null {
  if (offers.length === 0 || offers.length > LIMITS.buttons.value) return null;
  if (offers.some((offer) => titleOf(offer).length > LIMITS.buttonLength.value)) return null;
  const buttons = offers.map((offer) => ({
    type: 'reply' as const,
    reply: { id: idOf(turn, offer), title: titleOf(offer) },
  }));
  return (text) => ({ type: 'button', body: { text }, action: { buttons } });
}

function rowsOf({ turn, offers, listLabel }: Question): Choices | null {
  if (offers.length === 0 || offers.length > LIMITS.rows.value) return null;
  if (offers.some(({ label }) => label.length > LIMITS.rowDescription.value)) return null;
  const rows = offers.map((offer) => rowOf(turn, offer));
  const button = cutTo(listLabel, LIMITS.listLabel.value);
  return (text) => ({ type: 'list', body: { text }, action: { button, sections: [{ rows }] } });
}

/** A label that is too long for its row stands below it once more, whole. */
function rowOf(turn: number, offer: Offer): Row {
  const title = titleOf(offer);
  const id = idOf(turn, offer);
  if (title.length <= LIMITS.rowLength.value) return { id, title };
  return { id, title: cutTo(title, LIMITS.rowLength.value), description: offer.label };
}
