import type { Sheet } from '../files/sheet.ts';
import { UNMET_TEXTS as texts } from './texts-unmet.ts';
import type { DomainFigures, Told, UnmetFigures } from './unmet-numbers.ts';
import { districtWords, domainWords, languageWords, wordsOf } from './unmet-words.ts';
import type { Setting } from './views/setting.ts';

/** A number as a number, what is hidden in words. */
const cell = (told: Told): string | number => (typeof told === 'number' ? told : wordsOf(told));

const rowsOf = (month: string, figures: DomainFigures, setting: Pick<Setting, 'reader'>): (string | number)[][] => {
  const domain = domainWords(figures.domain, setting);
  return [
    ...[...figures.languages].map(([key, told]) => [month, domain, texts.language, languageWords(key), cell(told)]),
    ...[...figures.districts].map(([key, told]) => [month, domain, texts.district, districtWords(key), cell(told)]),
    [month, domain, texts.total, texts.total, cell(figures.total)],
  ];
};

/** The figures as a table of one number a row, exactly as hidden as on the page. */
export function unmetSheet(all: readonly UnmetFigures[], setting: Pick<Setting, 'reader'>): Sheet {
  const rows = all.flatMap(({ month, total, domains }) => [
    ...domains.flatMap((one) => rowsOf(month, one, setting)),
    [month, texts.total, texts.total, texts.total, cell(total)],
  ]);
  return { name: texts.title, rows: [[texts.month, texts.domain, texts.by, '', texts.times], ...rows] };
}
