import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../bot/engine/language.ts';
import { HUMAN } from '../../bot/engine/saying.ts';
import { readSentences } from '../talk/read.ts';
import { keysOf, type Played, played, type Standing, text } from './playing.ts';
import { type Resting, restingStates } from './resting.ts';

const states = (await restingStates()).filter(({ session }) => session.desk.state !== 'staff');
/** Nobody was misunderstood yet. */
const fresh = (state: Resting): Standing => ({ ...state, session: { ...state.session, misses: 0 } });
const isAt = (session: Standing['session']) =>
  session.place === null ? null : `${session.place.room}/${session.place.step}`;
/** Where she is asked for a few words of her own, any words are an answer. */
const TOLD = ['name', 'work', 'other-work', 'task', 'where', 'from', 'until', 'school', 'tongue', 'strength', 'wish'];
const TAKES_WORDS = ['mentoring/next-step', 'cv-desk/job', ...TOLD.map((step) => `cv-talk/${step}`)];
const inCrisis = states.filter(({ session }) => session.asked?.saying.key.startsWith('crisis.'));
const agreed = states.filter(
  (state) =>
    state.session.consent === 'given' && !TAKES_WORDS.includes(isAt(state.session) ?? '') && !inCrisis.includes(state),
);
const newcomers = states.filter(({ session }) => session.consent !== 'given');

/** Words of no language, a picture that stands on no button, a number that nobody offered, a cat on the keyboard. */
const NONSENSE = ['xxxx', 'ъъъ щщщ', 'ፐፐፐ', 'ظظظ', '🦆', '77', '…', 'a'.repeat(9_000)];

const offersHuman = (turn: Played): boolean => turn.said.at(-1)?.choices?.includes(HUMAN) === true;

describe.each(agreed)('not understood at $name', (state) => {
  it('is explained once, and the second time a human is offered; the question stays open', async () => {
    for (const nonsense of NONSENSE) {
      const first = await played(fresh(state), text(nonsense));
      expect(keysOf(first)[0]).toBe('engine.miss');
      expect(first.said.at(-1)?.choices, 'what she can do instead').not.toBeUndefined();
      const second = await played(first, text(nonsense));
      expect(keysOf(second)).toEqual(['engine.lost']);
      expect(offersHuman(second)).toBe(true);
      expect(isAt(second.session)).toBe(isAt(first.session));
      const third = await played(second, text('1'));
      expect(keysOf(third)).toEqual(['engine.human']);
      expect(isAt(third.session)).toBe(isAt(first.session));
    }
  });
});

/** A human has her conversation: the bot keeps quiet about what is no answer. */
const isHeld = ({ session }: Resting): boolean => session.desk.state === 'staff';

describe.each(inCrisis.filter((state) => state.session.consent === 'given' && !isHeld(state)))(
  'not understood in a crisis, at $name',
  (state) => {
    it('is read by a human, however often, and what was asked stays open', async () => {
      for (const nonsense of NONSENSE) {
        const first = await played(fresh(state), text(nonsense));
        const again = await played(first, text(nonsense));
        const asked = state.session.asked?.saying.key;
        for (const turn of [first, again]) expect(keysOf(turn)).toEqual(['crisis.heard', asked]);
        expect(isAt(again.session)).toBe(isAt(state.session));
      }
    });
  },
);

describe.each(newcomers)('not understood before anything is agreed, at $name', (state) => {
  it('leads to a human at the third time at the latest', async () => {
    for (const nonsense of NONSENSE) {
      let turn = await played(fresh(state), text(nonsense));
      for (let time = 2; time <= 3 && !offersHuman(turn); time++) turn = await played(turn, text(nonsense));
      expect(offersHuman(turn), nonsense).toBe(true);
    }
  });
});

describe('between two misunderstandings', () => {
  const reason = states.find(({ name }) => name === 'absence/reason, absence.reason, given') as Resting;

  it('an answer that is understood makes the next one the first again', async () => {
    const missed = await played(reason, text('xxxx'));
    const answered = await played(missed, text('5'));
    expect(keysOf(await played(answered, text('xxxx')))).toEqual(['engine.miss', 'absence.reason-more']);
  });

  it.each(LANGUAGES)('a greeting and a thank-you in %s are answered as what they are', async (language) => {
    const { hello = '', thanks = '' } = readSentences(language);
    const greeted = await played(reason, text(hello));
    expect(keysOf(greeted)).toEqual(['engine.greeting', 'absence.reason']);
    expect(keysOf(await played(greeted, text(thanks)))).toEqual(['engine.thanks', 'absence.reason']);
  });

  it('somebody who comes back after half an hour hears where she was, and is not told that she failed', async () => {
    const missed = await played(reason, text('xxxx'));
    const later = await played({ ...missed, now: '2026-12-24T12:00:00Z' }, text('xxxx'));
    expect(keysOf(later)).toEqual(['engine.where-we-were', 'absence.reason']);
  });

  it('words that belong to another room lead there, and one step back is where she was', async () => {
    const turn = await played(reason, text(readSentences('nl').debts as string));
    expect(keysOf(turn)).toEqual(['social-map.places']);
    expect(isAt((await played(turn, text('terug'))).session)).toBe('absence/reason');
  });
});
