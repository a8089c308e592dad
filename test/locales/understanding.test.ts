import { describe, expect, it } from 'vitest';
import { DOMAINS } from '../../bot/capabilities/social-map/facts.ts';
import { ENDONYMS, LANGUAGES, type Language } from '../../bot/engine/language.ts';
import type { Lexicon } from '../../bot/engine/lexicon.ts';
import { normalise, wordsOf } from '../../bot/engine/normalise.ts';
import { COMMANDS } from '../../bot/engine/six-words.ts';
import { heard, occurs, stemsOf } from '../../bot/engine/stem.ts';
import { lexicons, theHouse } from '../talk/house.ts';

/** Meanings that the engine answers itself; every other one has to lead to a room. */
const ANSWERED_BY_ENGINE = ['human', 'greeting', 'thanks'];
const INTENTS = [
  ...ANSWERED_BY_ENGINE,
  'absence',
  'absence-record',
  'better',
  'my-data',
  'calendar',
  'help',
].toSorted();

const said = (words: string): string => wordsOf(words).join(' ');
const twice = (list: readonly string[]): string[] => list.filter((one, at) => list.indexOf(one) !== at);
const allStems = ({ intents, hints, domains, crisis, delicate }: Lexicon): [string, readonly string[]][] => [
  ...Object.entries(intents),
  ...Object.values(hints).flatMap((named) => Object.entries(named)),
  ...Object.entries(domains),
  ...Object.entries(crisis),
  ['delicate', delicate],
];

/** What may be told beside an absence; only Dutch says "morgen" in the morning as well. */
const hintsOf = (hints: Lexicon['hints']): string[] =>
  Object.entries(hints)
    .flatMap(([intent, named]) => Object.keys(named).map((hint) => `${intent} ${hint}`))
    .filter((hint) => hint !== 'absence good-morning')
    .toSorted();

describe.each(LANGUAGES)('what speakers of %s say', (language) => {
  const lexicon = lexicons[language];
  const { match, commands, yes, no, intents, hints, domains, crisis, languages } = lexicon;

  it('covers the same meanings as in every language', () => {
    expect(Object.keys(intents).toSorted()).toEqual(INTENTS);
    expect(Object.keys(domains).toSorted()).toEqual([...DOMAINS].toSorted());
    expect(hintsOf(hints)).toEqual(hintsOf(lexicons.en.hints));
    for (const [name, stems] of [intents, domains, crisis, commands].flatMap((named) => Object.entries(named))) {
      expect(stems.length, name).toBeGreaterThan(1);
    }
  });

  it('is written so that every stem can be found: its parts are words, and it is found in itself', () => {
    for (const [name, stems] of allStems(lexicon)) {
      for (const written of stems) {
        const parts = written.split(/\s+/u).map((part) => part.replace(/^=/u, ''));
        expect(parts.map(wordsOf), `${name}: ${written}`).toEqual(parts.map((part) => [normalise(part)]));
        const [stem] = stemsOf({ [name]: [written] }, match)[name] ?? [];
        expect(stem && occurs(stem, heard(parts.join(' '))), `${name}: ${written}`).toBe(true);
      }
    }
  });

  it('says nothing twice', () => {
    for (const [name, stems] of allStems(lexicon)) expect(twice(stems.map(normalise)), name).toEqual([]);
    expect(twice([...yes, ...no].map(said))).toEqual([]);
  });

  it('has no stem of danger that is short enough to stand in any word', () => {
    const shortest = match === 'prefix' ? 4 : 3;
    for (const stem of Object.values(crisis).flat()) {
      const [first = '', ...others] = stem.split(' ');
      const isWide = others.length === 0 && !first.startsWith('=');
      if (isWide) expect(normalise(first).length, stem).toBeGreaterThanOrEqual(shortest);
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
    const { rooms } = theHouse;
    const opens = (intent: string, domain?: string) =>
      rooms.some((room) => room.opens?.(domain === undefined ? { intent } : { intent, domain }));
    expect(INTENTS.filter((intent) => !ANSWERED_BY_ENGINE.includes(intent) && !opens(intent))).toEqual([]);
    expect(DOMAINS.filter((domain) => !opens('help', domain))).toEqual([]);
  });
});
