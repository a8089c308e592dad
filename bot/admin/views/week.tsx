import { dayAfter, sundayOf } from '../../engine/weekly.ts';
import { WEEK_KINDS, type Week, type WeekAsked, type WeekChoices, type WeekLine } from '../../staff-week-ports.ts';
import { WEEK_TEXTS as texts } from '../texts-week.ts';
import { queryOf } from '../week-forms.ts';
import { shortDay } from '../when.ts';
import { BASE, type Setting } from './setting.ts';
import { momentWords, titleOfWeek, whatOf, whoOf, whyWords } from './week-names.ts';

const WEEK = `${BASE}/week`;

/** What is worth a look before anybody opens it. */
const Marks = ({ line }: { line: WeekLine }) => {
  const why = whyWords(line);
  return (
    <>
      {why !== null && <span class="mark stopped">{why}</span>}
      {line.movedFrom !== null && <span class="mark">{texts.movedFrom(momentWords(line.movedFrom))}</span>}
      {why === null && line.absent > 0 && <span class="mark away">{texts.absent(line.absent)}</span>}
      {why === null && line.coming > 0 && <span class="mark">{texts.coming(line.coming)}</span>}
    </>
  );
};

const Line = ({ line, setting }: { line: WeekLine; setting: Setting }) => {
  const who = whoOf(line);
  return (
    <li>
      <a href={`${WEEK}/${line.id}`} class={`card occasion kind-${line.kind} is-${line.state}`}>
        <time datetime={line.starts}>
          {line.starts.slice(11)}–{line.ends.slice(11)}
        </time>
        <strong>
          <bdi>{whatOf(line, line.who, setting)}</bdi>
        </strong>
        {who !== '' && <bdi class="quiet">{who}</bdi>}
        {line.kind === 'group-session' && <span class="quiet">{texts.expected(line.expected)}</span>}
        <span class="quiet">{line.place}</span>
        <Marks line={line} />
      </a>
    </li>
  );
};

type DayProps = { day: string; lines: readonly WeekLine[]; setting: Setting };

const Day = ({ day, lines, setting }: DayProps) => (
  <li class={`week-day ${day === setting.when.date(setting.now) ? 'is-today' : ''}`}>
    <h2>
      <time datetime={day}>{shortDay(day)}</time>
    </h2>
    {lines.length === 0 ? (
      <p class="quiet nothing">{texts.nothing}</p>
    ) : (
      <ul>
        {lines.map((line) => (
          <Line line={line} setting={setting} />
        ))}
      </ul>
    )}
  </li>
);

type WeekProps = { week: Week; asked: WeekAsked; setting: Setting };

/** The days of a week, Monday first: side by side where there is room, else one below the other. */
export const Days = ({ week: { lines, more }, asked, setting }: WeekProps) => {
  const days = Array.from({ length: 7 }, (_, index) => dayAfter(asked.from, index));
  const isFiltered = asked.kind !== null || asked.centre !== null;
  return (
    <div id="week">
      {more && <p class="warning">{texts.more}</p>}
      {lines.length === 0 ? (
        <p class="empty">{isFiltered ? texts.emptyFilter : texts.empty}</p>
      ) : (
        <ol class="week-days">
          {days.map((day) => (
            <Day day={day} lines={lines.filter(({ starts }) => starts.startsWith(day))} setting={setting} />
          ))}
        </ol>
      )}
    </div>
  );
};

const Around = ({ asked, today }: { asked: WeekAsked; today: string }) => {
  const to = (from: string): string => `${WEEK}?${queryOf({ ...asked, from })}`;
  return (
    <nav class="week-around" aria-label={texts.around}>
      <a class="button" href={to(dayAfter(asked.from, -7))} rel="prev">
        ‹ <span class="unseen">{texts.previous}</span>
      </a>
      <a class="button" href={to(dayAfter(sundayOf(today), -6))}>
        {texts.today}
      </a>
      <a class="button" href={to(dayAfter(asked.from, 7))} rel="next">
        <span class="unseen">{texts.next}</span> ›
      </a>
    </nav>
  );
};

const Filter = ({ asked, choices }: { asked: WeekAsked; choices: WeekChoices }) => (
  <form method="get" action={WEEK} class="week-filter">
    <input type="hidden" name="from" value={asked.from} />
    <label>
      {texts.kind}
      <select name="kind">
        <option value="">{texts.everyKind}</option>
        {WEEK_KINDS.map((kind) => (
          <option value={kind} selected={kind === asked.kind}>
            {texts.kinds[kind]}
          </option>
        ))}
      </select>
    </label>
    <label>
      {texts.centre}
      <select name="centre">
        <option value="">{texts.everyCentre}</option>
        {choices.centres.map(({ id, name }) => (
          <option value={id} selected={id === asked.centre}>
            {name}
          </option>
        ))}
      </select>
    </label>
    <button type="submit">{texts.show}</button>
  </form>
);

/** A week with its filters, the ways to other weeks, and to what staff add to it. */
export const WeekView = ({
  choices,
  done,
  ...props
}: WeekProps & { choices: WeekChoices; done: string | undefined }) => {
  const { asked, setting } = props;
  return (
    <div class="page week-page">
      {done !== undefined && (
        <p class="done" role="status">
          {done}
        </p>
      )}
      <header class="week-head">
        <h1>{titleOfWeek(asked.from)}</h1>
        <Around asked={asked} today={setting.when.date(setting.now)} />
      </header>
      <div class="week-tools">
        <Filter asked={asked} choices={choices} />
        <p class="acts">
          <a class="button strong" href={`${WEEK}/appointment`}>
            {texts.appointment}
          </a>
          <a class="button" href={`${WEEK}/slots`}>
            {texts.slots}
          </a>
        </p>
      </div>
      <Days {...props} />
    </div>
  );
};
