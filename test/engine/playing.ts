import { type Referral, referrals } from '../../bot/capabilities/social-map/facts.ts';
import type { Effect } from '../../bot/engine/effect.ts';
import { type Facts, withAnswer } from '../../bot/engine/fact.ts';
import type { Inbound } from '../../bot/engine/inbound.ts';
import type { Language } from '../../bot/engine/language.ts';
import type { Person } from '../../bot/engine/person.ts';
import type { Saying } from '../../bot/engine/saying.ts';
import type { Session } from '../../bot/engine/session.ts';
import { step } from '../../bot/engine/step.ts';
import type { FactSource } from '../../bot/ports.ts';
import { memoryStores } from '../memory/index.ts';
import { theHouse } from '../talk/house.ts';

/** A conversation as the engine sees it, after so many turns and at a moment. */
export type Standing = {
  readonly session: Session;
  readonly person: Person;
  readonly turn: number;
  readonly now: string;
};

/** What came of one turn. */
export type Played = Standing & {
  readonly said: readonly Saying[];
  readonly effects: readonly Effect[];
  readonly language: Language;
};

/** A Sunday at noon: nobody sleeps, and the whole week is to come. */
export const NOON = '2026-11-22T11:00:00Z';

const { facts: demoFacts, state: world } = memoryStores();
/** What is asked of the demo world, in which everybody has kept every place and nobody has said what became of it. */
const demo: FactSource = {
  answer: async (needs, person, now) => {
    const answers = await demoFacts.answer(needs, person, now);
    return needs.map(({ name }, at) => (name === referrals.question ? EVERY_PLACE : answers[at]));
  },
};
const EVERY_PLACE = world.places.map(
  (place): Referral => ({ place, domain: 'money', since: '2026-11-20T10:00', timesAsked: 1, outcome: null }),
);
const MOST_ROUNDS = 12;

/** Plays one turn with the engine alone, over the demo world; nothing is written anywhere. */
export async function played({ session, person, turn, now }: Standing, inbound: Inbound): Promise<Played> {
  let facts: Facts = new Map();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const at = { turn: turn + 1, now };
    const outcome = step(theHouse, session, { key: 'played', inbound }, person, facts, at);
    if (outcome.kind === 'done') {
      const { effects, language } = outcome;
      const said = effects.flatMap((effect) => (effect.kind === 'say' ? [effect.saying] : []));
      const after = effects.reduce(knownAfter, person);
      return { session: outcome.session, person: after, turn: at.turn, now, said, effects, language };
    }
    const answers = await demo.answer(outcome.needs, person, now);
    facts = outcome.needs.reduce((known, need, index) => withAnswer(known, need, answers[index]), facts);
  }
  throw new Error(`facts were still missing after ${MOST_ROUNDS} rounds`);
}

/** What the centre knows of a person after an effect, as the commit would note it. */
function knownAfter(person: Person, effect: Effect): Person {
  if (effect.kind === 'forget') return { ...person, language: null, consented: false, stopped: false };
  if (effect.kind !== 'person') return person;
  const { language = person.language, consent = person.consented, stopped = person.stopped } = effect;
  return { ...person, language, consented: consent, stopped };
}

export const text = (text: string): Inbound => ({ kind: 'text', text });
export const keysOf = ({ said }: Played): string[] => said.map(({ key }) => key);
