import type { Answer } from './capability.ts';
import { codeIn } from './code.ts';
import { crisisIn, isOfCrisis } from './crisis.ts';
import { type DeepLink, linkIn } from './deep-link.ts';
import { type House, roomOf } from './house.ts';
import { type Inbound, isFromPerson } from './inbound.ts';
import { LANGUAGES, type Language } from './language.ts';
import { numberIn } from './normalise.ts';
import type { Choice, Place } from './saying.ts';
import { choicesOf, isSameStep, type Session } from './session.ts';
import type { Command } from './six-words.ts';
import { type Crisis, isSure, type Meaning } from './understanding.ts';

/** Whose turn it is. The order of the checks below is the order of precedence; see `docs/architecture.md`. */
export type Route =
  | { readonly kind: 'crisis'; readonly crisis: Crisis; readonly language: Language }
  | { readonly kind: 'staff' }
  | { readonly kind: 'first-word' }
  | { readonly kind: 'held' }
  | { readonly kind: 'command'; readonly command: Command }
  /** `wish` is what she came with, in her own words or by a choice: it comes up again when she has agreed. */
  | { readonly kind: 'welcome'; readonly wish: Place | null }
  | { readonly kind: 'code' }
  /** She scanned a code on paper: it opens a topic, in the language of the paper. */
  | { readonly kind: 'link'; readonly link: DeepLink }
  | { readonly kind: 'stale' }
  | { readonly kind: 'place'; readonly place: Place; readonly answer: Answer | null }
  | { readonly kind: 'attachment' }
  | { readonly kind: 'edited' }
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'lost'; readonly meaning: Meaning | null };

const LOST: Route = { kind: 'lost', meaning: null };
const KEY_BACK = 0;
const KEY_HUMAN = 9;

/** Whose turn is it? Crisis, then staff hold, command word, open flow, choice, meaning, and a human at the end. */
export function route(house: House, session: Session, inbound: Inbound): Route {
  const danger = crisisIn(inbound, house.understanding);
  if (danger !== null) return { kind: 'crisis', ...danger };
  if (!isFromPerson(inbound)) return fromHouse(house, session, inbound);
  if (session.desk.state === 'staff' && !answersCrisis(house, session, inbound)) return { kind: 'held' };
  if (inbound.kind === 'text') return fromText(house, session, inbound.text);
  if (inbound.kind === 'choice') return fromButton(house, session, inbound.turn, inbound.number);
  if (mustBeWelcomed(house, session)) return { kind: 'welcome', wish: null };
  if (inbound.kind === 'edited' || inbound.kind === 'unsupported') return { kind: inbound.kind };
  return inbound.kind === 'file' ? fromFile(house, session, inbound) : { kind: 'attachment' };
}

/** The first room that takes this file, of somebody who has agreed; else a human looks at it. */
function fromFile(house: House, session: Session, sent: Extract<Inbound, { kind: 'file' }>): Route {
  if (session.consent !== 'given') return { kind: 'attachment' };
  const { name, bytes, caption = null } = sent;
  const meaning = caption === null ? null : house.understanding.meaning(caption, session.language);
  for (const room of house.rooms) {
    const place = room.takes?.({ name, meaning }, session.place) ?? null;
    if (place !== null) return { kind: 'place', place, answer: { kind: 'file', name, bytes, caption } };
  }
  return { kind: 'attachment' };
}

/** What was asked in a crisis hears its answer also while a human talks here. */
function answersCrisis(house: House, session: Session, inbound: Inbound): boolean {
  const { asked } = session;
  if (asked === null || !isOfCrisis(asked.saying)) return false;
  if (inbound.kind === 'choice') return inbound.turn === asked.turn;
  return inbound.kind === 'text' && choiceOf(house, session, inbound.text) !== null;
}

/** The choice that is meant. Somebody whose language nobody has asked yet answers in whatever she speaks. */
function choiceOf({ understanding }: House, session: Session, text: string): Choice | null {
  const languages = session.language === null ? LANGUAGES : [session.language];
  for (const language of languages) {
    const choice = understanding.choice(text, choicesOf(session), language);
    if (choice !== null) return choice;
  }
  return null;
}

function fromHouse(house: House, session: Session, inbound: Inbound): Route {
  if (inbound.kind === 'nudge-due' || inbound.kind === 'news' || inbound.kind === 'result')
    return { kind: 'first-word' };
  if (inbound.kind !== 'effect-refused') return { kind: 'staff' };
  const place = session.place ?? refusedPlace(house, inbound.effect);
  return place === null ? LOST : { kind: 'place', place, answer: { ...inbound, kind: 'refused' } };
}

/** What was refused came of her first word, so no question is open: the room that asked for it says what to say. */
function refusedPlace(house: House, effect: string): Place | null {
  const [room = ''] = effect.split('.');
  return roomOf(house, room) === undefined ? null : { room, step: 'refused', data: {} };
}

function fromText(house: House, session: Session, text: string): Route {
  const { understanding } = house;
  const link = linkIn(text);
  if (link !== null) return { kind: 'link', link };
  if (session.consent === 'given' && codeIn({ kind: 'text', text }) !== null) return { kind: 'code' };
  const command = understanding.command(text) ?? commandByNumber(session, text);
  if (command !== null) return { kind: 'command', command };
  const choice = choiceOf(house, session, text);
  if (choice !== null) return chosen(house, session, choice);
  const language = isChoosingLanguage(house, session) ? understanding.named(text) : null;
  if (language !== null) return chosen(house, session, { id: language, label: '' });
  const meaning = understanding.meaning(text, session.language);
  if (mustBeWelcomed(house, session)) return welcomed(house, text, meaning);
  if (session.place !== null) {
    return { kind: 'place', place: session.place, answer: answerOf(understanding, text, meaning) };
  }
  return fromMeaning(house, meaning);
}

/** Her own words; whether they may tell of her health is for the room that would keep them. */
/** Whoever only says the name of a language wants to speak it here, not to learn it. What must go, goes unasked. */
function welcomed(house: House, text: string, meaning: Meaning | null): Route {
  const wish = meaning === null || house.understanding.named(text) !== null ? null : placeFor(house, meaning);
  if (wish !== null && isSameStep(wish, house.places.wipe)) return { kind: 'place', place: wish, answer: null };
  return { kind: 'welcome', wish };
}

const answerOf = ({ delicate }: House['understanding'], text: string, meaning: Meaning | null): Answer =>
  delicate(text) ? { kind: 'text', text, meaning, delicate: true } : { kind: 'text', text, meaning };

function fromMeaning(house: House, meaning: Meaning | null): Route {
  const command = meaning !== null && isSure(meaning) ? commandMeant(meaning) : null;
  if (command !== null) return { kind: 'command', command };
  const place = meaning === null ? null : placeFor(house, meaning);
  return place === null ? { kind: 'lost', meaning } : { kind: 'place', place, answer: null };
}

/** Wishes for which a human is asked: what a command word does, and what is arranged with staff. */
const NEEDS_HUMAN = ['human', 'appointment'];
const MEANT: readonly Command[] = ['menu', 'language', 'stop'];

/** A command in her own words: "stuur mij geen berichten meer". */
const commandMeant = ({ intent }: Meaning): Command | null =>
  NEEDS_HUMAN.includes(intent) ? 'human' : (MEANT.find((command) => command === intent) ?? null);

function fromButton(house: House, session: Session, turn: number, number: number): Route {
  if (session.asked?.turn !== turn) return { kind: 'stale' };
  const choice = choicesOf(session)[number - 1];
  if (choice !== undefined) return chosen(house, session, choice);
  return mustBeWelcomed(house, session) ? { kind: 'welcome', wish: null } : LOST;
}

function chosen(house: House, session: Session, choice: Choice): Route {
  const { command, to } = choice;
  if (command !== undefined) return { kind: 'command', command };
  if (to !== undefined) {
    const isClosed = session.consent !== 'given' && !opensUnasked(house, to);
    return isClosed ? { kind: 'welcome', wish: to } : { kind: 'place', place: to, answer: null };
  }
  if (session.place === null) return LOST;
  return { kind: 'place', place: session.place, answer: { kind: 'choice', id: choice.id, choice } };
}

function commandByNumber(session: Session, text: string): Command | null {
  const number = numberIn(text);
  if (number === KEY_BACK) return 'back';
  return number === KEY_HUMAN && choicesOf(session).length < KEY_HUMAN ? 'human' : null;
}

/** The room that takes this question, if one does: the first in the house's list that opens to it. */
export function placeFor(house: House, meaning: Meaning): Place | null {
  for (const room of house.rooms) {
    const place = room.opens?.(meaning) ?? null;
    if (place !== null) return place;
  }
  // A wish that no room takes and that lies in a life domain is a question for help.
  const { intent, domain } = meaning;
  return intent === 'help' || domain === undefined ? null : placeFor(house, { ...meaning, intent: 'help' });
}

/** What needs nobody's agreement: being asked for it, deciding about one's own data, and being helped in danger. */
const opensUnasked = ({ places }: House, { room }: Place): boolean =>
  room === places.welcome.room || room === places.stop.room || room === places.crisis.room;

/** Somebody who has not agreed yet and is not just being asked: she is welcomed, whatever she says. */
const mustBeWelcomed = (house: House, session: Session): boolean =>
  session.consent !== 'given' && (session.place === null || !opensUnasked(house, session.place));

/** There a language may also be named in another one: "pools", "lehçe". */
const isChoosingLanguage = ({ places }: House, { place }: Session): boolean =>
  place !== null && isSameStep(place, places.language);
