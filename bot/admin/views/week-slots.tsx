import type { FreeTime, WeekChoices } from '../../staff-week-ports.ts';
import { TEXTS } from '../texts.ts';
import { WEEK_TEXTS as texts } from '../texts-week.ts';
import type { Sent } from '../week-forms.ts';
import { BASE, type Setting } from './setting.ts';
import { freeTimeWords, kindsIn, Trouble } from './week-appointment.tsx';
import { Choice, DayField, Field, MinutesField, PlaceFields, TimeField } from './week-fields.tsx';

const SLOTS = `${BASE}/week/slots`;

const Free = ({ free, setting }: { free: readonly FreeTime[]; setting: Setting }) => (
  <ul class="cards">
    {free.map((one) => (
      <li class="card free">
        <span>{freeTimeWords(one, setting)}</span>
        <form method="post" action={`${SLOTS}/withdraw`}>
          <input type="hidden" name="slot" value={one.id} />
          <button type="submit" class="plain">
            {texts.withdraw}
            <span class="unseen"> {freeTimeWords(one, setting)}</span>
          </button>
        </form>
      </li>
    ))}
  </ul>
);

type SlotsProps = {
  free: readonly FreeTime[];
  sent: Sent;
  choices: WeekChoices;
  setting: Setting;
  problem?: string | undefined;
  done?: string | undefined;
};

/** The times that are offered, and a form for more of them. */
export const SlotsView = ({ free, sent, choices, setting, problem, done }: SlotsProps) => (
  <div class="page">
    <p>
      <a class="back" href={`${BASE}/week`}>
        {TEXTS.nav.week}
      </a>
    </p>
    <Trouble problem={problem} />
    {done !== undefined && (
      <p class="done" role="status">
        {done}
      </p>
    )}
    <h1>{texts.slots}</h1>
    <p>{texts.slotsExplain}</p>
    {free.length === 0 && <p class="empty">{texts.noSlots}</p>}
    <Free free={free} setting={setting} />
    <h2>{texts.offer}</h2>
    <form method="post" action={SLOTS} class="week-form">
      <Choice name="kind" label={texts.kindOf} sent={sent} options={kindsIn(setting)} />
      <Choice name="host" label={texts.host} sent={sent} options={choices.hosts} />
      <DayField sent={sent} />
      <TimeField sent={sent} />
      <Field name="until" label={texts.end} sent={sent} more={{ type: 'time' }} />
      <MinutesField sent={sent} label={texts.each} />
      <PlaceFields sent={sent} venues={choices.venues} />
      <button type="submit">{texts.look}</button>
    </form>
  </div>
);
