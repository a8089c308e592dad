import { DISTRICTS } from '../capabilities/social-map/districts.ts';
import { DOMAINS } from '../capabilities/social-map/facts.ts';
import { isLanguage, LANGUAGES } from '../engine/language.ts';
import type { Unmet } from '../hsds/map/keeping/ports.ts';
import { nameOfLanguage } from './speech.ts';
import { UNMET_TEXTS as texts } from './texts-unmet.ts';
import { type Dimensions, type Told, type UnmetFigures, unmetFigures } from './unmet-numbers.ts';
import type { Setting } from './views/setting.ts';

/** All names that may stand there, and behind them those that are counted and that nobody knows any more. */
const namesIn = <Name>(known: readonly Name[], counted: readonly Name[]): Name[] => [
  ...new Set([...known, ...counted]),
];

/** The figures of these months, of every life domain, language and district of the house. */
export function figuresOfMonths(counts: readonly Unmet[], months: readonly string[]): UnmetFigures[] {
  const dimensions: Dimensions = {
    months,
    domains: namesIn<string>(
      DOMAINS,
      counts.map(({ domain }) => domain),
    ),
    languages: namesIn<string>(
      LANGUAGES,
      counts.map(({ language }) => language),
    ),
    districts: namesIn<string | null>(
      [...DISTRICTS, null],
      counts.map(({ district }) => district),
    ),
  };
  return unmetFigures(counts, dimensions);
}

export const wordsOf = (told: Told): string => (typeof told === 'number' ? String(told) : texts[told]);

export const domainWords = (domain: string, { reader }: Pick<Setting, 'reader'>): string =>
  DOMAINS.some((known) => known === domain) ? reader.speech.dutch(`social-map.domain-${domain}`) : domain;

export const languageWords = (language: string): string => (isLanguage(language) ? nameOfLanguage(language) : language);

export const districtWords = (district: string | null): string => {
  if (district === null) return texts.noDistrict;
  return Object.hasOwn(texts.districts, district)
    ? texts.districts[district as keyof typeof texts.districts]
    : district;
};
