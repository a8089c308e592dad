import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../bot/engine/language.ts';
import type { Choice } from '../../bot/engine/saying.ts';
import { choicesOf } from '../../bot/engine/session.ts';
import { restingStates } from '../engine/resting.ts';
import { words } from '../talk/house.ts';
import { KEYS } from './catalogue.ts';
import { examplesOf } from './examples.ts';

const MOST_LETTERS = 300;
const MOST_SENTENCES = 2;
const MOST_CHOICES = 5;
/** A line of a list on WhatsApp holds this many letters. */
const BUTTON = 24;

/** Read as a page or a list, not said in a conversation. */
const NOT_SAID = ['web', 'telegram', 'clock', 'paper'];
const SAID = KEYS.filter((key) => !NOT_SAID.includes(key.slice(0, key.indexOf('.'))));

/** May have more than two sentences, each for a reason. Nothing is asked in any of them. */
const LONGER: Readonly<Record<string, string>> = {
  'engine.trouble': 'that it was not her, that somebody looks, and how to go on: each would be missed',
  'desk.words': 'the words of a human, who may say as much as she wants',
  'absence.warning': 'an official warning: who gives it, for which days and what she can do, a short sentence each',
  'absence.warning-in-words': 'an official warning with the words of a human, who may say as much as she wants',
  'absence.warning-on-paper': 'an official warning on paper: a letter',
  'absence.mine-why': 'the words of a human, who may say as much as she wants',
  'cv-desk.remark-in-dutch': 'the words of a human, who may say as much as she wants',
  'cv-desk.remark-both': 'the words of a human, who may say as much as she wants',
  'cv-desk.closing': 'the words of a human, who may say as much as she wants',
  'desk.words-in-dutch': 'the words of a human, who may say as much as she wants',
};

const lengthOf = (text: string): number => [...text.replaceAll(/[\u2066-\u2069\u200F]/gu, '')].length;
const sentencesIn = (text: string): number =>
  text.split(/[.!?؟።…]+[\s\u2066-\u2069»”)]*(?:\s|$)/u).filter((sentence) => /\p{L}/u.test(sentence)).length;

const states = await restingStates();
const asked = [...new Map(states.map(({ session }) => [session.asked?.saying.key, session.asked?.saying])).values()];
const choices = [
  ...new Map(states.flatMap(({ session }) => choicesOf(session)).map((one) => [one.label, one])).values(),
];
const isFixed = ({ params }: Choice): boolean => params === undefined;

describe.each(LANGUAGES)('what is said in %s', (language) => {
  it('is no longer than somebody reads on a phone, with long names and places in it', () => {
    for (const key of KEYS) {
      for (const text of examplesOf(key, language))
        expect(lengthOf(text), `${key}: ${text}`).toBeLessThanOrEqual(MOST_LETTERS);
    }
  });

  it('has at most two sentences', () => {
    for (const key of SAID.filter((one) => !(one in LONGER))) {
      for (const text of examplesOf(key, language))
        expect(sentencesIn(text), `${key}: ${text}`).toBeLessThanOrEqual(MOST_SENTENCES);
    }
  });

  it('offers answers that fit a button', () => {
    for (const choice of choices.filter(isFixed)) {
      const label = words.label(choice, language);
      expect(lengthOf(label), `${choice.label}: ${label}`).toBeLessThanOrEqual(BUTTON);
    }
  });

  it('begins an occasion with its day and hour, so that they stay where a button is cut off', () => {
    const occasions = choices.filter(({ label }) => label === 'absence.occasion');
    expect(occasions).not.toEqual([]);
    for (const choice of occasions) {
      const start = [...words.label(choice, language).replaceAll(/[\u2066-\u2069\u200F]/gu, '')]
        .slice(0, BUTTON)
        .join('');
      expect(start).toMatch(/\d.*\d\d:\d\d/u);
    }
  });
});

describe('what is asked', () => {
  it('has at most five answers, but for the list of languages', () => {
    for (const saying of asked) {
      const most = saying?.key === 'onboarding.language' ? LANGUAGES.length : MOST_CHOICES;
      expect(saying?.choices?.length ?? 0, saying?.key).toBeLessThanOrEqual(most);
    }
    expect(asked.length).toBeGreaterThan(20);
  });

  it('is never among the texts that may be longer', () => {
    expect(asked.filter((saying) => saying !== undefined && saying.key in LONGER)).toEqual([]);
  });

  it('may be longer only where that is still true', () => {
    const needed = Object.keys(LONGER).filter((key) =>
      LANGUAGES.some((language) => examplesOf(key, language).some((text) => sentencesIn(text) > MOST_SENTENCES)),
    );
    expect(needed).toEqual(Object.keys(LONGER));
  });
});
