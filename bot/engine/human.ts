import { say } from './effect.ts';
import { type Session, wantingHuman } from './session.ts';
import { done, type Outcome, type Turn } from './turn.ts';

/** Somebody wants a human. The bot goes on answering meanwhile; what was open stays open. */
export const askHuman = (turn: Turn, session: Session): Outcome =>
  done(turn, wantingHuman(session, 'asked', turn.at.now), say({ key: 'engine.human' }));
