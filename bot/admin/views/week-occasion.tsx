import type { Child } from 'hono/jsx';
import { isBefore } from '../../engine/instant.ts';
import type { OccasionDetail, WeekChoices } from '../../staff-week-ports.ts';
import { nameOfLanguage } from '../speech.ts';
import { WEEK_TEXTS as texts } from '../texts-week.ts';
import type { Sent } from '../week-forms.ts';
import { dayNearby } from '../when.ts';
import { nameOf } from './list.tsx';
import { SaidBack } from './said-back.tsx';
import { BASE, type Setting } from './setting.ts';
import { Attendance } from './week-attendance.tsx';
import { Expected } from './week-expected.tsx';
import { SlottedFields } from './week-fields.tsx';
import { momentWords, whatOf, whyWords } from './week-names.ts';

/** Which of its changes a form was about, and what it said: it stands there again where it was refused. */
export type Refused = { readonly change: 'move' | 'cancel' | 'series'; readonly sent: Sent };

type Props = {
  occasion: OccasionDetail;
  choices: WeekChoices;
  setting: Setting;
  problem?: string | undefined;
  done?: string | undefined;
  refused?: Refused | undefined;
};

/** Whose meeting or visit it is, in the order in which they are named. */
const halvesOf = ({ kind, expectations }: OccasionDetail): string[] =>
  kind === 'group-session' ? [] : expectations.map(({ name, person }) => nameOf(name, person));

/** What an occasion is called, with its visitor where it is an appointment. */
export function nameOfOccasion(occasion: OccasionDetail, setting: Setting): string {
  const what = whatOf(occasion, halvesOf(occasion), setting);
  const visitor = occasion.expectations.find(({ as }) => as === 'visitor');
  return visitor === undefined ? what : `${what}, ${nameOf(visitor.name, visitor.person)}`;
}

/** How it stands, as a form about its time would send it. */
const standsAs = ({ starts, minutes, place, venue }: OccasionDetail): Sent => ({
  day: starts.slice(0, 10),
  time: starts.slice(11),
  minutes: String(minutes),
  place,
  venue: venue ?? '',
});

type ChangeProps = { name: Refused['change']; label: string; props: Props; children?: Child };

const Change = ({ name, label, props: { occasion, refused }, children }: ChangeProps) => (
  <details open={refused?.change === name}>
    <summary>{label}</summary>
    <form method="post" action={`${BASE}/week/${occasion.id}/${name}`} class="week-form">
      <input type="hidden" name="seen" value={occasion.seen} />
      {children}
      <button type="submit">{texts.look}</button>
    </form>
  </details>
);

const Changes = (props: Props) => {
  const { occasion, choices, refused } = props;
  const isGroup = occasion.kind === 'group-session';
  const isPlanned = occasion.state === 'planned';
  const stood = standsAs(occasion);
  const sentTo = (change: Refused['change']): Sent =>
    refused?.change === change ? { ...stood, ...refused.sent } : stood;
  const move = isPlanned ? (isGroup ? texts.moveGroup : texts.move) : texts.plan;
  return (
    <>
      <Change name="move" label={move} props={props}>
        <SlottedFields sent={sentTo('move')} venues={choices.venues} />
      </Change>
      {isPlanned && (
        <Change name="cancel" label={isGroup ? texts.cancelGroup : texts.cancel} props={props}>
          {occasion.fromSlot && (
            <label class="check">
              <input type="checkbox" name="offer" value="yes" /> {texts.offerAgain}
            </label>
          )}
        </Change>
      )}
      {occasion.weekday !== null && (
        <Change name="series" label={texts.series} props={props}>
          <p class="quiet">{texts.seriesExplain}</p>
          <SlottedFields sent={sentTo('series')} venues={choices.venues} day={texts.first} />
        </Change>
      )}
    </>
  );
};

const Head = ({ occasion, setting }: Props) => {
  const { starts, ends, place, movedFrom, interpreter, childcare } = occasion;
  const why = whyWords(occasion);
  return (
    <>
      <p>
        <a class="back" href={`${BASE}/week?from=${starts.slice(0, 10)}`}>
          {momentWords(starts).split(' ').slice(0, 3).join(' ')}
        </a>
      </p>
      <h1>
        <bdi>{nameOfOccasion(occasion, setting)}</bdi>
      </h1>
      <p>
        <strong>
          <time datetime={starts}>{dayNearby(starts.slice(0, 10), setting.when.date(setting.now))}</time>,{' '}
          {starts.slice(11)}–{ends.slice(11)}
        </strong>
        <br />
        {place}
      </p>
      {why !== null && <p class="mark stopped">{why}</p>}
      {movedFrom !== null && <p class="mark">{texts.movedFrom(momentWords(movedFrom))}</p>}
      {interpreter !== null && <p class="mark">{texts.interpreter(nameOfLanguage(interpreter))}</p>}
      {childcare && <p class="mark">{texts.childcare}</p>}
    </>
  );
};

/** One day of something: how it stands, who is expected, who was there, and what staff can change. */
export const OccasionView = (props: Props) => {
  const { occasion, setting, problem, done } = props;
  const hasBegun = !isBefore(setting.now, occasion.startsAt);
  const isPlanned = occasion.state === 'planned';
  return (
    <div class="page week-occasion">
      <SaidBack problem={problem} done={done} />
      <Head {...props} />
      <h2>{texts.who}</h2>
      <Expected occasion={occasion} setting={setting} />
      {isPlanned && (
        <>
          <h2>{texts.attendance}</h2>
          {hasBegun ? <Attendance occasion={occasion} /> : <p class="quiet">{texts.attendanceLater}</p>}
        </>
      )}
      <h2>{texts.change}</h2>
      {hasBegun ? <p class="quiet">{texts.over}</p> : <Changes {...props} />}
    </div>
  );
};
