import { describe, expect, it } from 'vitest';
import { DOMAINS } from '../../bot/capabilities/social-map/facts.ts';
import { createFinder } from '../../bot/engine/finder.ts';
import { ENDONYMS, LANGUAGES, type Language } from '../../bot/engine/language.ts';
import type { Lexicon } from '../../bot/engine/lexicon-shape.ts';
import { normalise, wordsOf } from '../../bot/engine/normalise.ts';
import { type Groups, patternOf } from '../../bot/engine/pattern.ts';
import { placeFor } from '../../bot/engine/route.ts';
import { COMMANDS } from '../../bot/engine/six-words.ts';
import { lexicons, theHouse } from '../talk/house.ts';

/** Meanings that the engine answers itself; every other one has to lead to a room. */
const ANSWERED_BY_ENGINE = ['human', 'appointment', 'stop', 'language', 'menu', 'greeting', 'thanks'];
const INTENTS = [
  ...ANSWERED_BY_ENGINE,
  'absence',
  'absence-record',
  'better',
  'my-data',
  'wipe',
  'cv-desk',
  'cv-talk',
  'cv-status',
  'cv-take-back',
  'calendar',
  'my-places',
  'help',
].toSorted();

const said = (words: string): string => wordsOf(words).join(' ');
const twice = (list: readonly string[]): string[] => list.filter((one, at) => list.indexOf(one) !== at);
const allPatterns = ({ intents, hints, domains, crisis, calm, delicate }: Lexicon): [string, readonly string[]][] => [
  ...Object.entries(intents),
  ...Object.values(hints).flatMap((named) => Object.entries(named)),
  ...Object.entries(domains),
  ...Object.entries(crisis),
  ['calm', calm],
  ['delicate', delicate],
];
/** One of the ways in which a pattern can be said: of all its words and groups the last. */
const sayingOf = (written: string, groups: Groups): string[] =>
  written
    .replace(/^~/u, '')
    .split(/\s+(?:&\s+)?/u)
    .map((part) => part.split('|').at(-1) as string)
    .map((word) => (word.startsWith('<') ? (groups[word.slice(1, -1)]?.at(-1) ?? '') : word).replace(/^=/u, ''));

/** What may be told beside an absence; only Dutch says "morgen" in the morning as well. */
const hintsOf = (hints: Lexicon['hints']): string[] =>
  Object.entries(hints)
    .flatMap(([intent, named]) => Object.keys(named).map((hint) => `${intent} ${hint}`))
    .filter((hint) => hint !== 'absence good-morning')
    .toSorted();

describe.each(LANGUAGES)('what speakers of %s say', (language) => {
  const lexicon = lexicons[language];
  const { match, commands, yes, no, groups, intents, hints, domains, crisis, languages } = lexicon;

  it('covers the same meanings as in every language', () => {
    expect(Object.keys(intents).toSorted()).toEqual(INTENTS);
    expect(Object.keys(domains).toSorted()).toEqual([...DOMAINS].toSorted());
    expect(hintsOf(hints)).toEqual(hintsOf(lexicons.en.hints));
    for (const [name, stems] of [intents, domains, crisis, commands].flatMap((named) => Object.entries(named))) {
      expect(stems.length, name).toBeGreaterThan(1);
    }
  });

  it('is written so that every pattern can be found: its parts are words, and it is found in itself', () => {
    for (const [name, patterns] of allPatterns(lexicon)) {
      for (const written of patterns) {
        const saying = sayingOf(written, groups);
        expect(saying.map(wordsOf), `${name}: ${written}`).toEqual(saying.map((word) => [normalise(word)]));
        const find = createFinder([{ pattern: patternOf(written, match, groups), tells: name }]);
        expect(find(saying.map(normalise)), `${name}: ${written}`).not.toEqual([]);
      }
    }
  });

  it('says nothing twice', () => {
    for (const [name, patterns] of allPatterns(lexicon)) expect(twice(patterns.map(normalise)), name).toEqual([]);
    expect(twice([...yes, ...no].map(said))).toEqual([]);
  });

  it('has no pattern of danger that is short enough to stand in any word', () => {
    const shortest = match === 'prefix' ? 4 : 3;
    const single = Object.values(crisis)
      .flat()
      .filter((written) => !written.includes(' '));
    for (const word of single.flatMap((written) => written.split('|'))) {
      if (!/^[=<]/u.test(word)) expect(normalise(word).length, word).toBeGreaterThanOrEqual(shortest);
    }
  });

  it('knows the other languages by name', () => {
    for (const code of LANGUAGES) expect(languages[code].length, code).toBeGreaterThan(0);
  });

  it('says truly whether a native speaker has checked it', () => {
    expect(lexicon.status).toMatch(
      /^(?:written by the makers, not yet checked by a native speaker|checked by a native speaker on \d{4}-\d\d-\d\d)/u,
    );
  });
});

describe('what speakers of all languages say', () => {
  const of = (read: (language: Language) => readonly string[]) => LANGUAGES.flatMap((one) => read(one).map(said));

  it('is never empty once it is in the form in which texts are compared', () => {
    const words = of((one) => {
      const { yes, no, commands, languages } = lexicons[one];
      return [...yes, ...no, ...Object.values(commands).flat(), ...Object.values(languages).flat()];
    });
    expect(words).not.toContain('');
  });

  it('gives every command word one meaning, in all languages together', () => {
    const meanings = COMMANDS.flatMap((command) =>
      [...new Set(of((one) => lexicons[one].commands[command]))].map((word) => [word, command] as const),
    );
    expect(twice(meanings.map(([word]) => word))).toEqual([]);
    for (const [word, command] of meanings) expect(theHouse.understanding.command(word), word).toBe(command);
  });

  it('has no command word that is also a language, or a yes or a no of the same language', () => {
    for (const language of LANGUAGES) {
      const { yes, no } = lexicons[language];
      for (const answer of [...yes, ...no]) expect(theHouse.understanding.command(answer), answer).toBeNull();
      expect(theHouse.understanding.command(ENDONYMS[language])).toBeNull();
    }
  });

  it('gives every name of a language to one language', () => {
    for (const language of LANGUAGES) {
      const names = of((one) => lexicons[one].languages[language]);
      for (const name of [...names, ENDONYMS[language]])
        expect(theHouse.understanding.named(name), name).toBe(language);
    }
  });

  it('leads somewhere: every meaning is answered, every life domain has a room', () => {
    const opens = (intent: string, domain?: string) =>
      placeFor(theHouse, { intent, ...(domain === undefined ? {} : { domain, domains: [domain] }) }) !== null;
    const { understanding } = theHouse;
    expect(understanding.meaning('Kunt u mijn cv nakijken?', 'nl')).toMatchObject({
      intent: 'cv-desk',
      domain: 'work',
    });
    expect(opens('cv-desk', 'work')).toBe(true);
    expect(INTENTS.filter((intent) => !ANSWERED_BY_ENGINE.includes(intent) && !opens(intent))).toEqual([]);
    expect(DOMAINS.filter((domain) => !opens('help', domain))).toEqual([]);
  });
});
