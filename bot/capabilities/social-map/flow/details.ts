import { saying } from '../../../engine/capability.ts';
import type { Choice, Param, Saying } from '../../../engine/saying.ts';
import { dayAfter, weekdayOf } from '../../../engine/weekly.ts';
import type { Domain, HelpPlace, Hours } from '../facts.ts';
import { phraseFor } from '../phrases.ts';

/** What can be told of a place beside how to reach it, in the order in which it is told. */
const DETAILS = ['say', 'bring', 'where', 'hours', 'cost'] as const;
type Detail = (typeof DETAILS)[number];

const ICON: Readonly<Record<Detail, string>> = { say: '💬', bring: '🎒', where: '📍', hours: '🕗', cost: '💶' };

const isKnown: Readonly<Record<Detail, (place: HelpPlace) => boolean>> = {
  say: () => true,
  bring: ({ documents, conditions }) => documents.length + conditions.length > 0,
  where: ({ address }) => address !== null,
  hours: ({ hours, checked }) => hours !== null || checked !== null,
  cost: ({ costs }) => costs.length > 0,
};

/** The next thing to tell, or nothing; each is told once. */
export function nextDetail(place: HelpPlace, told: string | undefined): Choice[] {
  const known = DETAILS.filter((detail) => isKnown[detail](place));
  const at = known.indexOf(told as Detail);
  const next = known[at + 1];
  return next === undefined ? [] : [{ id: next, label: `social-map.${next}-choice`, icon: ICON[next] }];
}

/** Whether a choice asks for one of them. */
export const isDetail = (name: string): name is Detail => DETAILS.some((detail) => detail === name);

/** The detail of that name; the first one where an old talk names another. */
export const detailNamed = (name: string | undefined): Detail => DETAILS.find((detail) => detail === name) ?? 'say';

/** Several things as one text: `a, b, c`. */
const listOf = ([first, ...others]: readonly Param[]): Param =>
  first === undefined || others.length === 0
    ? (first ?? '')
    : { key: 'social-map.list', params: { first, others: listOf(others) } };

/** The map of her telephone, with the way there. Nothing is asked of anybody until she taps it. */
const mapOf = (address: string): string =>
  `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(address)}`;

function where({ name, address, pin }: HelpPlace): Saying {
  if (address === null) return saying('social-map.ask-us');
  if (pin === null) return saying('social-map.where-link', { address, link: mapOf(address) });
  return { ...saying('social-map.where', { address }), enclosure: { kind: 'place', name, address, ...pin } };
}

/** A wall-clock day in this week that is that weekday, so that a text can name it. */
const dayNamed = (today: string, weekday: number): string => dayAfter(today, (weekday - weekdayOf(today) + 7) % 7);

function hoursLine({ days, from, until }: Hours, today: string): Param {
  const [first = 1, last = first] = [days[0], days.at(-1)];
  const isRow = days.length > 2 && last - first === days.length - 1;
  const shown = isRow
    ? { key: 'social-map.days-row', params: { first: dayNamed(today, first), last: dayNamed(today, last) } }
    : listOf(days.map((day): Param => ({ key: 'social-map.day', params: { day: dayNamed(today, day) } })));
  return {
    key: 'social-map.hours-line',
    params: { days: shown, opens: `${today}T${from}`, closes: `${today}T${until}` },
  };
}

/** When it is open, and when somebody of the centre last looked whether that is so. */
function hours({ hours: kept, checked }: HelpPlace, today: string): Saying {
  const since: Param =
    checked === null ? { key: 'social-map.never-checked' } : { key: 'social-map.checked', params: { month: checked } };
  if (kept === 'always') return saying('social-map.hours-always', { checked: since });
  if (kept === null || kept.length === 0) return saying('social-map.hours-unknown', { checked: since });
  return saying('social-map.hours', { hours: listOf(kept.map((one) => hoursLine(one, today))), checked: since });
}

function cost({ costs: [first] }: HelpPlace): Saying {
  if (first?.words) return saying('social-map.cost-words', { words: first.words });
  const amount = first?.amount ?? 0;
  return amount === 0 ? saying('social-map.cost-free') : saying('social-map.cost', { amount });
}

/** One thing about a place, said to somebody who came for this domain; `local` is the wall-clock time. */
export function detailOf(detail: Detail, place: HelpPlace, domain: Domain, local: string): Saying {
  const today = local.slice(0, 10);
  if (detail === 'where') return where(place);
  if (detail === 'hours') return hours(place, today);
  if (detail === 'cost') return cost(place);
  if (detail === 'bring')
    return saying('social-map.bring', { things: listOf([...place.documents, ...place.conditions]) });
  return saying('social-map.say', { dutch: phraseFor(domain), meaning: { key: `social-map.domain-${domain}` } });
}
