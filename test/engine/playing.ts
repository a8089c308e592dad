import { type Feedback, feedback, type Mine, mine, receipt } from '../../bot/capabilities/cv-desk/facts.ts';
import { receipt as receiptOfTold } from '../../bot/capabilities/cv-talk/facts.ts';
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
/**
 * What is asked of the demo world, in which everybody has kept every place and nobody has said what became of it, and
 * everybody has something at the CV desk in every state.
 */
const demoOf = (session: Session): FactSource => ({
  answer: async (needs, person, now) => {
    const answers = await demoFacts.answer(needs, person, now);
    const hers = { ...OF_EVERYBODY, [mine.question]: [...AT_CV_DESK, ...submissionsNamed(session)] };
    return needs.map(({ name }, at) => hers[name] ?? answers[at]);
  },
});
const EVERY_PLACE = world.places.map(
  (place): Referral => ({ place, domain: 'money', since: '2026-11-20T10:00', timesAsked: 1, outcome: null }),
);
const SUBMISSION: Mine = {
  ...{ id: 'waits', number: 1001, kind: 'cv', origin: 'sent', job: null, state: 'submitted', version: 1 },
  ...{ dueOn: '2026-11-27', keepUntil: null, reviewer: 'Petra', files: 2, refused: 'locked', newest: 'version' },
};
const AT_CV_DESK: readonly Mine[] = [
  { ...SUBMISSION, id: 'begun', number: null, state: 'gathering', kind: 'letter' },
  SUBMISSION,
  { ...SUBMISSION, id: 'read', number: 1002, state: 'claimed', refused: null },
  { ...SUBMISSION, id: 'came-back', number: 1003, state: 'returned', version: 2 },
];
/** What a conversation is about is there. */
function submissionsNamed(session: Session): Mine[] {
  const said = JSON.stringify(session);
  const newest = /"(version-[\w-]+)"/u.exec(said)?.[1] ?? SUBMISSION.newest;
  return (said.match(/submission-[\w-]+/gu) ?? []).map((id) => ({ ...SUBMISSION, id, newest, refused: null }));
}
const REMARKS = [
  { position: 1, phrase: 'add-phone', text: null },
  { position: 2, phrase: 'one-page', text: 'Het mag ook iets meer zijn.' },
  { position: 3, phrase: null, text: 'Mooi gedaan!' },
];
const FEEDBACK: Feedback = {
  ...{ submission: 'came-back', number: 1003, kind: 'cv', reviewer: null, closing: 'Veel succes!', remarks: REMARKS },
  ...{ pdf: { id: 'version', name: 'cv-1003.pdf', bytes: 1_000 }, keepUntil: '2026-12-11' },
  draft: { id: 'draft', name: 'cv-1003.docx', bytes: 1_000 },
};
/** The stores draw one anew each time; here a turn that is thought through again comes out the same. */
const RECEIPT = { number: 1004, dueOn: '2026-11-30' };
const OF_EVERYBODY: Readonly<Record<string, unknown>> = {
  [referrals.question]: EVERY_PLACE,
  [feedback.question]: FEEDBACK,
  [receipt.question]: RECEIPT,
  [receiptOfTold.question]: RECEIPT,
};
const MOST_ROUNDS = 12;

/** Plays one turn with the engine alone, over the demo world; nothing is written anywhere. */
export async function played({ session, person, turn, now }: Standing, inbound: Inbound): Promise<Played> {
  const demo = demoOf(session);
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
