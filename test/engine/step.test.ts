import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Inbound } from '../../bot/engine/inbound.ts';
import { isFromPerson } from '../../bot/engine/inbound.ts';
import { LANGUAGES } from '../../bot/engine/language.ts';
import type { Saying } from '../../bot/engine/saying.ts';
import { revive } from '../../bot/engine/session.ts';
import { words } from '../talk/house.ts';
import { anyInbound } from './arbitrary.ts';
import { type Played, played, type Standing } from './playing.ts';
import { type Resting, restingStates } from './resting.ts';

const states = await restingStates();

/** Said at once: feedback on a CV is the longest, with its remarks, two files and what comes next. */
const MOST_SAID = 6;
/** On a shared phone it begins with the name of the one it is for. */
const saidFor = ({ key }: Saying): boolean => key === 'engine.for';
const MOST_CHOICES = 5;
const LONGER_LISTS = ['onboarding.language'];

/** A button of the question that is open now, more often than one of any turn: else most presses are stale. */
const aimed = (inbound: Inbound, { session }: Standing): Inbound =>
  inbound.kind === 'choice' && inbound.turn % 4 !== 0
    ? { ...inbound, turn: session.asked?.turn ?? inbound.turn }
    : inbound;

function expectSaid({ said, effects, session, turn }: Played): void {
  const silent = effects.filter(({ kind }) => kind === 'silent');
  // On a shared phone it may be answered in the conversation of whoever wrote it.
  const elsewhere = effects.some((effect) => effect.kind === 'knock' && effect.inbound.kind === 'text');
  expect(said.length + silent.length > 0 || elsewhere, 'something is said, or why not').toBe(true);
  expect(said.length * silent.length, 'never both').toBe(0);
  expect(said.filter((one) => !saidFor(one)).length).toBeLessThanOrEqual(MOST_SAID);
  expect(said.slice(1).filter(saidFor), 'whom it is for comes first').toEqual([]);
  expect(
    said.slice(0, -1).filter(({ choices }) => choices !== undefined),
    'one question a turn, the last',
  ).toEqual([]);
  if (said.at(-1)?.choices !== undefined) expect(session.asked).toMatchObject({ turn, saying: said.at(-1) });
  // The stores keep only the turn of what is asked, and find it again as the last thing said there.
  if (session.asked?.turn === turn) expect(said.at(-1)).toEqual(session.asked.saying);
}

function expectSpeakable({ said }: Played): void {
  for (const language of LANGUAGES) {
    for (const { key, params, choices = [] } of said) {
      const texts = [words.say(key, params, language), ...choices.map((choice) => words.label(choice, language))];
      for (const text of texts) expect(text, key).toMatch(/^[^{}]+$/su);
    }
  }
}

function expectSound({ session, person }: Played): void {
  const stored = JSON.parse(JSON.stringify(session));
  expect(revive(stored, person), 'plain JSON that is known again').toStrictEqual(session);
  expect(session.place === null || session.asked !== null, 'an open place has its question').toBe(true);
  expect(session.trail.length).toBeLessThanOrEqual(8);
  expect(session.stopped, 'the person and the conversation say the same').toBe(person.stopped);
  expect(session.consent === 'given').toBe(person.consented);
  const choices = session.asked?.saying.choices ?? [];
  if (!LONGER_LISTS.includes(session.asked?.saying.key ?? '')) expect(choices.length).toBeLessThanOrEqual(MOST_CHOICES);
  const leadNowhere = choices.filter(({ to, command }) => to === undefined && command === undefined);
  if (session.place === null || session.asked?.aside) expect(leadNowhere, 'nobody would hear of it').toEqual([]);
}

/** Until somebody has agreed, nothing of hers is written down and only her welcome and her data are open. */
function expectConsent({ session }: Standing, { effects, session: after }: Played): void {
  // A case of danger is of vital interest to her, and what she asks to be wiped is gone.
  const also = ['address.switch', 'crisis.raise', 'crisis.contact', 'my-data.wipe'];
  const agreed = effects.findIndex((effect) => effect.kind === 'person' && effect.consent === true);
  const until = agreed === -1 ? effects : effects.slice(0, agreed);
  const records = until.filter((effect) => effect.kind === 'record' && !also.includes(effect.name));
  if (session.consent !== 'given') expect(records).toEqual([]);
  if (after.consent !== 'given') expect([undefined, 'onboarding', 'my-data', 'crisis']).toContain(after.place?.room);
}

function expectHonest(before: Standing, inbound: Inbound, turn: Played): void {
  const told = turn.effects.some(({ kind }) => kind === 'want-human') ? 'crisis' : turn.session.desk.why;
  if (turn.said.some(({ key }) => key === 'engine.human')) expect(turn.session.desk.state).not.toBe('bot');
  const isRaised = turn.effects.some((effect) => effect.kind === 'record' && effect.name === 'crisis.raise');
  if (isRaised) expect(told).toBe('crisis');
  expect(turn.session.seen).toBe(isFromPerson(inbound) ? turn.now : before.session.seen);
}

const SISTER = { id: 'sister', name: 'Emine', seen: '2026-11-01T10:00:00Z' };
/** Long silent, on a phone that two people use: nobody knows who writes now. */
const onSharedPhone = ({ person, session, ...state }: Resting): Resting => ({
  ...state,
  person: { ...person, company: [SISTER] },
  session: { ...session, seen: '2026-11-02T10:00:00Z' },
});
const aStart: fc.Arbitrary<Resting> = fc
  .tuple(fc.constantFrom(...states), fc.nat(4))
  .map(([state, dice]) => (dice === 0 ? onSharedPhone(state) : state));

describe('any conversation, whatever comes in', () => {
  it('says something at every turn, asks one thing at most, and stays in order', async () => {
    await fc.assert(
      fc.asyncProperty(aStart, fc.array(anyInbound, { minLength: 1, maxLength: 10 }), async (start, inbounds) => {
        let standing: Standing = start;
        for (const one of inbounds) {
          const inbound = aimed(one, standing);
          const turn = await played(standing, inbound);
          expectSaid(turn);
          expectSpeakable(turn);
          expectSound(turn);
          expectConsent(standing, turn);
          expectHonest(standing, inbound, turn);
          standing = turn;
        }
      }),
      { numRuns: 400 },
    );
  });

  it('comes out the same when it is thought through again', async () => {
    await fc.assert(
      fc.asyncProperty(aStart, anyInbound, async (start, inbound) => {
        expect(await played(start, inbound)).toEqual(await played(start, inbound));
      }),
    );
  });
});
