import { randomUUID } from 'node:crypto';
import type { Known, Page } from '../../staff-ports.ts';
import { APPOINTMENT_KINDS, type FreeTime, type WeekChoices } from '../../staff-week-ports.ts';
import { TEXTS } from '../texts.ts';
import { WEEK_TEXTS as texts } from '../texts-week.ts';
import type { Sent } from '../week-forms.ts';
import { BASE, type Setting } from './setting.ts';
import { Choice, SlottedFields } from './week-fields.tsx';
import { momentWords } from './week-names.ts';

const APPOINTMENT = `${BASE}/week/appointment`;

const Back = () => (
  <p>
    <a class="back" href={`${BASE}/week`}>
      {TEXTS.nav.week}
    </a>
  </p>
);

/** What goes wrong stands above what it is about. */
export const Trouble = ({ problem }: { problem: string | undefined }) =>
  problem === undefined ? null : (
    <p class="problem" role="alert">
      {problem}
    </p>
  );

type SearchProps = { search: string; found: Page<Known> | null };

/** For whom an appointment is: found by name, which is posted, so that it stands in no address. */
export const ForWhom = ({ search, found }: SearchProps) => (
  <div class="page">
    <Back />
    <h1>{texts.forWhom}</h1>
    <search>
      <form method="post" action={APPOINTMENT} class="search">
        <label for="search">{texts.search}</label>
        <input id="search" name="search" type="search" value={search} maxlength={60} autocomplete="off" required />
        <button type="submit">{texts.find}</button>
      </form>
    </search>
    {found !== null && found.items.length === 0 && <p class="empty">{texts.none}</p>}
    <ul class="cards">
      {found?.items.map((person) => (
        <li class="card">
          <a href={`${APPOINTMENT}/${person.id}`}>
            <strong>
              <bdi>{person.name}</bdi>
            </strong>
            <span>{person.roles.map((role) => TEXTS.roles[role]).join(', ')}</span>
            {person.centre !== null && <span class="quiet">{person.centre}</span>}
          </a>
        </li>
      ))}
    </ul>
  </div>
);

/** Kinds of appointment, as the house speaks of them. */
export const kindsIn = ({ reader }: Setting) =>
  APPOINTMENT_KINDS.map((id) => ({ id, name: reader.speech.dutch(`appointments.kind-${id}`) }));

/** An offered time in a line. */
export const freeTimeWords = ({ kind, starts, hostName, place }: FreeTime, { reader }: Setting): string =>
  [momentWords(starts), reader.speech.dutch(`appointments.kind-${kind}`), hostName, place]
    .filter((part) => part !== null)
    .join(' · ');

const TO_BE_CHOSEN = { id: '', name: texts.ownTime };

type AppointmentProps = {
  person: { readonly id: string; readonly name: string };
  sent: Sent;
  free: readonly FreeTime[];
  choices: WeekChoices;
  setting: Setting;
  problem?: string | undefined;
};

/** An appointment for somebody: at a time that is offered, or at any other. Its key makes a second try count once. */
export const AppointmentForm = ({ person, sent, free, choices, setting, problem }: AppointmentProps) => (
  <div class="page">
    <Back />
    <Trouble problem={problem} />
    <h1>
      <bdi>{texts.appointmentFor(person.name)}</bdi>
    </h1>
    <form method="post" action={`${APPOINTMENT}/${person.id}`} class="week-form" novalidate>
      <input type="hidden" name="key" value={sent.key ?? randomUUID()} />
      {free.length > 0 && (
        <Choice
          name="slot"
          label={texts.slot}
          sent={sent}
          options={[TO_BE_CHOSEN, ...free.map((one) => ({ id: one.id, name: freeTimeWords(one, setting) }))]}
        />
      )}
      <Choice name="kind" label={texts.kindOf} sent={sent} options={kindsIn(setting)} />
      <Choice name="host" label={texts.host} sent={sent} options={choices.hosts} none={texts.noHost} />
      <SlottedFields sent={sent} venues={choices.venues} />
      <button type="submit">{texts.look}</button>
    </form>
  </div>
);
