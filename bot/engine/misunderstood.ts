import type { Answer } from './capability.ts';
import { CRISIS_LINES } from './crisis.ts';
import { say } from './effect.ts';
import { menuFor } from './house.ts';
import { askHuman } from './human.ts';
import { minutesBetween } from './instant.ts';
import { placeFor } from './route.ts';
import { HUMAN, MENU, type Place, type Saying } from './saying.ts';
import { aside, resting, type Session } from './session.ts';
import { andAskAgain, done, type Outcome, type Turn } from './turn.ts';
import type { Meaning } from './understanding.ts';

/** Somebody who was away this long gets told where we were, instead of that she was not understood. */
const PAUSE_MINUTES = 30;

const PLEASANTRIES = new Set(['greeting', 'thanks']);
const LOST: Saying = { key: 'engine.lost', choices: [HUMAN, MENU] };

/**
 * The answer fits nothing here. Words that clearly belong to another room lead there; else it is explained once,
 * and the second time in a row a human is offered. The open question stays open.
 */
export function misunderstood(
  turn: Turn,
  session: Session,
  answer: Answer | null,
  visit: (place: Place) => Outcome,
): Outcome {
  const meaning = answer?.kind === 'text' ? answer.meaning : null;
  if (meaning?.intent === 'human') return askHuman(turn, session);
  const elsewhere = meaning === null ? null : placeFor(turn.house, meaning);
  if (elsewhere === null || elsewhere.room === session.place?.room) return explain(turn, session, meaning);
  return session.consent === 'given' ? visit(elsewhere) : explain(turn, wishing(session, elsewhere), meaning);
}

/** What somebody came for waits in the question for her agreement, which comes first. */
const wishing = (session: Session, wish: Place): Session =>
  session.place === null ? session : { ...session, place: { ...session.place, data: { ...session.place.data, wish } } };

/** Says that it was not understood, and what to do now. A greeting or a thank-you is answered as what it is. */
export function explain(turn: Turn, session: Session, meaning: Meaning | null): Outcome {
  const { turn: number, now } = turn.at;
  // Whoever is in danger is not told that she was not understood: a human reads what she writes.
  if (session.asked?.saying.key.startsWith('crisis.')) {
    return andAskAgain(turn, session, { key: 'crisis.heard', params: { emergency: CRISIS_LINES.emergency } });
  }
  if (wasAway(session, now)) return andAskAgain(turn, session, { key: 'engine.where-we-were' });
  if (meaning !== null && PLEASANTRIES.has(meaning.intent)) return pleasantry(turn, session, meaning.intent);
  const misses = session.misses + 1;
  if (misses >= 2) {
    return done(turn, aside({ ...session, misses }, LOST, number, now), say(LOST));
  }
  if (session.asked !== null) return andAskAgain(turn, { ...session, misses }, { key: 'engine.miss' });
  return withMenu(turn, session, { key: 'engine.miss' }, misses);
}

function pleasantry(turn: Turn, session: Session, intent: string): Outcome {
  const words: Saying = { key: `engine.${intent}` };
  return session.place === null ? withMenu(turn, session, words, 0) : andAskAgain(turn, session, words);
}

function withMenu(turn: Turn, session: Session, words: Saying, misses: number): Outcome {
  const menu = menuFor(turn.house, turn.person);
  const rest = { ...resting(session, menu, turn.at.turn, turn.at.now), misses };
  return done(turn, rest, say(words), say(menu));
}

const wasAway = (session: Session, now: string): boolean =>
  session.place !== null && session.seen !== null && minutesBetween(session.seen, now) >= PAUSE_MINUTES;
