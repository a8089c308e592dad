import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '../../bot/engine/language.ts';
import { wordsOf } from '../../bot/engine/normalise.ts';
import { uuidOf } from '../../bot/hsds/map/ids.ts';
import { asMap, BASE_LANGUAGE, OTHER_LANGUAGES, type Row, type SocialMap } from '../../bot/hsds/map/rows.ts';
import { createDice, type Dice } from './dice.ts';

const SEED = join(import.meta.dirname, '..', '..', 'prisma', 'seed', 'descriptions');
const SEED_OF_CHANCE = 2026;

/** Words of a language beside those of the seed. */
const INVENTED = 4_000;
const NAME_WORDS = 2;
const FEWEST_WORDS = 12;
const MORE_WORDS = 10;
const SERVICES_OF_ONE = 4;

type Vocabulary = readonly string[];

const textsOf = (language: Language): string[] =>
  Object.values(JSON.parse(readFileSync(join(SEED, `${language}.json`), 'utf8')) as Record<string, string>);

/** Words that could be of a language: beginnings of its words with ends of others. */
function vocabularyOf(language: Language, dice: Dice): Vocabulary {
  const real = [...new Set(textsOf(language).flatMap(wordsOf))].filter((word) => word.length > 2);
  const halfOf = (word: string) => Math.ceil(word.length / 2);
  const words = new Set(real);
  while (words.size < real.length + INVENTED) {
    const [one, other, end] = [dice.pick(real), dice.pick(real), dice.pick(real)];
    words.add(one.slice(0, halfOf(one)) + other.slice(0, halfOf(other)) + end.slice(halfOf(end)));
  }
  return [...words];
}

const said = (dice: Dice, words: Vocabulary, count: number): string =>
  Array.from({ length: count }, () => dice.common(words)).join(' ');

/** So many services that nobody runs, described in every language, of a quarter as many organisations. */
export function inventedMap(count: number): SocialMap {
  const dice = createDice(SEED_OF_CHANCE);
  const vocabularies = new Map(LANGUAGES.map((language) => [language, vocabularyOf(language, dice)]));
  const words = (language: Language): Vocabulary => vocabularies.get(language) as Vocabulary;
  const name = (): string => Array.from({ length: NAME_WORDS }, () => dice.pick(words(BASE_LANGUAGE))).join(' ');
  const described = (): Row => {
    const of = (language: Language) => said(dice, words(language), FEWEST_WORDS + dice.below(MORE_WORDS));
    return {
      description: of(BASE_LANGUAGE),
      translations: { description: Object.fromEntries(OTHER_LANGUAGES.map((language) => [language, of(language)])) },
    };
  };
  const organization = Array.from({ length: Math.ceil(count / SERVICES_OF_ONE) }, (_, number) => ({
    id: uuidOf('organization', `o${number}`),
    name: name(),
  }));
  const service = Array.from({ length: count }, (_, number) => ({
    id: uuidOf('service', `s${number}`),
    organization_id: organization[Math.floor(number / SERVICES_OF_ONE)]?.id as string,
    name: name(),
    status: 'active',
    ...described(),
  }));
  return asMap((entity) => (entity === 'organization' ? organization : entity === 'service' ? service : []));
}
