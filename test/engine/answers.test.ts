import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../bot/engine/language.ts';
import type { Choice } from '../../bot/engine/saying.ts';
import { choicesOf } from '../../bot/engine/session.ts';
import { lexicons, theHouse, words } from '../talk/house.ts';
import { keysOf, played, text } from './playing.ts';
import { type Resting, restingStates } from './resting.ts';

const states = await restingStates();
const at = (name: string): Resting => {
  const found = states.find((state) => state.name === name);
  if (found === undefined) throw new Error(`nobody rests at ${name}`);
  return found;
};
const speaking = (state: Resting, language: Language): Resting => ({
  ...state,
  session: { ...state.session, language },
});

/** The third choice, however somebody writes a number. */
const THREES = ['3', '٣', '۳', '३', '፫', '3️⃣', '③', '３', ' 3 ', '3.', '(3)', '3)', '#3', '\u200f٣'];

describe('a reason for not coming', () => {
  const reason = at('absence/reason, absence.reason, given');
  const third = choicesOf(reason.session)[2] as Choice;
  const taken = async (said: string, language: Language) => {
    const turn = await played(speaking(reason, language), text(said));
    expect(keysOf(turn)[0]).toBe('absence.done');
    const reported = turn.effects.find((effect) => effect.kind === 'record');
    return reported?.data.reason;
  };

  it.each(THREES)('is the third by %s', async (three) => {
    for (const language of LANGUAGES) expect(await taken(three, language)).toBe('appointment');
  });

  it.each(LANGUAGES)('is taken by its word in %s, and by its picture', async (language) => {
    const label = words.label(third, language);
    expect(await taken(label, language)).toBe('appointment');
    expect(await taken(`${label.toLocaleUpperCase(language)}!`, language)).toBe('appointment');
    expect(await taken(third.icon as string, language)).toBe('appointment');
  });

  it.each(['6', '12', '٧', '3,5', '3 4'])('is not taken by %s', async (number) => {
    const turn = await played(reason, text(number));
    expect(keysOf(turn)).toEqual(['engine.miss', 'absence.reason']);
  });
});

describe('yes and no', () => {
  const confirm = at('mentoring/skip, mentoring.skip, given');

  it.each(LANGUAGES)('are understood in every way that %s says them', async (language) => {
    const { yes, no } = lexicons[language];
    for (const [said, key] of [
      ...yes.map((one) => [one, 'mentoring.skipped']),
      ...no.map((one) => [one, 'mentoring.noted']),
    ]) {
      const turn = await played(speaking(confirm, language), text(said as string));
      expect(`${said}: ${keysOf(turn).at(-1)}`).toBe(`${said}: ${key}`);
    }
  });

  it.each(['👍', '👍🏽', '👍🏿 '])('%s is the answer with that picture, whatever its colour', async (thumb) => {
    expect(keysOf(await played(confirm, text(thumb)))).toEqual(['mentoring.noted']);
  });

  it.each(['☹️', '☹'])('%s is a hard meeting, with and without its style', async (face) => {
    const turn = await played(at('mentoring/check-in, mentoring.check-in, given'), text(face));
    expect(keysOf(turn)).toEqual(['mentoring.thanks-hard']);
  });
});

const questions = [
  ...new Map(
    states
      .filter(({ session }) => choicesOf(session).length > 0)
      .map((state) => [JSON.stringify(choicesOf(state.session)), state]),
  ).values(),
];

/** What a text comes to: one of the six words before any choice, as in the engine. */
const meant = (said: string, choices: readonly Choice[], language: Language): string | undefined =>
  theHouse.understanding.command(said) ?? theHouse.understanding.choice(said, choices, language)?.id;

/** A choice and the word that does the very same are one. */
const SAME: Readonly<Record<string, string>> = { onboarding: 'language' };

describe.each(questions)('at $name', ({ session }) => {
  const choices = choicesOf(session);

  it('every choice is found by its words, its picture and its number, in every language', () => {
    for (const language of LANGUAGES) {
      choices.forEach((choice, index) => {
        const { id, icon } = choice;
        const isOnlyOne = choices.filter((other) => other.icon === icon).length === 1;
        const said = [words.label(choice, language), String(index + 1), ...(icon && isOnlyOne ? [icon] : [])];
        for (const one of said) expect([id, SAME[id]], `${language}: ${one}`).toContain(meant(one, choices, language));
      });
    }
  });
});

describe('two choices with the same picture', () => {
  it('are not told apart by it: nobody is reported absent for another day than she meant', async () => {
    const which = at('absence/which, absence.which, given');
    const turn = await played(which, text('🤝'));
    expect(choicesOf(which.session).filter(({ icon }) => icon === '🤝').length).toBeGreaterThan(1);
    expect(keysOf(turn)).toEqual(['engine.miss', 'absence.which']);
  });
});

describe('the list of languages', () => {
  const list = at('onboarding/language, onboarding.language, unasked, no language');

  it.each(LANGUAGES)('knows the names that %s has for all languages', async (speaker) => {
    for (const language of LANGUAGES) {
      for (const name of lexicons[speaker].languages[language]) {
        const turn = await played(list, text(name));
        expect(`${name}: ${turn.session.language}`).toBe(`${name}: ${language}`);
        expect(keysOf(turn)).toEqual(['onboarding.hello', 'onboarding.consent']);
      }
    }
  });

  it('knows them also after somebody was not understood', async () => {
    const lost = await played(await played(list, text('xxxx')), text('xxxx'));
    expect(keysOf(lost)).toEqual(['engine.lost']);
    expect((await played(lost, text('Türkçe'))).session.language).toBe('tr');
  });
});
