import { say } from './effect.ts';
import type { At } from './house.ts';
import type { Person } from './person.ts';
import { resting, type Session, wantingHuman } from './session.ts';
import { languageOf, type Outcome } from './turn.ts';

/** The house itself failed at this turn: the person is told that it was not her, rests, and staff see it. */
export const inTrouble = (session: Session, person: Person, { turn, now }: At): Outcome => ({
  kind: 'done',
  session: wantingHuman(resting(session, null, turn, now), 'trouble', now),
  effects: [say({ key: 'engine.trouble' })],
  language: languageOf(session, person),
});
