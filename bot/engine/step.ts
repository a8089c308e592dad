import { received } from './attachment.ts';
import { COMMAND_REPLIES } from './command.ts';
import { handOver, isUnclearWho } from './company.ts';
import { contactQuestion, firstWords, raised } from './crisis.ts';
import type { DeepLink } from './deep-link.ts';
import { fromStaff } from './desk.ts';
import { type Effect, say } from './effect.ts';
import type { Facts } from './fact.ts';
import { firstWord } from './first-word.ts';
import { type At, type House, menuFor } from './house.ts';
import { type Arrival, type Inbound, isFromPerson } from './inbound.ts';
import { isLanguage, type Language } from './language.ts';
import { explain } from './misunderstood.ts';
import type { Person } from './person.ts';
import { reached } from './reach.ts';
import { placeFor, type Route, route } from './route.ts';
import type { Place } from './saying.ts';
import { aside, resting, type Session, stillOpen, wantingHuman } from './session.ts';
import { andAskAgain, done, type Outcome, type Turn } from './turn.ts';
import type { Crisis } from './understanding.ts';
import { veiled } from './veil.ts';
import { toMenu, walk } from './walk.ts';

/**
 * One turn of a conversation, as a function: what was, what came in, what is known and when it is, to what is
 * afterwards and what has to be done. Nothing in here waits, draws lots, reads a clock or writes.
 *
 * It is called again, with more facts, as long as it answers `needs`.
 */
export function step(house: House, stored: Session, arrival: Arrival, person: Person, facts: Facts, at: At): Outcome {
  const turn: Turn = { house, person, facts, at };
  const session = stillOpen(stored);
  const outcome = follow(turn, session, arrival, wayOf(turn, session, arrival.inbound));
  if (outcome.kind === 'needs' || !isFromPerson(arrival.inbound)) return outcome;
  const here = person.unreachable === undefined ? [] : [reached({})];
  const effects = [...outcome.effects, ...received(session, arrival.inbound), ...here];
  return { ...outcome, effects, session: { ...outcome.session, seen: at.now } };
}

/** Before anything is answered on a shared phone: who is it? Danger, and a human who is talking, do not wait for that. */
function wayOf({ house, person, at }: Turn, session: Session, inbound: Inbound): Route {
  const way = route(house, session, inbound);
  const canWait = way.kind !== 'crisis' && way.kind !== 'held' && isFromPerson(inbound);
  if (!canWait || !isUnclearWho(session, person, at.now)) return way;
  const heard = inbound.kind === 'text' ? inbound.text : null;
  return { kind: 'place', place: { ...house.places.who, data: { heard } }, answer: null };
}

function follow(turn: Turn, session: Session, arrival: Arrival, way: Route): Outcome {
  switch (way.kind) {
    case 'crisis':
      return inCrisis(turn, session, way.crisis, way.language);
    case 'staff':
      return fromStaff(turn, session, arrival.inbound);
    case 'first-word':
      return toWhom(turn, speakFirst(turn, session, arrival));
    case 'held':
      return done(turn, wantingHuman(session, 'asked', turn.at.now), { kind: 'silent', because: 'staff-hold' });
    case 'command':
      return COMMAND_REPLIES[way.command](turn, session);
    case 'welcome':
      return welcome(turn, session, arrival.inbound, way.wish);
    case 'place':
      return inWhatSheSpoke(
        session,
        way.place,
        walk(turn, beforeStaff(session, arrival.inbound), way.place, way.answer),
      );
    case 'attachment':
      return attached(turn, wantingHuman(session, 'attachment', turn.at.now), arrival.inbound);
    case 'code':
      return shown(turn, session);
    case 'link':
      return opened(turn, session, way.link);
    case 'stale':
      return done(turn, session, say({ key: 'engine.stale' }));
    case 'edited':
    case 'unsupported':
      return andAskAgain(turn, session, { key: `engine.${way.kind}` });
    case 'lost':
      return explain(turn, session, way.meaning);
  }
}

/**
 * One warm sentence, the numbers, whether a human is to get in touch with her and how to leave; and a case that staff
 * are alerted of, in the same commit. Whatever was open stays open beside it.
 */
function inCrisis(turn: Turn, session: Session, crisis: Crisis, spoken: Language): Outcome {
  const { turn: number, now } = turn.at;
  const question = contactQuestion(turn.house.places, crisis, spoken);
  const alarmed = aside(wantingHuman(session, 'crisis', now), question, number, now);
  const known = session.language ?? turn.person.language;
  const outcome = done(turn, alarmed, raised({ kind: crisis }), say(firstWords(crisis)), say(question));
  return outcome.kind === 'done' ? { ...outcome, language: known ?? spoken } : outcome;
}

/** Somebody whose language nobody has asked yet hears the answer in the one in which she spoke of danger. */
function inWhatSheSpoke({ language }: Session, { data: { spoken } }: Place, outcome: Outcome): Outcome {
  const known = language !== null || outcome.kind === 'needs' || !isLanguage(spoken);
  return known ? outcome : { ...outcome, language: spoken };
}

/** While a human talks here, an answer in a crisis is heard, and no other question is asked again because of it. */
const beforeStaff = (session: Session, inbound: Inbound): Session =>
  session.desk.state === 'staff' && isFromPerson(inbound) ? { ...session, place: null, trail: [] } : session;

function speakFirst(turn: Turn, session: Session, { key, inbound }: Arrival): Outcome {
  // She began it herself, just now: no hour is too quiet for that.
  if (inbound.kind === 'result') return resulted(turn, session, inbound);
  if (inbound.kind !== 'news' && inbound.kind !== 'nudge-due') return done(turn, session);
  const may = firstWord(inbound, session, turn.person, turn.at.now);
  if (may.kind === 'never') return done(turn, session, { kind: 'silent', because: may.because });
  if (may.kind === 'later') {
    const again = { kind: 'knock', person: turn.person.id, at: may.at, key: `${key}~`, inbound } as const;
    return done(turn, session, again, { kind: 'silent', because: may.because });
  }
  if (turn.person.discreet && !isUrgent(inbound)) return behindVeil(turn, session, inbound);
  if (inbound.kind === 'nudge-due') return besides(turn, session, walk(turn, session, inbound.place, null));
  return told(turn, session, inbound);
}

/** Nothing is asked of somebody who is being asked something else, or with whom a human talks. */
function resulted(turn: Turn, session: Session, { key, params, place }: Extract<Inbound, { kind: 'result' }>): Outcome {
  const said = say({ key, params });
  const isFree = session.place === null && session.consent === 'given' && session.desk.state !== 'staff';
  return place !== undefined && isFree ? walk(turn, session, place, null, [said]) : done(turn, session, said);
}

const isUrgent = (inbound: Inbound): boolean => inbound.kind === 'news' && inbound.urgent === true;

/** What is said first to somebody whose phone others may see: it waits until she asks for it. */
function behindVeil(turn: Turn, session: Session, inbound: Extract<Inbound, { kind: 'news' | 'nudge-due' }>): Outcome {
  const veil = veiled(inbound, turn.house.places);
  return besides(turn, session, done(turn, resting(session, veil, turn.at.turn, turn.at.now), say(veil)));
}

/** News, and what can be answered to it; whatever was being asked stays open beside that. */
function told(turn: Turn, session: Session, { key, params, choices }: Extract<Inbound, { kind: 'news' }>): Outcome {
  if (choices === undefined) return done(turn, session, say({ key, params }));
  const saying = { key, params, choices };
  return besides(turn, session, done(turn, resting(session, saying, turn.at.turn, turn.at.now), say(saying)));
}

/** A human will look or listen; meanwhile the open question, or the menu, can be answered with a number. */
function attached(turn: Turn, session: Session, { kind }: Inbound): Outcome {
  const said = { key: kind === 'voice' ? 'engine.voice' : 'engine.attachment' };
  if (session.asked !== null) return andAskAgain(turn, session, said);
  const menu = menuFor(turn.house, turn.person);
  return done(turn, resting(session, menu, turn.at.turn, turn.at.now), say(said), say(menu));
}

/** A code was sent. Whoever was linked by it stands at a new beginning; any other code is none, or no longer one. */
function shown(turn: Turn, session: Session): Outcome {
  if (session.seen !== null) return andAskAgain(turn, session, { key: 'engine.code-unknown' });
  return toMenu(turn, session, [say({ key: 'engine.code-known', params: { name: turn.person.name ?? '' } })]);
}

/**
 * A code on paper was scanned: she stands at its topic, in its language. Somebody new is asked for her agreement
 * first, but not for her language: she chose it by scanning this paper and no other.
 */
function opened(turn: Turn, session: Session, { language, topic }: DeepLink): Outcome {
  const { house } = turn;
  const wish = placeFor(house, { intent: 'help', domain: topic }) ?? house.places.askHelp;
  const place = session.consent === 'given' ? wish : { ...house.places.welcome, data: { wish } };
  const chosen: Effect[] = session.language === language ? [] : [{ kind: 'person', language }];
  return walk(turn, { ...session, language }, place, null, chosen);
}

/** On a shared phone a first word says for whom it is, and an answer to it is hers. */
function toWhom({ person }: Turn, outcome: Outcome): Outcome {
  const speaks = outcome.kind === 'done' && outcome.effects.some(({ kind }) => kind === 'say');
  if (!speaks || !person.company?.length) return outcome;
  const forHer = say({ key: 'engine.for', params: { name: person.name ?? '' } });
  return { ...outcome, effects: [forHer, handOver({ to: person.id }), ...outcome.effects] };
}

/** A nudge that only tells something leaves what was open as it was, under its own choices if it has any. */
function besides(turn: Turn, before: Session, outcome: Outcome): Outcome {
  if (outcome.kind === 'needs' || outcome.session.place !== null) return outcome;
  const { asked } = outcome.session;
  if (asked === null) return { ...outcome, session: before };
  if (before.place === null) return outcome;
  return { ...outcome, session: aside(before, asked.saying, turn.at.turn, turn.at.now) };
}

/** Somebody new. What she wanted is kept and comes up again as soon as language and consent are settled. */
function welcome(turn: Turn, session: Session, inbound: Inbound, wish: Place | null): Outcome {
  const { understanding, places } = turn.house;
  const language = inbound.kind === 'text' ? understanding.named(inbound.text) : null;
  const answer =
    language === null ? null : ({ kind: 'choice', id: language, choice: { id: language, label: '' } } as const);
  return walk(turn, session, { ...places.welcome, data: { wish } }, answer);
}
