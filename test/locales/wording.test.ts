import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../bot/engine/language.ts';
import { COMMANDS } from '../../bot/engine/six-words.ts';
import { theHouse, words } from '../talk/house.ts';
import { KEYS } from './catalogue.ts';
import { examplesOf } from './examples.ts';

/** Words of offices and programmes, that nobody in the street says. */
const JARGON =
  /\b(?:traject|indicatie|intake|verzuim|uitstroom|doorverw|hulpvra|leefgebied|sociale kaart|werkfit|cliënt|kandidaat|participa|sanctie|betreffende|middels|inzake|tevens|derhalve|conform|indien|alsmede|gelieve|u dient|ten behoeve|desbetreffend|bovenstaand|onderstaand|retourn|registr|geautomatiseerd|privacyverklaring|rechtmatig|mutatie|beschikking)/iu;
/** Words that make something somebody's fault, or threaten. */
const BLAME =
  /\b(?:fout|verkeerd|ongeldig|onjuist|mislukt|geweigerd|u moet|u mag niet|verplicht|niet toegestaan|waarschuw|te laat|vergeten|ongeoorloofd|helaas|gevolgen)\b/iu;
const INFORMAL = /\b(?:je|jij|jou|jouw|jullie)\b/iu;

/** Short enough for somebody who began to read Dutch. */
const MOST_WORDS = 20;
const MOST_LETTERS_A_WORD = 18;

/** Written by others: what a human or an organisation says of itself. */
const NOT_OURS = [
  'desk.words',
  'desk.words-in-dutch',
  'social-map.about',
  'absence.occasion',
  'absence.occasion-child',
  'absence.mine-why',
];
/** Decided by a person, who calls a warning a warning. */
const NAMES_A_WARNING = [
  'absence.warning',
  'absence.warning-in-words',
  'absence.warning-on-paper',
  'absence.warning-withdrawn',
  'absence.mine-decided-warning',
  'absence.mine-decided-withdrawn',
];
const dutch = KEYS.filter((key) => !NOT_OURS.includes(key)).flatMap((key) =>
  examplesOf(key, 'nl').map((text) => [key, text] as const),
);

describe('the Dutch texts', () => {
  it.each([
    ['words of offices', JARGON, 'Uw intake is verplaatst'],
    ['words of blame', BLAME, 'Dit is een ongeldig antwoord'],
    ['the familiar "jij"', INFORMAL, 'Wat wil je doen?'],
  ])('have no %s', (_, pattern, example) => {
    expect(example).toMatch(pattern);
    for (const [key, text] of dutch) {
      const judged = NAMES_A_WARNING.includes(key) ? text.replace('officiële waarschuwing', '') : text;
      expect(judged, key).not.toMatch(pattern);
    }
  });

  it('are written in short sentences of short words', () => {
    for (const [key, text] of dutch) {
      for (const sentence of text.split(/[.!?;:]\s/u)) {
        expect(sentence.split(/\s+/u).length, `${key}: ${sentence}`).toBeLessThanOrEqual(MOST_WORDS);
      }
      const own = text.replaceAll(/\S*[@/]\S*/gu, '');
      for (const word of own.match(/\p{L}+/gu) ?? []) {
        expect(word.length, `${key}: ${word}`).toBeLessThanOrEqual(MOST_LETTERS_A_WORD);
      }
    }
  });
});

const QUOTED = /[“„«]([^“”„«»]+)[”“»]/gu;

describe.each(LANGUAGES)('what is promised in %s', (language) => {
  const said = (key: string): string => words.say(key, undefined, language);

  it('holds: the words that "always work" do, in the order in which they are named', () => {
    const named = said('engine.words')
      .replace(/^[^:፦]*[:፦]/u, '')
      .split(/[,،፣.።]/u)
      .filter((word) => /\p{L}/u.test(word));
    expect(named.map((word) => theHouse.understanding.command(word))).toEqual(COMMANDS.filter((one) => one !== 'help'));
  });

  it('holds: the word in quotation marks is the one for the menu', () => {
    for (const key of ['engine.human', 'engine.trouble']) {
      const quoted = [...said(key).matchAll(QUOTED)].map(([, word = '']) => word);
      expect(
        quoted.map((word) => theHouse.understanding.command(word)),
        key,
      ).toEqual(['menu']);
    }
  });

  it('holds: 0 goes back and 9 is a human, also where a number is all that somebody can read', () => {
    expect(said('engine.hint')).toMatch(/0.*9/su);
    expect(said('engine.edited')).toMatch(/0/u);
  });
});
