import { type Context, Hono } from 'hono';
import { APPOINTMENT_KINDS, type FreeTime, type NewAppointment, type WeekChoices } from '../../staff-week-ports.ts';
import { allow, refuse } from '../guard.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Showing } from '../regions.tsx';
import type { Rooms } from '../setting.ts';
import { TEXTS } from '../texts.ts';
import { type Problem, WEEK_TEXTS } from '../texts-week.ts';
import { BASE, type Setting } from '../views/setting.ts';
import { AppointmentForm, ForWhom } from '../views/week-appointment.tsx';
import { momentWords } from '../views/week-names.ts';
import { type Against, type Checked, type Sent, sentOf, slottedOf } from '../week-forms.ts';
import { NOWHERE, page } from './page.tsx';
import { confirmPage } from './week-confirm.tsx';

const SHOWING: Showing = { place: 'week', looking: NOWHERE };
const PERSON = '/week/appointment/:person{[0-9a-f-]{36}}';
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;
const LONGEST_SEARCH = 60;
const { confirm: words } = WEEK_TEXTS;

const search = (c: Context<AdminEnv>, rooms: Rooms, name: string | null) =>
  page(c, rooms, SHOWING, async () => ({
    body: <ForWhom search={name ?? ''} found={name === null ? null : await rooms.desk.people(name, null)} />,
  }));

/** Everything that the form of an appointment is made of, and read against. */
type Making = {
  readonly person: { readonly id: string; readonly name: string };
  readonly choices: WeekChoices;
  readonly free: readonly FreeTime[];
  readonly against: Against;
};

async function makingFor(c: Context<AdminEnv>, rooms: Rooms): Promise<Making | null> {
  const now = rooms.clock();
  const id = c.req.param('person') ?? '';
  const known = UUID.test(id) ? await rooms.desk.dossier(id, now, c.get('staff').id) : null;
  if (known === null || known.name === null) return null;
  const [choices, free] = await Promise.all([rooms.desk.week.choices(), rooms.desk.week.freeTimes(now)]);
  const person = { id: known.id, name: known.name };
  return { person, choices, free, against: { zone: rooms.zone, now, venues: choices.venues } };
}

const formPage = (c: Context<AdminEnv>, rooms: Rooms, making: Making, sent: Sent, problem?: Problem) =>
  page(c, rooms, SHOWING, (setting) => ({
    body: (
      <AppointmentForm
        {...making}
        {...{ sent, setting }}
        problem={problem === undefined ? undefined : WEEK_TEXTS.problem[problem]}
      />
    ),
  }));

/** At an offered time everything but its visitor is given. */
const atFreeTime = (id: string, person: string, { kind, host, id: slot, ...time }: FreeTime): NewAppointment => {
  const { starts, minutes, place, venue } = time;
  return { id, kind, person, host, slot, slotted: { starts, minutes, place, venue } };
};

/** An appointment as a form asks for it. */
function appointmentOf(sent: Sent, { person, choices, free, against }: Making): Checked<NewAppointment> {
  const { key = '', slot = '', host = '' } = sent;
  if (!UUID.test(key)) return { problem: 'unknown' };
  if (slot !== '') {
    const chosen = free.find(({ id }) => id === slot);
    return chosen === undefined ? { problem: 'taken' } : { value: atFreeTime(key, person.id, chosen) };
  }
  const kind = APPOINTMENT_KINDS.find((one) => one === sent.kind);
  if (kind === undefined) return { problem: 'kind' };
  if (host !== '' && !choices.hosts.some(({ id }) => id === host)) return { problem: 'host' };
  const slotted = slottedOf(sent, against);
  if ('problem' in slotted) return slotted;
  const by = host === '' ? null : host;
  return { value: { id: key, kind, person: person.id, host: by, slot: null, slotted: slotted.value } };
}

/** What making it does. */
function sentencesOf({ kind, slotted }: NewAppointment, { person }: Making, { reader }: Setting): string[] {
  const what = reader.speech.dutch(`appointments.kind-${kind}`);
  return [
    words.makes(what, person.name, momentWords(slotted.starts)),
    words.place(slotted.place),
    words.hears(person.name),
  ];
}

async function make(c: Context<AdminEnv>, rooms: Rooms) {
  const making = await makingFor(c, rooms);
  if (making === null) return refuse(c, rooms.asset, TEXTS.person.gone, 404);
  const sent = sentOf(await c.req.parseBody());
  const isYes = sent.confirmed === 'yes';
  const checked = appointmentOf(sent, making);
  if ('problem' in checked) {
    const status = checked.problem === 'taken' ? 409 : 422;
    return c.html(await formPage(c, rooms, making, sent, checked.problem), status);
  }
  const { value } = checked;
  if (isYes) {
    const came = await rooms.desk.week.appoint(value, rooms.clock());
    if (came === 'gone') return c.html(await formPage(c, rooms, making, sent, 'taken'), 409);
    return c.redirect(`${BASE}/week?from=${value.slotted.starts.slice(0, 10)}&done=made`, 303);
  }
  const people = [value.person, ...(value.host === null ? [] : [value.host])];
  const clashes = await rooms.desk.week.clashes({ people, children: [], not: value.id }, [value.slotted]);
  return confirmPage(c, rooms, (setting) => ({
    sentences: sentencesOf(value, making, setting),
    clashes,
    sent,
    action: `${BASE}/week/appointment/${value.person}`,
    back: `${BASE}/week/appointment/${value.person}`,
  }));
}

/** Making an appointment: for whom, when and with whom, a look at it, and only then a yes. */
export const weekAppointmentRoutes = (rooms: Rooms) =>
  new Hono<AdminEnv>()
    .get('/week/appointment', allow(rooms, 'week.change'), async (c) => c.html(await search(c, rooms, null)))
    .post('/week/appointment', allow(rooms, 'week.change'), async (c) => {
      const { search: name = '' } = sentOf(await c.req.parseBody());
      return c.html(await search(c, rooms, name.slice(0, LONGEST_SEARCH)));
    })
    .get(PERSON, allow(rooms, 'week.change'), async (c) => {
      const making = await makingFor(c, rooms);
      if (making === null) return refuse(c, rooms.asset, TEXTS.person.gone, 404);
      const kind = APPOINTMENT_KINDS.find((one) => one === c.req.query('kind'));
      const asked = kind === undefined ? {} : { kind };
      return c.html(await formPage(c, rooms, making, { minutes: '45', ...asked }));
    })
    .post(PERSON, allow(rooms, 'week.change'), (c) => make(c, rooms));
