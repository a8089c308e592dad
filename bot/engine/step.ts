import { COMMAND_REPLIES } from './command.ts';
import { crisisSayings } from './crisis.ts';
import { fromStaff } from './desk.ts';
import { say } from './effect.ts';
import type { Facts } from './fact.ts';
import { firstWord } from './first-word.ts';
import type { At, House } from './house.ts';
import { type Arrival, type Inbound, isFromPerson } from './inbound.ts';
import type { Language } from './language.ts';
import { explain } from './misunderstood.ts';
import type { Person } from './person.ts';
import { placeFor, type Route, route } from './route.ts';
import { aside, type Session, wantingHuman } from './session.ts';
import { andAskAgain, done, languageOf, type Outcome, type Turn } from './turn.ts';
import type { Crisis } from './understanding.ts';
import { walk } from './walk.ts';

/**
 * One turn of a conversation, as a function: what was, what came in, what is known and when it is, to what is
 * afterwards and what has to be done. Nothing in here waits, draws lots, reads a clock or writes.
 *
 * It is called again, with more facts, as long as it answers `needs`.
 */
export function step(house: House, session: Session, arrival: Arrival, person: Person, facts: Facts, at: At): Outcome {
  const turn: Turn = { house, person, facts, at };
  const outcome = follow(turn, session, arrival, route(house, session, arrival.inbound));
  if (outcome.kind === 'needs' || !isFromPerson(arrival.inbound)) return outcome;
  return { ...outcome, session: { ...outcome.session, seen: at.now } };
}

function follow(turn: Turn, session: Session, arrival: Arrival, way: Route): Outcome {
  switch (way.kind) {
    case 'crisis':
      return inCrisis(turn, session, way.crisis, way.language);
    case 'staff':
      return fromStaff(turn, session, arrival.inbound);
    case 'first-word':
      return speakFirst(turn, session, arrival);
    case 'held':
      return done(turn, wantingHuman(session, 'asked', turn.at.now));
    case 'command':
      return COMMAND_REPLIES[way.command](turn, session);
    case 'welcome':
      return welcome(turn, session, arrival.inbound);
    case 'place':
      return walk(turn, session, way.place, way.answer);
    case 'attachment':
      return done(turn, wantingHuman(session, 'attachment', turn.at.now), say({ key: 'engine.attachment' }));
    case 'stale':
      return done(turn, session, say({ key: 'engine.stale' }));
    case 'edited':
    case 'unsupported':
      return andAskAgain(turn, session, { key: `engine.${way.kind}` });
    case 'lost':
      return explain(turn, session, way.meaning);
  }
}

/** The number, one sentence, a human; whatever was open stays open. */
function inCrisis(turn: Turn, session: Session, crisis: Crisis, spoken: Language): Outcome {
  const alarmed = wantingHuman(session, 'crisis', turn.at.now);
  const known = session.language ?? turn.person.language;
  const outcome = done(turn, alarmed, ...crisisSayings(crisis).map(say));
  return outcome.kind === 'done' ? { ...outcome, language: known ?? spoken } : outcome;
}

function speakFirst(turn: Turn, session: Session, { key, inbound }: Arrival): Outcome {
  if (inbound.kind !== 'news' && inbound.kind !== 'nudge-due') return done(turn, session);
  const may = firstWord(inbound, session, turn.person, turn.at.now);
  if (may.kind === 'never') return done(turn, session, { kind: 'silent', because: may.because });
  if (may.kind === 'later') {
    const again = { kind: 'knock', person: turn.person.id, at: may.at, key: `${key}~`, inbound } as const;
    return done(turn, session, again, { kind: 'silent', because: may.because });
  }
  if (inbound.kind === 'nudge-due') return besides(turn, session, walk(turn, session, inbound.place, null));
  return done(turn, session, say({ key: inbound.key, params: inbound.params }));
}

/** A nudge that only tells something leaves the open question open, under its own choices. */
function besides(turn: Turn, before: Session, outcome: Outcome): Outcome {
  if (outcome.kind === 'needs' || before.place === null || outcome.session.place !== null) return outcome;
  const { asked } = outcome.session;
  const kept = asked === null ? before : aside(before, asked.saying, turn.at.turn, turn.at.now);
  return { ...outcome, session: kept };
}

/** Somebody new. What she wanted is kept and comes up again as soon as language and consent are settled. */
function welcome(turn: Turn, session: Session, inbound: Inbound): Outcome {
  const { understanding, places } = turn.house;
  const text = inbound.kind === 'text' ? inbound.text : '';
  const meaning = understanding.meaning(text, languageOf(session, turn.person));
  const wish = meaning === null ? null : placeFor(turn.house, meaning);
  const language = understanding.named(text);
  const answer =
    language === null ? null : ({ kind: 'choice', id: language, choice: { id: language, label: '' } } as const);
  return walk(turn, session, { ...places.welcome, data: { wish } }, answer);
}
