import type { Answer } from './capability.ts';
import { crisisIn } from './crisis.ts';
import type { House } from './house.ts';
import { type Inbound, isFromPerson } from './inbound.ts';
import type { Language } from './language.ts';
import { numberIn } from './normalise.ts';
import type { Choice, Place } from './saying.ts';
import { choicesOf, type Session } from './session.ts';
import type { Command, Crisis, Meaning } from './understanding.ts';

/** Whose turn it is. The order of the checks below is the order of precedence; see `docs/architecture.md`. */
export type Route =
  | { readonly kind: 'crisis'; readonly crisis: Crisis; readonly language: Language }
  | { readonly kind: 'staff' }
  | { readonly kind: 'first-word' }
  | { readonly kind: 'held' }
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'welcome' }
  | { readonly kind: 'stale' }
  | { readonly kind: 'place'; readonly place: Place; readonly answer: Answer | null }
  | { readonly kind: 'attachment' }
  | { readonly kind: 'edited' }
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'lost'; readonly meaning: Meaning | null };

/** Commands that somebody may give before she has agreed to anything. */
const BEFORE_CONSENT = new Set<Command>(['help', 'human', 'language', 'stop']);

const LOST: Route = { kind: 'lost', meaning: null };
const KEY_BACK = 0;
const KEY_HUMAN = 9;

/** Whose turn is it? Crisis, then staff hold, command word, open flow, choice, meaning, and a human at the end. */
export function route(house: House, session: Session, inbound: Inbound): Route {
  const danger = crisisIn(inbound, house.understanding);
  if (danger !== null) return { kind: 'crisis', ...danger };
  if (!isFromPerson(inbound)) return fromHouse(session, inbound);
  if (session.desk.state === 'staff') return { kind: 'held' };
  if (inbound.kind === 'text') return fromText(house, session, inbound.text);
  if (inbound.kind === 'choice') return fromButton(house, session, inbound.turn, inbound.number);
  if (mustBeWelcomed(house, session)) return { kind: 'welcome' };
  if (inbound.kind === 'edited' || inbound.kind === 'unsupported') return { kind: inbound.kind };
  return { kind: 'attachment' };
}

function fromHouse(session: Session, inbound: Inbound): Route {
  if (inbound.kind === 'nudge-due' || inbound.kind === 'news') return { kind: 'first-word' };
  if (inbound.kind !== 'effect-refused') return { kind: 'staff' };
  if (session.place === null) return LOST;
  return { kind: 'place', place: session.place, answer: { ...inbound, kind: 'refused' } };
}

function fromText(house: House, session: Session, text: string): Route {
  const { understanding } = house;
  const command = understanding.command(text) ?? commandByNumber(session, text);
  const welcome = mustBeWelcomed(house, session);
  if (command !== null && (!welcome || BEFORE_CONSENT.has(command))) return { kind: 'command', command };
  if (welcome) return { kind: 'welcome' };
  const choice = understanding.choice(text, choicesOf(session), session.language ?? 'nl');
  if (choice !== null) return chosen(session, choice);
  const meaning = understanding.meaning(text, session.language);
  if (session.place !== null) {
    return { kind: 'place', place: session.place, answer: { kind: 'text', text, meaning } };
  }
  return fromMeaning(house, meaning);
}

function fromMeaning(house: House, meaning: Meaning | null): Route {
  if (meaning?.intent === 'human') return { kind: 'command', command: 'human' };
  const place = meaning === null ? null : placeFor(house, meaning);
  return place === null ? { kind: 'lost', meaning } : { kind: 'place', place, answer: null };
}

function fromButton(house: House, session: Session, turn: number, number: number): Route {
  if (session.asked?.turn !== turn) return { kind: 'stale' };
  const choice = choicesOf(session)[number - 1];
  if (choice !== undefined) return chosen(session, choice);
  return mustBeWelcomed(house, session) ? { kind: 'welcome' } : LOST;
}

function chosen(session: Session, choice: Choice): Route {
  if (choice.command !== undefined) return { kind: 'command', command: choice.command };
  if (choice.to !== undefined) return { kind: 'place', place: choice.to, answer: null };
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
  return null;
}

/** Somebody who has not agreed yet and is not just being asked: she is welcomed, whatever she says. */
const mustBeWelcomed = (house: House, session: Session): boolean =>
  session.consent !== 'given' && session.place?.room !== house.places.welcome.room;
