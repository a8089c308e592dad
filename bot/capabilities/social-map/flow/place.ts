import { ask, go, type Move, saying, type Visit } from '../../../engine/capability.ts';
import { say } from '../../../engine/effect.ts';
import type { Facts } from '../../../engine/fact.ts';
import type { Step } from '../../../engine/flow.ts';
import type { Choice, Saying } from '../../../engine/saying.ts';
import { localTime } from '../../../engine/weekly.ts';
import { type HelpPlace, ofHer, placeOf } from '../facts.ts';
import { openingOf } from '../opening.ts';
import { detailNamed, detailOf, isDetail, nextDetail } from './details.ts';
import { type AtPlace, inHerWords, othersOf, search } from './way.ts';

const COACH: Choice = { id: 'send', label: 'social-map.send-choice', icon: '📨' };
const REMIND: Choice = { id: 'remind', label: 'social-map.remind-choice', icon: '⏰' };
const FURTHER: Choice = { id: 'further', label: 'social-map.further', icon: '➕' };

/** What she can do with a place; a coach only where she has one. */
function choicesAt(data: AtPlace, found: HelpPlace, facts: Facts): Choice[] {
  const coach = ofHer.from(facts, {}).coach === null ? [] : [COACH];
  return [...nextDetail(found, data.detail), ...coach, REMIND, othersOf(data), FURTHER];
}

/** The most direct way in: a number that can be called, else a door, else a page. */
function contactOf(place: HelpPlace, { now, person }: Visit): Pick<Saying, 'key' | 'params'> {
  const { phone, address, website, email } = place;
  if (phone !== null) return callOf(place, phone, now, person.zone);
  if (address !== null) return { key: 'social-map.go-there', params: { address } };
  if (website !== null) return { key: 'social-map.website', params: { website } };
  return email === null ? { key: 'social-map.ask-us' } : { key: 'social-map.write', params: { email } };
}

/** Whether somebody answers now, and else from when on. */
function callOf(place: HelpPlace, phone: string, now: string, zone: string): Pick<Saying, 'key' | 'params'> {
  const opening = openingOf(place, now, zone);
  if (opening.kind !== 'closed') return { key: `social-map.call-${opening.kind}`, params: { phone } };
  const { opens } = opening;
  return opens === null
    ? { key: 'social-map.call-unknown', params: { phone } }
    : { key: 'social-map.call-closed', params: { phone, day: opens, time: opens } };
}

/** What is asked at a place: nothing, where it has left the map meanwhile. */
function at(data: AtPlace, facts: Facts, words: (found: HelpPlace) => Move): Move {
  const found = placeOf.from(facts, { id: data.id });
  return found === null ? go('places', { ...search(data), page: 0 }) : words(found);
}

const needs: Step<AtPlace>['needs'] = ({ id }, { answer }) => (answer === null ? [placeOf({ id }), ofHer({})] : []);

const answer: Step<AtPlace>['answer'] = (given, data) => {
  if (given.kind !== 'choice') return inHerWords(given, data);
  return isDetail(given.id) ? go('detail', { ...data, detail: given.id }) : go(given.id, data);
};

/** What it is, and the most direct way to reach it. */
const place: Step<AtPlace> = {
  needs,
  ask: (data, visit, facts) =>
    at(data, facts, (found) => {
      const { name, description } = found;
      const { key, params } = contactOf(found, visit);
      const about = say(saying('social-map.about', { name, description }));
      return { ...ask(saying(key, params, choicesAt(data, found, facts))), effects: [about] };
    }),
  answer,
};

/** One thing more about it at a time. */
const detail: Step<AtPlace> = {
  needs,
  ask: (data, { now, person }, facts) =>
    at(data, facts, (found) => {
      const told = detailOf(detailNamed(data.detail), found, data.domain, localTime(now, person.zone));
      return ask({ ...told, choices: choicesAt(data, found, facts) });
    }),
  answer,
};

export const placeSteps = { place, detail };
