import { ENDONYMS, LANGUAGES, type Language } from '../../engine/language.ts';
import type { Role } from '../../engine/person.ts';
import { plain } from './plain.ts';

/** Words by what they mean, as they are looked up. */
function lookup<Code>(words: readonly (readonly [Code, readonly string[]])[]): (word: string) => Code | null {
  const codes = new Map(words.flatMap(([code, names]) => names.map((name) => [plain(name), code] as const)));
  return (word) => codes.get(plain(word)) ?? null;
}

const LANGUAGE_NAMES: Readonly<Record<Language, readonly string[]>> = {
  nl: ['Nederlands', 'Dutch'],
  en: ['Engels', 'English'],
  tr: ['Turks', 'Turkish'],
  ar: ['Arabisch', 'Arabic'],
  ti: ['Tigrinya', 'Tigrinisch', 'Tigrigna'],
  bg: ['Bulgaars', 'Bulgarian'],
  pl: ['Pools', 'Polish'],
};

/** By its code, its name in Dutch or English, or its own name. */
export const languageOf = lookup<Language>(
  LANGUAGES.map((code) => [code, [code, ENDONYMS[code], ...LANGUAGE_NAMES[code]]]),
);

/** How a language is written beside a title: `titel_en`, `titel engels`. */
export const languageWords = (code: Language): readonly string[] => [code, ...LANGUAGE_NAMES[code]];

export const roleOf = lookup<Role>([
  ['resident', ['bewoner', 'wijkbewoner', 'resident']],
  ['mentee', ['mentee']],
  ['participant', ['deelnemer', 'werkfitter', 'participant']],
  ['mentor', ['mentor']],
  ['parent', ['ouder', 'verzorger', 'parent', 'guardian']],
  ['coach', ['coach', 'jobcoach']],
  ['coordinator', ['coördinator', 'teamleider', 'coordinator']],
]);

/** 1 is Monday. */
export const weekdayNamed = lookup<number>([
  [1, ['maandag', 'ma', 'monday', 'mon', 'mo', '1']],
  [2, ['dinsdag', 'di', 'tuesday', 'tue', 'tu', '2']],
  [3, ['woensdag', 'wo', 'wednesday', 'wed', 'we', '3']],
  [4, ['donderdag', 'do', 'thursday', 'thu', 'th', '4']],
  [5, ['vrijdag', 'vr', 'friday', 'fri', 'fr', '5']],
  [6, ['zaterdag', 'za', 'saturday', 'sat', 'sa', '6']],
  [7, ['zondag', 'zo', 'sunday', 'sun', 'su', '7']],
]);

export const audienceOf = lookup<'people' | 'children'>([
  ['people', ['mensen', 'volwassenen', 'deelnemers', 'people', 'adults']],
  ['children', ['kinderen', 'children', 'kids']],
]);

export const flagOf = lookup<boolean>([
  [true, ['ja', 'yes', 'true', 'waar', 'x', '1', 'j', 'y']],
  [false, ['nee', 'no', 'false', 'onwaar', '0', 'n']],
]);
