import type { WeekChoices } from '../../staff-week-ports.ts';
import { WEEK_TEXTS as texts } from '../texts-week.ts';
import type { Sent } from '../week-forms.ts';

type FieldProps = {
  name: string;
  label: string;
  sent: Sent;
  more?: Readonly<Record<string, string | number | boolean>>;
};

/** One field with its label; what was sent in a form that was refused still stands in it. */
export const Field = ({ name, label, sent, more = {} }: FieldProps) => (
  <label>
    {label}
    <input name={name} value={sent[name] ?? ''} required {...more} />
  </label>
);

type ChoiceProps = {
  name: string;
  label: string;
  sent: Sent;
  options: readonly { readonly id: string; readonly name: string }[];
  none?: string;
};

/** One of several; `none` is the word for none of them, where that may be. */
export const Choice = ({ name, label, sent, options, none }: ChoiceProps) => (
  <label>
    {label}
    <select name={name} required={none === undefined}>
      {none !== undefined && <option value="">{none}</option>}
      {options.map(({ id, name: words }) => (
        <option value={id} selected={id === sent[name]}>
          {words}
        </option>
      ))}
    </select>
  </label>
);

export const DayField = ({ sent, label = texts.day }: { sent: Sent; label?: string }) => (
  <Field name="day" label={label} sent={sent} more={{ type: 'date' }} />
);

export const TimeField = ({ sent }: { sent: Sent }) => (
  <Field name="time" label={texts.time} sent={sent} more={{ type: 'time' }} />
);

export const MinutesField = ({ sent, label = texts.minutes }: { sent: Sent; label?: string }) => (
  <Field name="minutes" label={label} sent={sent} more={{ type: 'number', min: 5, max: 720, inputmode: 'numeric' }} />
);

/** Where, in words and on the map. */
export const PlaceFields = ({ sent, venues }: { sent: Sent; venues: WeekChoices['venues'] }) => (
  <>
    <Field name="place" label={texts.place} sent={sent} more={{ maxlength: 120, autocomplete: 'off' }} />
    <Choice name="venue" label={texts.venue} sent={sent} options={venues} none={texts.noVenue} />
  </>
);

/** When and where: the same fields for everything that is planned here. */
export const SlottedFields = ({ sent, venues, day }: { sent: Sent; venues: WeekChoices['venues']; day?: string }) => (
  <>
    <DayField sent={sent} {...(day === undefined ? {} : { label: day })} />
    <TimeField sent={sent} />
    <MinutesField sent={sent} />
    <PlaceFields sent={sent} venues={venues} />
  </>
);
