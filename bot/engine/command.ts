import { CRISIS_LINES } from './crisis.ts';
import { say } from './effect.ts';
import { askHuman } from './human.ts';
import { type Choice, HUMAN, MENU, type Saying } from './saying.ts';
import { aside, type Session } from './session.ts';
import type { Command } from './six-words.ts';
import { done, type Outcome, type Turn } from './turn.ts';
import { stepBack, toMenu, walk } from './walk.ts';

/** The six words that work from everywhere. None of them loses the place where the person was, but for the menu. */
export const COMMAND_REPLIES: Readonly<Record<Command, (turn: Turn, session: Session) => Outcome>> = {
  menu: (turn, session) => toMenu(turn, session),
  back: (turn, session) => stepBack(turn, session),
  help: askHelp,
  human: askHuman,
  language: (turn, session) => walk(turn, session, turn.house.places.language, null),
  stop: (turn, session) => walk(turn, session, turn.house.places.stop, null),
};

/** "Help" may be a question about the bot or a cry: the emergency number is said first, then where to go. */
function askHelp(turn: Turn, session: Session): Outcome {
  const findHelp: Choice = {
    id: 'find-help',
    label: 'engine.find-help-choice',
    icon: '🔎',
    to: turn.house.places.askHelp,
  };
  const help: Saying = {
    key: 'engine.help',
    params: { emergency: CRISIS_LINES.emergency },
    choices: [findHelp, HUMAN, MENU],
  };
  return done(turn, aside(session, help, turn.at.turn, turn.at.now), say({ key: 'engine.words' }), say(help));
}
