import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Person } from '../../bot/engine/person.ts';
import { newSession, revive, type Session, stillOpen } from '../../bot/engine/session.ts';
import { keysOf, played, text } from './playing.ts';
import { type Resting, restingStates } from './resting.ts';

const states = await restingStates();
const reason = states.find(({ name }) => name === 'absence/reason, absence.reason, given') as Resting;
const { person, session } = reason;
const stored = (changes: Record<string, unknown>): unknown => JSON.parse(JSON.stringify({ ...session, ...changes }));

/** A session as it comes back from the stores, which keep the words of a question elsewhere. */
function readBack(kept: unknown, of: Person): Session {
  const revived = revive(kept, of);
  const saying = session.asked?.saying ?? { key: 'engine.menu' };
  return revived.asked === null ? revived : { ...revived, asked: { ...revived.asked, saying } };
}

describe('a session that was kept', () => {
  it('is the same when it is read again, at every place of the house', () => {
    for (const state of states) expect(revive(stored(state.session), state.person)).toStrictEqual(state.session);
  });

  it.each([
    ['nothing', null],
    ['a word', 'session'],
    ['a list', []],
    ['another schema', stored({ schema: 'other/session' })],
    ['an older version that nobody remembers', stored({ version: 0 })],
    ['a newer house', stored({ version: 2 })],
    ['a version that is no number', stored({ version: 'constructor' })],
    ['a version with a bad name', stored({ version: '__proto__' })],
    ['a language of another house', stored({ language: 'de' })],
    ['a place without a room', stored({ place: { step: 'reason', data: {} } })],
    ['gathered words that are a list', stored({ place: { room: 'absence', step: 'reason', data: [] } })],
    [
      'what it is asked anew with as a list',
      stored({ place: { room: 'absence', step: 'which', data: {}, again: [] } }),
    ],
    ['a trail that is none', stored({ trail: 'absence' })],
    ['a moment that is none', stored({ seen: '2026-99-99T00:00:00Z' })],
    ['half a moment', stored({ seen: 'yesterday' })],
    ['no desk', stored({ desk: null })],
    ['a desk of another house', stored({ desk: { ...session.desk, state: 'asleep' } })],
  ])('with %s becomes a new one, and the next word leads kindly to the menu', async (_, kept) => {
    const revived = readBack(kept, person);
    expect(revived).toEqual(newSession(person));
    const turn = await played({ ...reason, session: revived }, text('hallo'));
    expect(keysOf(turn)).toEqual(['engine.greeting', 'engine.menu']);
  });

  it('keeps language, consent and stop with the person, whatever became of the session', () => {
    const known: Person = { ...person, language: 'ti', consented: true, stopped: true };
    expect(revive({ version: 99 }, known)).toMatchObject({ language: 'ti', consent: 'given', stopped: true });
  });

  it('never throws, and can always be talked with', async () => {
    const field = fc.constantFrom(...(Object.keys(session) as (keyof Session)[]));
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.tuple(field, fc.jsonValue()).map(([name, value]) => stored({ [name]: value })),
      fc.constantFrom(...states).map((state) => stored(state.session)),
    );
    await fc.assert(
      fc.asyncProperty(anything, fc.constantFrom('hallo', '1', 'menu', 'xxxx'), async (kept, said) => {
        const turn = await played({ ...reason, session: readBack(kept, person) }, text(said));
        const isHeld = turn.session.desk.state === 'staff';
        expect(turn.said.length > 0 || isHeld).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a house that was rebuilt meanwhile', () => {
  const moved = (room: string, step: string) =>
    played({ ...reason, session: { ...session, place: { room, step, data: {} } } }, text('ja hoor'));

  it('leads from a step that is gone to the menu, and says why', async () => {
    expect(keysOf(await moved('absence', 'gone'))).toEqual(['engine.moved-on', 'engine.menu']);
  });

  it('leads from a room that is gone to the menu', async () => {
    expect(keysOf(await moved('gone', 'start'))).toEqual(['engine.moved-on', 'engine.menu']);
  });
});

describe('a question that retention has erased', () => {
  it('is open no more: nobody is led back to nothing', async () => {
    const erased: Session = { ...session, asked: null, seen: '2026-10-01T10:00:00Z' };
    expect(stillOpen(erased)).toMatchObject({ place: null, trail: [] });
    const turn = await played({ ...reason, session: erased }, text('hallo'));
    expect(keysOf(turn)).toEqual(['engine.greeting', 'engine.menu']);
  });

  it('leaves a question that can be read as it is', () => {
    for (const state of states) expect(stillOpen(state.session)).toBe(state.session);
  });
});

describe('the way back', () => {
  const which = states.find(({ name }) => name === 'absence/which, absence.which, given') as Resting;

  it('keeps no list of days along: what she can choose from is put together anew', async () => {
    const longer = await played(which, text('3'));
    expect(longer.session.trail).toMatchObject([{ room: 'absence', step: 'which' }]);
    expect(longer.session.trail[0]?.data).not.toHaveProperty('options');
    expect(longer.session.trail[0]).not.toHaveProperty('again');
    const back = await played(longer, text('0'));
    expect(back.session.place).toEqual(which.session.place);
    expect(back.said.at(-1)).toEqual(which.session.asked?.saying);
  });
});
