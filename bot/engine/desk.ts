import { isOfCrisis } from './crisis.ts';
import { say } from './effect.ts';
import type { Inbound } from './inbound.ts';
import type { Saying } from './saying.ts';
import { handedBack, type Session, takenBy } from './session.ts';
import { andAskAgain, done, languageOf, type Outcome, type Turn } from './turn.ts';
import { stepBack, toMenu } from './walk.ts';

/** The ready-made answers that staff can give in the resident's own language, whatever they speak themselves. */
export const PHRASES = ['phrase-seen', 'phrase-call', 'phrase-come', 'phrase-which', 'phrase-done'] as const;

/** What staff do in a conversation: take it, write in it, give it back to the bot. */
export function fromStaff(turn: Turn, session: Session, inbound: Inbound): Outcome {
  switch (inbound.kind) {
    case 'staff-take':
      return done(turn, takenBy(session, inbound.staff), say({ key: 'desk.here', params: { name: inbound.name } }));
    case 'staff-reply':
      return done(turn, takenBy(session, inbound.staff), say(wordsOf(turn, session, inbound.name, inbound.text)));
    case 'staff-phrase':
      return done(turn, takenBy(session, inbound.staff), say({ key: inbound.key }));
    case 'staff-hand-back':
      return handBack(turn, handedBack(session));
    default:
      return done(turn, session);
  }
}

/** Staff write Dutch; somebody who reads no Dutch is told in her own language whose words these are. */
function wordsOf(turn: Turn, session: Session, name: string, text: string): Saying {
  const dutch = languageOf(session, turn.person) === 'nl';
  return { key: dutch ? 'desk.words' : 'desk.words-in-dutch', params: { name, text } };
}

/** The bot is back: it asks what was open, or shows the menu. */
function handBack(turn: Turn, session: Session): Outcome {
  const back: Saying = { key: 'desk.bot-back' };
  // A human has been with her meanwhile: whether one should get in touch is not asked again.
  if (session.asked !== null && isOfCrisis(session.asked.saying)) return stepBack(turn, session, [say(back)]);
  return session.asked === null ? toMenu(turn, session, [say(back)]) : andAskAgain(turn, session, back);
}
