import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contactQuestion, crisisIn, emergencySayings, firstWords } from '../../bot/engine/crisis.ts';
import type { Inbound } from '../../bot/engine/inbound.ts';
import { LANGUAGES, type Language } from '../../bot/engine/language.ts';
import { choicesOf } from '../../bot/engine/session.ts';
import { CRISES, type Crisis } from '../../bot/engine/understanding.ts';
import { theHouse, words } from '../talk/house.ts';
import { keysOf, played, text } from './playing.ts';
import { type Resting, restingStates } from './resting.ts';

const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, 'sentences', name), 'utf8'));
/** What people write when they are in danger, and ordinary sentences that look a little like it. */
const ALARMS: Readonly<Record<Language, Readonly<Record<Crisis, readonly string[]>>>> = read('crisis.json');
const CALM: Readonly<Record<Language, readonly string[]>> = read('calm.json');

const { crisis: found } = theHouse.understanding;
const kindOf = (said: string): Crisis | null => found(said)?.crisis ?? null;
const states = await restingStates();

describe.each(LANGUAGES)('a crisis in %s', (language) => {
  it.each(CRISES)('%s is heard', (crisis) => {
    expect(ALARMS[language][crisis].length).toBeGreaterThanOrEqual(3);
    for (const said of ALARMS[language][crisis]) expect(`${said} > ${kindOf(said)}`).toBe(`${said} > ${crisis}`);
  });

  it('is heard in the middle and at the very end of a long story', () => {
    const calm = CALM[language].join('. ').repeat(9).slice(0, 3_500);
    for (const said of Object.values(ALARMS[language]).flat()) {
      expect(kindOf(`${calm.slice(0, 900)}. ${said}. ${calm.slice(0, 900)}`), said).not.toBeNull();
      expect(kindOf(`${calm}. ${said}`), said).not.toBeNull();
    }
  });

  it('is heard shouted, whispered, in pieces, and with a cry behind it', () => {
    for (const said of Object.values(ALARMS[language]).flat()) {
      const ways = [said.toLocaleUpperCase(language), said.toLowerCase(), said.replaceAll(' ', '\n'), `${said}!!! 😭`];
      for (const way of ways) expect(kindOf(way), way).not.toBeNull();
    }
  });

  it('is not heard in ordinary sentences', () => {
    expect(CALM[language].length).toBeGreaterThanOrEqual(10);
    for (const said of CALM[language]) expect(`${said} > ${kindOf(said)}`).toBe(`${said} > null`);
  });

  it('is not what our own buttons say, but for the one that is for danger', () => {
    const labels = new Map(states.flatMap(({ session }) => choicesOf(session).map((choice) => [choice.label, choice])));
    for (const name of ['social-map.danger', 'social-map.name']) expect(labels.delete(name)).toBe(true);
    for (const choice of labels.values()) expect(kindOf(words.label(choice, language)), choice.label).toBeNull();
  });
});

/** Without marks, on a foreign keyboard, with letters that sound alike, or with what a copied text brings along. */
const SPELLINGS: readonly (readonly [string, Crisis])[] = [
  ['zelf\u00admoord', 'suicide'],
  ['KENDIMI OLDURMEK ISTIYORUM', 'suicide'],
  ['kocam beni dovuyor', 'violence'],
  ['chce sie zabic', 'suicide'],
  ['maz mnie bije', 'violence'],
  ['أُريدُ أَنْ أَمُوتَ', 'suicide'],
  ['انتـــحار', 'suicide'],
  ['زوجى يضربنى', 'violence'],
  ['bghit nmout', 'suicide'],
  ['አብ ሓደጋ አለኹ', 'danger'],
  ['ነብሰይ ክቀትል ደልየ', 'suicide'],
  ['shte se samoubia', 'suicide'],
  ['burza pomosht', 'danger'],
  ['\u202bأريد أن أموت\u202c', 'suicide'],
];

describe('a crisis', () => {
  it.each(SPELLINGS)('is heard in %s', (said, crisis) => {
    expect(kindOf(said)).toBe(crisis);
  });

  it('is the more particular one where two are told', () => {
    expect(kindOf('Hij heeft een mes en slaat mijn zoon')).toBe('child');
    expect(kindOf('Mijn man slaat mij en ik wil niet meer leven')).toBe('suicide');
  });

  it('is heard in whatever a person writes, and in nothing that she presses', () => {
    const [said = ''] = ALARMS.nl.violence;
    const heard: Inbound[] = [
      text(said),
      { kind: 'edited', text: said },
      { kind: 'file', id: 'f', name: 'a.jpg', bytes: 1, caption: said },
    ];
    for (const inbound of heard) expect(crisisIn(inbound, theHouse.understanding)?.crisis).toBe('violence');
    expect(crisisIn({ kind: 'choice', turn: 1, number: 1 }, theHouse.understanding)).toBeNull();
    expect(crisisIn({ kind: 'file', id: 'f', name: said, bytes: 1 }, theHouse.understanding)).toBeNull();
  });

  it.each(CRISES)('of %s is answered with the numbers, and with how to be reached and how to leave', (crisis) => {
    for (const language of LANGUAGES) {
      const said = [
        firstWords(crisis),
        contactQuestion(theHouse.places, crisis, language),
        ...emergencySayings(crisis),
      ];
      const [first = '', question = '', again, later = ''] = said.map(({ key, params }) =>
        words.say(key, params, language),
      );
      expect(first).toContain('112');
      if (crisis === 'suicide') expect(first).toMatch(/113.*0800 0113/su);
      if (crisis === 'violence' || crisis === 'child') expect(first).toContain('0800 2000');
      expect(question).toMatch(/[?؟].*🧹/su);
      expect(again).toBe(first);
      // Nobody can answer a question while the stores are away.
      expect(later).not.toMatch(/[?؟]/u);
    }
  });
});

describe.each(states)('at $name', (state: Resting) => {
  it('a crisis is answered at once, and what was open stays open', async () => {
    for (const language of LANGUAGES) {
      const [said = ''] = ALARMS[language].suicide;
      const turn = await played(state, text(said));
      expect(keysOf(turn)).toEqual(['crisis.suicide', 'crisis.human']);
      expect(turn.said.flatMap(({ choices = [] }) => choices.map(({ id }) => id))).toEqual(['yes', 'no', 'wipe']);
      expect(turn.effects).toContainEqual({ kind: 'record', name: 'crisis.raise', data: { kind: 'suicide' } });
      const { place, asked, trail, desk } = turn.session;
      expect({ place, trail }).toEqual({ place: state.session.place, trail: state.session.trail });
      expect(asked).toMatchObject({ aside: true, saying: { key: 'crisis.human' } });
      expect(desk).toMatchObject({ why: 'crisis', since: expect.any(String) });
      expect(turn.language).toBe(state.session.language ?? state.person.language ?? language);
    }
  });
});
