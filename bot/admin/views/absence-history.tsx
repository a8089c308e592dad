import type { History, Turnout } from '../../staff-absence-ports.ts';
import { calendarOf, type Day, type Month, stateOf } from '../absence-calendar.ts';
import { dutchOf } from '../speech.ts';
import { TEXTS } from '../texts.ts';
import { ABSENCE_TEXTS, reasonWords } from '../texts-absence.ts';
import { fullDay, nameOfMonth, nameOfWeekday, shortDay } from '../when.ts';
import { Legend, Mark } from './absence-marks.tsx';
import { nameOf } from './list.tsx';
import { BASE, type Setting } from './setting.ts';

const { history: texts } = ABSENCE_TEXTS;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
/** Signs that fit into a day beside each other; more things on one day are told in the list. */
const MOST_MARKS = 2;

const Cell = ({ day }: { day: Day | null }) => {
  if (day === null) return <td />;
  const { date, states } = day;
  const said = states.map((state) => texts.states[state]).join(', ');
  return (
    <td class={states.length > 0 ? 'has' : undefined} title={said === '' ? undefined : `${fullDay(date)}: ${said}`}>
      <span class="date">{Number(date.slice(8))}</span>
      <span class="marks">
        {states.slice(0, MOST_MARKS).map((state) => (
          <Mark state={state} />
        ))}
        {states.length > MOST_MARKS && <small>+{states.length - MOST_MARKS}</small>}
      </span>
      {said !== '' && <span class="unseen">{said}</span>}
    </td>
  );
};

const MonthView = ({ month }: { month: Month }) => (
  <table class="month">
    <caption>{nameOfMonth(month.month)}</caption>
    <thead>
      <tr>
        {WEEKDAYS.map((weekday) => (
          <th scope="col" abbr={nameOfWeekday(weekday)}>
            {nameOfWeekday(weekday).slice(0, 2)}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {month.weeks.map((week) => (
        <tr>
          {week.map((day) => (
            <Cell day={day} />
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

type LineProps = { turnout: Turnout; now: string; setting: Setting };

const Line = ({ turnout, now, setting }: LineProps) => {
  const { starts, kind, reported } = turnout;
  const state = stateOf(turnout, now);
  const what = dutchOf(turnout.what, setting.reader.speech);
  const reason = reported?.reason ?? null;
  return (
    <li>
      <Mark state={state} />
      <span>
        <time datetime={starts}>
          {shortDay(starts.slice(0, 10))} {starts.slice(11)}
        </time>{' '}
        {kind === 'match' ? TEXTS.absences.meetingWith(what) : what}: {texts.states[state]}
        {reason !== null && reason !== 'none' && <span class="quiet"> ({reasonWords(reason)})</span>}
      </span>
    </li>
  );
};

type Props = { history: History; months: readonly string[]; now: string; setting: Setting };

/** How it went with a person, month by month, as a picture and as a list. `now` is a wall-clock moment. */
export const AbsenceHistory = ({ history, months, now, setting }: Props) => {
  const { person, turnouts } = history;
  const name = nameOf(history.name, person);
  return (
    <div class="page absence-history">
      <p>
        <a class="back" href={`${BASE}/people/${person}`}>
          <bdi>{name}</bdi>
        </a>
      </p>
      <h1>
        <bdi>{texts.title(name)}</bdi>
      </h1>
      <p>{texts.explain}</p>
      {turnouts.length === 0 ? (
        <p class="empty">{texts.empty}</p>
      ) : (
        <>
          <Legend />
          <div class="months">
            {calendarOf(turnouts, months, now).map((month) => (
              <MonthView month={month} />
            ))}
          </div>
          <details>
            <summary>{texts.asList}</summary>
            <ul class="turnouts">
              {turnouts.toReversed().map((turnout) => (
                <Line turnout={turnout} now={now} setting={setting} />
              ))}
            </ul>
          </details>
        </>
      )}
    </div>
  );
};
