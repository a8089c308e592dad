import { type Effect, say } from './effect.ts';
import type { Facts, Need } from './fact.ts';
import type { At, House } from './house.ts';
import { HOUSE_LANGUAGE, type Language } from './language.ts';
import type { Person } from './person.ts';
import type { Saying } from './saying.ts';
import type { Session } from './session.ts';

/** Everything a turn may look at. Nothing in it changes while the turn is thought through. */
export type Turn = {
  readonly house: House;
  readonly person: Person;
  readonly facts: Facts;
  readonly at: At;
};

/**
 * What came of a turn: questions that the stores have to answer first, or the session afterwards and what has to
 * be done. `language` is the one in which the sayings of this turn are spoken.
 */
export type Outcome =
  | { readonly kind: 'needs'; readonly needs: readonly Need[] }
  | {
      readonly kind: 'done';
      readonly session: Session;
      readonly effects: readonly Effect[];
      readonly language: Language;
    };

/** The language of a conversation: as chosen here, else as the centre knows the person, else the house's own. */
export const languageOf = (session: Session, person: Person): Language =>
  session.language ?? person.language ?? HOUSE_LANGUAGE;

/** The end of a turn. Its sayings are in the language of the session afterwards: a change is heard at once. */
export const done = (turn: Turn, session: Session, ...effects: Effect[]): Outcome => ({
  kind: 'done',
  session,
  effects,
  language: languageOf(session, turn.person),
});

/** Says something and asks the open question once more, so that its buttons are the newest. */
export function andAskAgain(turn: Turn, session: Session, ...sayings: Saying[]): Outcome {
  const { asked } = session;
  const words = sayings.map(say);
  if (asked === null) return done(turn, session, ...words);
  const again = { ...session, asked: { ...asked, turn: turn.at.turn, at: turn.at.now } };
  return done(turn, again, ...words, say(asked.saying));
}
