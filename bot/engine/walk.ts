import type { Answer, Move, Visit } from './capability.ts';
import { type Effect, say } from './effect.ts';
import { unanswered } from './fact.ts';
import { menuFor, roomOf } from './house.ts';
import type { Language } from './language.ts';
import { misunderstood } from './misunderstood.ts';
import type { Person } from './person.ts';
import type { Data, Place } from './saying.ts';
import {
  asking,
  isSameStep,
  newSession,
  type Open,
  resting,
  type Session,
  steppingBack,
  wantingHuman,
} from './session.ts';
import { done, languageOf, type Outcome, type Turn } from './turn.ts';

/** More steps than any conversation takes in one turn: a room that sends people in circles is stopped here. */
const MOST_STEPS_A_TURN = 12;

/** She stood in a room that was rebuilt meanwhile, or does not stand any more. */
const MOVED_ON = say({ key: 'engine.moved-on' });

/** Visits a place and goes where its moves lead, until something is asked, everything is said, or facts are missing. */
export function walk(
  turn: Turn,
  session: Session,
  place: Place,
  answer: Answer | null,
  effects: readonly Effect[] = [],
  steps = 0,
): Outcome {
  const room = roomOf(turn.house, place.room);
  if (room === undefined || steps > MOST_STEPS_A_TURN) return toMenu(turn, session, [...effects, MOVED_ON]);
  const language = languageOf(session, turn.person);
  const visit: Visit = { place, answer, person: turn.person, language, standing: session, now: turn.at.now };
  const missing = unanswered(room.needs(visit), turn.facts);
  if (missing.length > 0) return { kind: 'needs', needs: missing };
  const move = room.step(visit, turn.facts);
  const after = applied(turn, session, move.effects);
  const all = [...effects, ...move.effects];
  if (move.kind === 'miss') return misunderstood(turn, session, answer, (to) => walk(turn, session, to, null));
  if (move.kind === 'ask') return asked(turn, after, place, move, all);
  if (move.kind === 'go') return walk(turn, after, stepOf(place, move), null, all, steps + 1);
  if (move.kind === 'back') return stepBack(turn, after, all);
  if (move.kind === 'menu') return toMenu(turn, after, all);
  if (move.to !== undefined) return walk(turn, { ...after, place: null, trail: [] }, move.to, null, all, steps + 1);
  return left(turn, after, place, move, all);
}

function asked(turn: Turn, session: Session, place: Place, move: Move, effects: readonly Effect[]): Outcome {
  const here: Open = move.data === undefined ? place : gathered(place, move.data, move.again);
  const saying = move.saying as NonNullable<Move['saying']>;
  const { turn: number, now } = turn.at;
  return done(turn, asking(session, here, saying, number, now), ...effects, say(saying));
}

const gathered = ({ room, step }: Place, data: Data, again: Data | undefined): Open =>
  again === undefined ? { room, step, data } : { room, step, data, again };

const stepOf = (place: Place, move: Move): Place => ({
  room: place.room,
  step: move.step ?? place.step,
  data: move.data ?? place.data,
});

function left(turn: Turn, session: Session, from: Place, move: Move, effects: readonly Effect[]): Outcome {
  const saying = move.saying ?? null;
  const all = [...effects, ...(saying === null ? [] : [say(saying)])];
  if (isQuiet(move)) return done(turn, session, ...all);
  const open = session.asked?.aside && saying?.choices === undefined ? session.place : null;
  // Only something said in between: whoever was being asked something is asked it again.
  if (open !== null && !isSameStep(open, from)) return walk(turn, session, open, null, all);
  return done(turn, resting(session, saying, turn.at.turn, turn.at.now), ...all);
}

/** Nothing was said, on purpose: nobody is asked anything anew because of it. */
const isQuiet = ({ saying, effects }: Move): boolean =>
  saying === undefined && effects.some(({ kind }) => kind === 'silent');

/** Back to where the person was; from the first place of all, to the menu. */
export function stepBack(turn: Turn, session: Session, effects: readonly Effect[] = []): Outcome {
  const [before, place] = steppingBack(session);
  return place === null ? toMenu(turn, before, effects) : walk(turn, before, place, null, effects);
}

/** The menu, after whatever else was said in this turn; somebody who has not agreed yet is welcomed first. */
export function toMenu(turn: Turn, session: Session, effects: readonly Effect[] = []): Outcome {
  if (session.consent !== 'given') return walk(turn, session, turn.house.places.welcome, null, effects);
  const menu = menuFor(turn.house, turn.person);
  return done(turn, resting(session, menu, turn.at.turn, turn.at.now), ...effects, say(menu));
}

/** What a step asks for holds from this very turn on. */
function applied(turn: Turn, session: Session, effects: readonly Effect[]): Session {
  let after = session;
  for (const effect of effects) {
    if (effect.kind === 'person') after = settled(after, effect);
    if (effect.kind === 'want-human') after = wantingHuman(after, effect.why, turn.at.now);
    if (effect.kind === 'forget') after = forgotten(turn.person, after.language);
  }
  return after;
}

/** Like somebody who has not said a word yet, but for the language in which she still hears that it is done. */
const forgotten = (person: Person, language: Language | null): Session => ({
  ...newSession({ ...person, consented: false, stopped: false }),
  language,
});

const settled = (session: Session, told: Extract<Effect, { kind: 'person' }>): Session => ({
  ...session,
  language: told.language ?? session.language,
  consent: told.consent === undefined ? session.consent : told.consent ? 'given' : 'declined',
  stopped: told.stopped ?? session.stopped,
});
