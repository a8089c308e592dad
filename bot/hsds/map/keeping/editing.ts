import { uuidOf } from '../ids.ts';
import type { Index } from '../index-of.ts';
import { idOf, type Row, textOf } from '../rows.ts';
import { addressPart } from './address.ts';
import { type Change, givenBy, together } from './changing.ts';
import { type Facts, factsOf, weeklyRows } from './facts.ts';
import { type EditProblem, type EntryForm, NOTHING, type Part, wrong } from './part.ts';
import { ALWAYS, DAYS, hoursOf, isSameWeek, readDay, type Week, writtenDay } from './week.ts';

const PHONE = /^(?:\+|00)?\d[\d\s()-]{1,22}$/u;
const FEWEST_DIGITS = 3;
const MOST_DIGITS = 15;
const ZONE = 'Europe/Amsterdam';

/** One more number than there is. */
export const phoneFields = ({ phones }: Facts): string[] => [...phones, null].map((_, at) => `phone-${at}`);
export const dayField = (day: number): string => `day-${day}`;

/** The facts of an entry as a form holds them. */
export function fieldsOf({ phones, week, address, website, email }: Facts): EntryForm {
  const isAlways = isSameWeek(week, ALWAYS);
  return {
    ...Object.fromEntries(phones.map(({ number }, at) => [`phone-${at}`, number])),
    ...(isAlways
      ? { always: 'yes' }
      : Object.fromEntries(week.map((spans, day) => [dayField(day), writtenDay(spans)]))),
    street: address?.street ?? '',
    code: address?.code ?? '',
    city: address?.city ?? '',
    website: website ?? '',
    email: email ?? '',
  };
}

const digitsIn = (number: string): number => number.replaceAll(/\D/gu, '').length;
const isPhone = (number: string): boolean =>
  PHONE.test(number) && digitsIn(number) >= FEWEST_DIGITS && digitsIn(number) <= MOST_DIGITS;

function phones(service: Row, facts: Facts, form: EntryForm): Part {
  const fields = phoneFields(facts).map((field, at) => ({
    field,
    row: facts.phones[at]?.row,
    before: facts.phones[at]?.number ?? '',
    number: form[field] ?? '',
    position: at + 1,
  }));
  const changed = fields.filter(({ before, number }) => before !== number);
  const bad = changed.filter(({ number }) => number !== '' && !isPhone(number));
  if (bad.length > 0) return { problems: bad.map(({ field }) => ({ field, what: 'not-phone' })) };
  if (changed.length === 0) return NOTHING;
  const owner =
    facts.phonesAt === 'service' ? { service_id: idOf(service) } : { organization_id: service.organization_id };
  const given = changed
    .filter(({ number }) => number !== '')
    .map(({ field, row, number, position }) =>
      row === undefined
        ? givenBy(field, 'phone', {
            id: uuidOf('phone', `${idOf(service)} ${number}`),
            ...owner,
            number,
            position,
            type: 'voice',
          })
        : givenBy(field, 'phone', { id: row, number }),
    );
  const gone = changed.flatMap(({ row, number }) => (number === '' && row !== undefined ? [row] : []));
  const all = (of: 'before' | 'number') =>
    fields
      .map((one) => one[of])
      .filter((number) => number !== '')
      .join(', ');
  const told = [{ field: 'phones', before: all('before'), after: all('number') }];
  return { change: { given, gone: gone.length > 0 ? { phone: gone } : {}, told } };
}

function weekIn(form: EntryForm): { readonly week: Week } | { readonly problems: readonly EditProblem[] } {
  if (form.always === 'yes') return { week: ALWAYS };
  const read = DAYS.map((_, day) => readDay(form[dayField(day)] ?? ''));
  const problems = read.flatMap((spans, day) =>
    typeof spans === 'string' ? [{ field: dayField(day), what: spans }] : [],
  );
  return problems.length > 0 ? { problems } : { week: read as Week };
}

const writtenWeek = (week: Week): string =>
  week.map((spans, day) => `${DAYS[day]} ${writtenDay(spans)}`.trim()).join('; ');

function hours(index: Index, service: Row, facts: Facts, form: EntryForm): Part {
  const read = weekIn(form);
  if ('problems' in read) return read;
  if (isSameWeek(read.week, facts.week)) return NOTHING;
  const given = hoursOf(read.week).map(({ days, from, until }) => {
    const byday = days.map((day) => DAYS[day - 1]).join(',');
    const id = uuidOf('schedule', `${idOf(service)} ${byday} ${from} ${until}`);
    const values = { freq: 'WEEKLY', byday, opens_at: from, closes_at: until, time_zone: ZONE };
    return givenBy('hours', 'schedule', { id, service_id: idOf(service), ...values });
  });
  const stays = new Set(given.map(({ values }) => values.id));
  const gone = weeklyRows(index, service)
    .map(idOf)
    .filter((id) => !stays.has(id));
  const told = [{ field: 'schedules', before: writtenWeek(facts.week), after: writtenWeek(read.week) }];
  return { change: { given, gone: { schedule: gone }, told } };
}

/** Website or e-mail, where it stands: with the service, or with its organisation for all. */
function line(service: Row, facts: Facts, form: EntryForm, field: 'website' | 'email'): Part {
  const [before, after, at] = [facts[field] ?? '', form[field] ?? '', facts[`${field}At`]];
  if (before === after) return NOTHING;
  const column = field === 'email' ? 'email' : at === 'service' ? 'url' : 'website';
  const id = at === 'service' ? idOf(service) : textOf(service, 'organization_id');
  const given = [{ ...givenBy(field, at, { id, [column]: after }) }];
  return { change: { given, gone: {}, told: [{ field: column === 'website' ? 'url' : column, before, after }] } };
}

const WAYS = ['street', 'website', 'email'] as const;

/** What a form makes of the facts of a service, as far as it can be read; and what cannot, field by field. */
export function editOf(
  index: Index,
  service: Row,
  form: EntryForm,
): { readonly change: Change; readonly problems: readonly EditProblem[] } {
  const facts = factsOf(index, service);
  const isReached = [...phoneFields(facts), ...WAYS].some((field) => (form[field] ?? '') !== '');
  const parts = [
    phones(service, facts, form),
    hours(index, service, facts, form),
    addressPart(index, service, facts, form),
    line(service, facts, form, 'website'),
    line(service, facts, form, 'email'),
    isReached ? NOTHING : wrong('form', 'nothing-left'),
  ];
  return {
    change: together(parts.flatMap((part) => ('change' in part ? [part.change] : []))),
    problems: parts.flatMap((part) => ('problems' in part ? part.problems : [])),
  };
}
