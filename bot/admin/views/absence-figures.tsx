import type { MonthFigures, ProgrammeFigures, Shown } from '../small-numbers.ts';
import { ABSENCE_TEXTS, REASONS_COUNTED, reasonWords } from '../texts-absence.ts';
import { nameOfMonth } from '../when.ts';
import { AbsenceParts } from './absence-parts.tsx';
import { BASE } from './setting.ts';

const { figures: texts } = ABSENCE_TEXTS;

const nameOf = ({ programme }: Pick<ProgrammeFigures, 'programme'>): string => programme ?? texts.noProgramme;

const Figure = ({ shown, hidden }: { shown: Shown; hidden: string }) => (
  <td class={shown === null ? 'few' : undefined}>{shown ?? hidden}</td>
);

const Heads = ({ first, month, last }: { first: string; month: MonthFigures; last?: string }) => (
  <thead>
    <tr>
      <th scope="col">{first}</th>
      {month.programmes.map((programme) => (
        <th scope="col">{nameOf(programme)}</th>
      ))}
      {last !== undefined && <th scope="col">{last}</th>}
    </tr>
  </thead>
);

const OneMonth = ({ month }: { month: MonthFigures }) => (
  <table class="figures">
    <caption>{nameOfMonth(month.month)}</caption>
    <Heads first={texts.reason} month={month} />
    <tbody>
      {REASONS_COUNTED.map((reason) => (
        <tr>
          <th scope="row">{reasonWords(reason)}</th>
          {month.programmes.map(({ cells }) => (
            <Figure shown={cells.get(reason) ?? null} hidden={texts.few} />
          ))}
        </tr>
      ))}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">{texts.total}</th>
        {month.programmes.map(({ total }) => (
          <Figure shown={total} hidden={texts.unsaid} />
        ))}
      </tr>
    </tfoot>
  </table>
);

const AllMonths = ({ months, here }: { months: readonly MonthFigures[]; here: MonthFigures }) => (
  <table class="figures">
    <caption>{texts.perMonth}</caption>
    <Heads first={texts.month} month={here} last={texts.total} />
    <tbody>
      {months.map(({ month, programmes, total }) => (
        <tr>
          <th scope="row">
            <a
              href={`${BASE}/absences/figures?month=${month}`}
              aria-current={month === here.month ? 'true' : undefined}
            >
              {nameOfMonth(month)}
            </a>
          </th>
          {programmes.map((programme) => (
            <Figure shown={programme.total} hidden={texts.unsaid} />
          ))}
          <Figure shown={total} hidden={texts.unsaid} />
        </tr>
      ))}
    </tbody>
  </table>
);

type Props = { months: readonly MonthFigures[]; month: string };

/** How often people stayed away, by month, reason and programme; nothing here tells of one person. */
export const AbsenceFigures = ({ months, month }: Props) => {
  const here = months.find((one) => one.month === month) as MonthFigures;
  return (
    <div class="page">
      <AbsenceParts here="figures" />
      <h1>{texts.title}</h1>
      <p>
        {texts.explain} {texts.totals} {texts.kept}
      </p>
      {here.programmes.length === 0 ? (
        <p class="empty">{texts.empty}</p>
      ) : (
        <>
          <p>
            <a class="button" href={`${BASE}/absences/figures.csv`} download={texts.file}>
              {texts.download}
            </a>
          </p>
          <div class="wide-table">
            <OneMonth month={here} />
          </div>
          <div class="wide-table">
            <AllMonths months={months} here={here} />
          </div>
        </>
      )}
    </div>
  );
};
