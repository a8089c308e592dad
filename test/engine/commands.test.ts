import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../bot/engine/language.ts';
import type { Place } from '../../bot/engine/saying.ts';
import { isSameStep } from '../../bot/engine/session.ts';
import { COMMANDS, type Command } from '../../bot/engine/six-words.ts';
import { lexicons, theHouse } from '../talk/house.ts';
import { keysOf, type Played, played, type Standing, text } from './playing.ts';
import { type Resting, restingStates } from './resting.ts';

const states = await restingStates();
const held = states.filter(({ session }) => session.desk.state === 'staff');
const free = states.filter(({ session }) => session.desk.state !== 'staff');

const wordFor = (command: Command, language: Language): string => lexicons[language].commands[command][0] as string;

/** The same state in another language; whoever has not chosen one yet still has none. */
const speaking = (state: Resting, language: Language): Resting =>
  state.session.language === null ? state : { ...state, session: { ...state.session, language } };

const stepOf = (place: Place | null) => (place === null ? null : `${place.room}/${place.step}`);
const lastKeyOf = (turn: Played) => keysOf(turn).at(-1);

/** Where the menu is: for somebody who has not agreed yet, behind the welcome. */
function expectHome(turn: Played): void {
  const isWelcomed = turn.session.consent !== 'given';
  expect(lastKeyOf(turn)).toMatch(isWelcomed ? /^onboarding\./u : /^engine\.menu$/u);
  expect(turn.session.place?.room).toBe(isWelcomed ? 'onboarding' : undefined);
}

/** One word leads back to the open question, with everything that was gathered. */
async function expectWayBack(before: Standing, turn: Played, language: Language): Promise<void> {
  const back = await played(turn, text(wordFor('back', language)));
  if (before.session.place === null) return expectHome(back);
  expect(back.session.place).toEqual(before.session.place);
  expect(back.said.at(-1)).toEqual(back.session.asked?.saying);
}

type Expectation = (before: Resting, turn: Played, language: Language) => void | Promise<void>;

const leadsTo =
  (place: Place): Expectation =>
  async (before, turn, language) => {
    expect(stepOf(turn.session.place)).toBe(stepOf(place));
    const wasThere = before.session.place !== null && isSameStep(before.session.place, place);
    if (!wasThere) await expectWayBack(before, turn, language);
  };

const EXPECTED: Readonly<Record<Command, Expectation>> = {
  menu: (_, turn) => expectHome(turn),
  back({ session }, turn) {
    const before = session.asked?.aside ? session.place : (session.trail.at(-1) ?? null);
    if (before === null) return expectHome(turn);
    expect(stepOf(turn.session.place)).toBe(stepOf(before));
    expect(turn.session.place?.data).toMatchObject(before.data);
  },
  async help(before, turn, language) {
    expect(keysOf(turn)).toEqual(['engine.words', 'engine.help']);
    expect(turn.said.at(-1)?.params).toEqual({ emergency: '112' });
    expect(turn.session.trail).toEqual(before.session.trail);
    await expectWayBack(before, turn, language);
  },
  human({ session }, turn) {
    expect(keysOf(turn)).toEqual(['engine.human']);
    const { place, asked, trail, desk } = turn.session;
    expect({ place, asked, trail }).toEqual({ place: session.place, asked: session.asked, trail: session.trail });
    expect(desk).toMatchObject({ state: 'waiting', since: expect.any(String) });
  },
  language: leadsTo(theHouse.places.language),
  async stop(before, turn, language) {
    expect(turn.session.stopped).toBe(true);
    await leadsTo(theHouse.places.stop)(before, turn, language);
  },
};

describe.each(free)('at $name', (state) => {
  it.each(COMMANDS)('%s works in every language', async (command) => {
    for (const language of LANGUAGES) {
      const before = speaking(state, language);
      const turn = await played(before, text(wordFor(command, language)));
      await EXPECTED[command](before, turn, language);
    }
  });
});

describe.each(held)('while a human talks, at $name', (state) => {
  it.each(COMMANDS)('%s is left to her, and nothing is lost', async (command) => {
    for (const language of LANGUAGES) {
      const turn = await played(speaking(state, language), text(wordFor(command, language)));
      expect(turn.effects).toEqual([{ kind: 'silent', because: 'staff-hold' }]);
      const { place, asked, desk } = turn.session;
      expect({ place, asked }).toEqual({ place: state.session.place, asked: state.session.asked });
      expect(desk).toMatchObject({ state: 'staff', since: expect.any(String) });
    }
  });
});

describe('the six words', () => {
  it('were tried in every room, in the middle of a report, by newcomers, and while staff talk', () => {
    // A room that only reminds waits for nothing: its words are the last that were said. To staff nobody plays.
    const rooms = states.flatMap(({ session: { place, asked } }) => [place?.room, asked?.saying.key.split('.')[0]]);
    const played = theHouse.rooms.map(({ name }) => name).filter((name) => name !== 'on-call');
    expect(rooms).toEqual(expect.arrayContaining([undefined, ...played]));
    expect(states.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'absence/reason, absence.reason, given',
        'onboarding/consent, onboarding.consent, unasked',
      ]),
    );
    expect(held.length).toBeGreaterThan(0);
  });

  it.each(LANGUAGES)(
    'are heard however %s says them: shouted, with a sign behind, in every way that is known',
    (language) => {
      for (const command of COMMANDS) {
        for (const word of lexicons[language].commands[command]) {
          const written = [word, ` ${word}!`, `${word}.`, word.toLocaleUpperCase(language)];
          expect(written.map((one) => theHouse.understanding.command(one))).toEqual(written.map(() => command));
        }
      }
    },
  );

  it('are whole messages: inside a sentence they are words like others', () => {
    for (const sentence of ['stop met huilen', 'ik wil terug naar school', 'geri geliyorum', 'اللغة صعبة جدا']) {
      expect(theHouse.understanding.command(sentence)).toBeNull();
    }
  });

  it('keep a crisis in the queue when a human is asked for', async () => {
    const [state] = free;
    const alarmed = await played(state as Resting, text('Ik wil niet meer leven'));
    const turn = await played(alarmed, text('mens'));
    expect(turn.session.desk.why).toBe('crisis');
  });
});
