import { ask, go, leave, miss, saying } from '../../engine/capability.ts';
import { CRISIS_LINES, crisisSayings } from '../../engine/crisis.ts';
import { say } from '../../engine/effect.ts';
import { flow, type Step } from '../../engine/flow.ts';
import { type Choice, HUMAN, MENU } from '../../engine/saying.ts';
import { asked, DOMAINS, type Domain, type HelpPlace, placeOf, placesFor } from './facts.ts';
import { bestFirst, MOST_PLACES, openingOf } from './rules.ts';
import { ICONS } from './topics.ts';

/** Ten domains are too many to choose from at once: four groups and the crisis fit one message. */
const GROUPS: Readonly<Record<string, readonly Domain[]>> = {
  money: ['money', 'legal-and-forms'],
  living: ['housing', 'physical-health', 'mental-health'],
  work: ['work', 'language-and-learning'],
  people: ['childcare-and-parenting', 'social-contact', 'meaning-and-activities'],
};

const DANGER: Choice = { id: 'danger', label: 'social-map.danger', icon: '🆘' };

const withIcon = (id: string, label: string): Choice => ({ id, label, ...(ICONS[id] ? { icon: ICONS[id] } : {}) });

/** Crisis comes first, also here: its number stands in the question and its button is the first one. */
const start: Step = {
  ask() {
    const groups = Object.keys(GROUPS).map((group) => withIcon(group, `social-map.group-${group}`));
    return ask(saying('social-map.start', { emergency: CRISIS_LINES.emergency }, [DANGER, ...groups]));
  },
  answer(answer) {
    if (answer.kind === 'text' && answer.meaning?.domain !== undefined)
      return go('places', { domain: answer.meaning.domain, page: 0 });
    if (answer.kind !== 'choice') return miss;
    return answer.id === 'danger' ? go('danger', {}) : go('domain', { group: answer.id });
  },
};

const danger: Step = {
  ask() {
    const words = crisisSayings('danger').map(say);
    return leave(null, { kind: 'want-human', why: 'crisis' }, ...words);
  },
};

const domain: Step<{ readonly group: string }> = {
  ask({ group }) {
    const choices = (GROUPS[group] ?? []).map((id) => withIcon(id, `social-map.domain-${id}`));
    return ask(saying('social-map.domain', {}, choices));
  },
  answer(answer) {
    const chosen = DOMAINS.find((id) => answer.kind === 'choice' && id === answer.id);
    return chosen === undefined ? miss : go('places', { domain: chosen, page: 0 }, asked({ domain: chosen }));
  },
};

const MORE: Choice = { id: 'more', label: 'social-map.more', icon: '➕' };

const places: Step<{ readonly domain: Domain; readonly page: number }> = {
  needs: ({ domain }, { answer }) => (answer === null ? [placesFor({ domain })] : []),
  ask(data, { now, person }, facts) {
    const all = bestFirst(placesFor.from(facts, { domain: data.domain }), data.domain, now, person.zone);
    const shown = all.slice(data.page * MOST_PLACES, (data.page + 1) * MOST_PLACES);
    if (shown.length === 0) return leave(saying('social-map.no-more', {}, [HUMAN, MENU]));
    const choices: Choice[] = shown.map(({ id, name }) => ({ id, label: 'social-map.name', params: { name } }));
    const more = all.length > (data.page + 1) * MOST_PLACES ? [MORE] : [];
    return ask(saying('social-map.places', { count: shown.length }, [...choices, ...more, HUMAN]));
  },
  answer(answer, data) {
    if (answer.kind !== 'choice') return miss;
    return answer.id === 'more'
      ? go('places', { ...data, page: data.page + 1 })
      : go('place', { ...data, id: answer.id });
  },
};

const place: Step<{ readonly id: string; readonly domain: Domain; readonly page: number }> = {
  needs: ({ id }, { answer }) => (answer === null ? [placeOf({ id })] : []),
  ask(data, { now, person }, facts) {
    const found = placeOf.from(facts, { id: data.id });
    if (found === null) return go('places', { ...data, page: 0 });
    const others: Choice = {
      id: 'others',
      label: 'social-map.others',
      icon: '↩️',
      to: { room: 'social-map', step: 'places', data: { domain: data.domain, page: data.page } },
    };
    const { name, description } = found;
    const about = say(saying('social-map.about', { name, description }));
    const contact = contactOf(found, openingOf(found, now, person.zone));
    return { ...ask(saying(contact.key, contact.params, [others, HUMAN, MENU])), effects: [about] };
  },
};

/** The most direct way in: a number that can be called, else a door, else a page. */
function contactOf({ phone, address, website, email }: HelpPlace, opening: ReturnType<typeof openingOf>) {
  if (phone !== null) return { key: `social-map.call-${opening}`, params: { phone } };
  if (address !== null) return { key: 'social-map.go-there', params: { address } };
  if (website !== null) return { key: 'social-map.website', params: { website } };
  return { key: email === null ? 'social-map.ask-us' : 'social-map.write', params: { email: email ?? '' } };
}

export const socialMapFlow = flow({ start, danger, domain, places, place });
