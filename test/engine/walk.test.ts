import { describe, expect, it } from 'vitest';
import { ask, type Capability, go, leave, moveTo, NOTHING, saying } from '../../bot/engine/capability.ts';
import { flow, type Step } from '../../bot/engine/flow.ts';
import type { House } from '../../bot/engine/house.ts';
import type { Inbound } from '../../bot/engine/inbound.ts';
import { type Choice, HUMAN, MENU } from '../../bot/engine/saying.ts';
import { aside, type Session } from '../../bot/engine/session.ts';
import { step } from '../../bot/engine/step.ts';
import { inTrouble } from '../../bot/engine/trouble.ts';
import type { Outcome } from '../../bot/engine/turn.ts';
import { theHouse } from '../talk/house.ts';
import { NOON, text } from './playing.ts';
import { type Resting, restingStates } from './resting.ts';

const states = await restingStates();
const { session, person } = states.find(({ name }) => name === 'absence/reason, absence.reason, given') as Resting;

const at = (name: string) => ({ room: 'invented', step: name, data: {} });
const steps: Record<string, Step> = {
  circle: { ask: () => go('circle', NOTHING) },
  'round-trip': { ask: () => moveTo(at('circle')) },
  words: { ask: () => leave(saying('invented.words')) },
  offer: { ask: () => leave(saying('invented.offer', {}, [MENU, HUMAN])) },
  question: { ask: () => ask(saying('invented.question', {}, [MENU])) },
};
const invented: Capability = { name: 'invented', keeps: [], ...flow(steps) };
const house: House = { ...theHouse, rooms: [...theHouse.rooms, invented] };

const turnOf = (before: Session, inbound: Inbound): Extract<Outcome, { kind: 'done' }> => {
  const outcome = step(house, before, { key: 'k', inbound }, person, new Map(), { turn: 99, now: NOON });
  if (outcome.kind === 'needs') throw new Error('no fact was expected to be missing');
  return outcome;
};
const keysOf = ({ effects }: Extract<Outcome, { kind: 'done' }>): string[] =>
  effects.flatMap((effect) => (effect.kind === 'say' ? [effect.saying.key] : []));

/** Beside an open question, a choice is offered that leads to the invented room. */
const beside = (name: string): Session => {
  const choice: Choice = { id: 'there', label: 'engine.menu-choice', to: at(name) };
  return aside({ ...session, seen: NOON }, saying('engine.help', {}, [choice]), 98, NOON);
};

describe('a room that sends people in circles', () => {
  it.each(['circle', 'round-trip'])('is left for the menu: %s', (name) => {
    const turn = turnOf(beside(name), text('1'));
    expect(keysOf(turn)).toEqual(['engine.moved-on', 'engine.menu']);
    expect(turn.session.place).toBeNull();
  });
});

describe('a place visited beside an open question', () => {
  it('that only says something gives the floor back to the question', () => {
    const turn = turnOf(beside('words'), text('1'));
    expect(keysOf(turn)).toEqual(['invented.words', 'absence.reason']);
    expect(turn.session.place).toEqual(session.place);
  });

  it('that offers something keeps its own choices: there is one question at a time', () => {
    const turn = turnOf(beside('offer'), text('1'));
    expect(keysOf(turn)).toEqual(['invented.offer']);
    expect(turn.session.asked?.saying.choices).toEqual([MENU, HUMAN]);
  });

  it('that asks something is one step away from the question', () => {
    const turn = turnOf(beside('question'), text('1'));
    expect(keysOf(turn)).toEqual(['invented.question']);
    expect(keysOf(turnOf(turn.session, text('terug')))).toEqual(['absence.reason']);
  });
});

describe('when the house itself fails', () => {
  it('she hears that it was not her, nothing is half open, and staff see it', () => {
    const turn = inTrouble(session, person, { turn: 99, now: NOON });
    if (turn.kind === 'needs') throw new Error('trouble asks nothing');
    expect(keysOf(turn)).toEqual(['engine.trouble']);
    expect(turn.session).toMatchObject({ place: null, asked: null, trail: [], consent: 'given' });
    expect(turn.session.desk).toMatchObject({ state: 'waiting', why: 'trouble', since: NOON });
  });
});
