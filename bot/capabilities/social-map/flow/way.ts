import { type Answer, go, type Move, miss, type Visit } from '../../../engine/capability.ts';
import type { Choice, Place } from '../../../engine/saying.ts';
import { DOMAINS, type Domain, type OfHer } from '../facts.ts';
import type { QuestionName, Told } from '../fit.ts';
import type { Looking } from '../rules.ts';
import { ICONS } from '../topics.ts';

export const ROOM = 'social-map';

/** What she told in this talk goes with her from step to step, and is gone with the talk. */
export type Talk = { readonly told?: Told };

/** She looks for help with something: which page of the places, how many questions were asked, and whether it is counted. */
export type Search = Talk & {
  readonly domain: Domain;
  readonly page: number;
  readonly questions?: number;
  readonly counted?: true;
};

/** … and waits for the answer to a question. */
export type Questioned = Search & { readonly question: QuestionName };

/** … and looks at one of the places; `detail` is what she reads of it. */
export type AtPlace = Search & { readonly id: string; readonly detail?: string };

/** A step of this room. */
export const to = (step: string, data: Place['data']): Place => ({ room: ROOM, step, data });

/** A choice with its picture, where it has one: the same in the chat and on paper. */
export const withIcon = (id: string, label: string): Choice => ({
  id,
  label,
  ...(ICONS[id] ? { icon: ICONS[id] } : {}),
});

/** A life domain to choose. */
export const domainChoice = (id: Domain): Choice => withIcon(id, `social-map.domain-${id}`);

/** Her places: what she kept, sent or wants to be reminded of. */
export const MY_PLACES: Choice = { id: 'mine', label: 'social-map.mine-choice', icon: '🔖', to: to('mine', {}) };

/** Nothing else of a place's data than where she was looking. */
export const search = ({ domain, page, told, questions, counted }: Search): Search => ({
  domain,
  page,
  ...(told === undefined ? {} : { told }),
  ...(questions === undefined ? {} : { questions }),
  ...(counted === undefined ? {} : { counted }),
});

/** The places among which she was. */
export const othersOf = (data: Search): Choice => ({
  id: 'others',
  label: 'social-map.others',
  icon: '🔄',
  to: to('places', search(data)),
});

/** Whether a name, perhaps of an old talk or of another version of the words, is a domain of today. */
export const isDomain = (name: string): name is Domain => DOMAINS.some((domain) => domain === name);

/** More would be a list again. */
const MOST_MEANT = 3;

/** Where words about help lead: to the places where it is sure, to a question where it may be one of several. */
export function meant(domain: string | undefined, domains: readonly string[] = [], talk: Talk = {}): Place | null {
  const told = talk.told === undefined ? {} : { told: talk.told };
  if (domain !== undefined && isDomain(domain)) return to('places', { domain, page: 0, ...told });
  const possible = domains.filter(isDomain).slice(0, MOST_MEANT);
  return possible.length === 0 ? null : to('which', { domains: possible.join(' '), ...told });
}

/** She says something else in the middle of it: on from there, with what she told. */
export function inHerWords(answer: Answer, talk: Talk): Move {
  if (answer.kind !== 'text' || answer.meaning?.intent !== 'help') return miss;
  const place = meant(answer.meaning.domain, answer.meaning.domains, talk);
  return place === null ? miss : go(place.step, place.data);
}

/** What the house knows of her counts as told, and what she says herself counts more. */
const knownOf = ({ district, participates }: OfHer): Told => ({
  ...(district === null ? {} : { district }),
  ...(participates ? { benefit: 'bijstand', situation: 'programme-to-work' } : {}),
});

/** What decides which places come, at this moment of the talk. */
export const lookingFor = ({ domain, told }: Search, { language, now, person }: Visit, known: OfHer): Looking => ({
  domain,
  told: { ...knownOf(known), ...told },
  language,
  now,
  zone: person.zone,
});
