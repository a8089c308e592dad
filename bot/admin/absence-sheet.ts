import type { Sheet } from '../files/sheet.ts';
import type { MonthFigures, Shown } from './small-numbers.ts';
import { ABSENCE_TEXTS, reasonWords } from './texts-absence.ts';

const { figures: texts } = ABSENCE_TEXTS;

const cell = (shown: Shown, hidden: string): string | number => shown ?? hidden;

/** The figures as a table of one number a row, exactly as hidden as on the page. */
export function figuresSheet(months: readonly MonthFigures[]): Sheet {
  const rows = months.flatMap(({ month, total, programmes }) => [
    ...programmes.flatMap(({ programme, cells, total: sum }) => {
      const name = programme ?? texts.noProgramme;
      const reasons = [...cells].map(([reason, shown]) => [month, name, reasonWords(reason), cell(shown, texts.few)]);
      return [...reasons, [month, name, texts.total, cell(sum, texts.unsaid)]];
    }),
    ...(programmes.length > 0 ? [[month, texts.total, texts.total, cell(total, texts.unsaid)]] : []),
  ]);
  return { name: texts.title, rows: [[texts.month, texts.programme, texts.reason, texts.times], ...rows] };
}
