import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '../../bot/engine/language.ts';

const LOCALES = join(import.meta.dirname, '..', '..', 'locales');
const PLURAL = /_(?:zero|one|two|few|many|other)$/u;

/** The files of a language that hold words to be said: `absence`, `engine`, … */
export const roomsOf = (language: Language): string[] =>
  readdirSync(join(LOCALES, language))
    .map((file) => file.replace(/\.json$/u, ''))
    .filter((room) => room !== 'understanding')
    .toSorted();

export const ROOMS = roomsOf('nl');

/** Every text of a language by its key in the code, plural forms by theirs: `my-data.known-messages_few`. */
const textsIn = (language: Language): ReadonlyMap<string, string> =>
  new Map(
    roomsOf(language).flatMap((room) => {
      const texts = JSON.parse(readFileSync(join(LOCALES, language, `${room}.json`), 'utf8'));
      return Object.entries(texts).map(([name, text]) => [`${room}.${name}`, text as string] as const);
    }),
  );

export const TEXTS = Object.fromEntries(LANGUAGES.map((language) => [language, textsIn(language)])) as Readonly<
  Record<Language, ReadonlyMap<string, string>>
>;

/** The key as the code names it: without the form of its plural. */
export const baseOf = (key: string): string => key.replace(PLURAL, '');
export const isPlural = (key: string): boolean => PLURAL.test(key);
/** `"few"` of `my-data.known-messages_few`. */
export const formOf = (key: string): string => key.slice(key.lastIndexOf('_') + 1);

/** Every key that the code can name. */
export const KEYS = [...new Set([...TEXTS.nl.keys()].map(baseOf))];

/** The holes of a text with the way they are written: `["day, day", "name"]`. */
export const holesOf = (text: string): string[] =>
  [...text.matchAll(/\{\{([^{}]*)\}\}/gu)].map(([, hole = '']) => hole.trim()).toSorted();
