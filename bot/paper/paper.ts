import { DOMAINS, type Domain, type HelpPlace } from '../capabilities/social-map/facts.ts';
import { topicOf } from '../capabilities/social-map/topics.ts';
import { ANY_TOPIC } from '../engine/deep-link.ts';
import { HOUSE_LANGUAGE, type Language } from '../engine/language.ts';
import type { Index } from '../hsds/map/index-of.ts';
import { bestOnPaper, type CrisisPlace, crisisPlaces, placesOnPaper } from './choosing.ts';
import { hoursInWords, type Say } from './hours.ts';
import { type ChatAddresses, type Code, codesTo } from './links.ts';
import type { PaperCentre } from './order.ts';

/** A place as it stands on paper; null for what nobody has told us. */
export type PlaceOnPaper = {
  readonly name: string;
  readonly about: string;
  readonly phone: string | null;
  readonly address: string | null;
  readonly website: string | null;
  readonly hours: string | null;
  /** When somebody last checked it, in words. */
  readonly checked: string;
  /** The same in figures, for where there is little room: `"05-2021"`; null where nobody has. */
  readonly month: string | null;
};

/** A number to call in danger. */
export type LineOnPaper = {
  readonly name: string;
  readonly about: string;
  readonly numbers: readonly string[];
  /** Hours and price: `"Dag en nacht · Gratis"`; empty where nobody has told us. */
  readonly when: string;
  readonly checked: string;
};

/** A life domain: its picture, its name, what belongs to it, the way into the chat, and the places, best first. */
export type Chapter = {
  readonly id: Domain;
  readonly icon: string;
  readonly title: string;
  readonly about: string;
  readonly codes: readonly Code[];
  readonly places: readonly PlaceOnPaper[];
};

/** Everything that stands on a paper, in its language; how it looks is `press/`. */
export type Paper = {
  readonly language: Language;
  readonly centre: PaperCentre | null;
  readonly crisis: readonly LineOnPaper[];
  readonly chapters: readonly Chapter[];
  /** Into the chat without a topic. */
  readonly codes: readonly Code[];
  /** When it was made, in words. */
  readonly printed: string;
  /** The fixed words of the paper: `text('paper.title')`. */
  text(key: string): string;
};

/** What a paper is made from. `today` is a wall-clock date. */
export type PaperSource = {
  readonly index: Index;
  readonly language: Language;
  readonly centre: PaperCentre | null;
  readonly addresses: ChatAddresses;
  readonly say: Say;
  readonly today: string;
};

type Speaking = Pick<PaperSource, 'language' | 'say'>;

const checkedInWords = ({ checked }: HelpPlace, { say, language }: Speaking): string =>
  checked === null ? say('paper.unchecked', undefined, language) : say('paper.checked', { day: checked }, language);

/** `"2021-05-01" → "05-2021"` */
const monthOf = (day: string): string => `${day.slice(5, 7)}-${day.slice(0, 4)}`;

/** An address that is longer is not typed over from paper: then the site alone stands there. */
const LONGEST_WEBSITE = 34;
const typeable = (website: string | null): string | null =>
  website !== null && website.length > LONGEST_WEBSITE ? (website.split('/')[0] ?? website) : website;

const aboutOf = ({ description: { content } }: HelpPlace, { language }: Speaking): string =>
  content[language] ?? content[HOUSE_LANGUAGE] ?? '';

function placeOnPaper(place: HelpPlace, speaking: Speaking): PlaceOnPaper {
  const { name, phone, address, website, hours } = place;
  return {
    name,
    phone,
    address,
    website: typeable(website),
    about: aboutOf(place, speaking),
    hours: hoursInWords(hours, speaking.say, speaking.language),
    checked: checkedInWords(place, speaking),
    month: place.checked === null ? null : monthOf(place.checked),
  };
}

function lineOnPaper({ place, numbers, isFree }: CrisisPlace, speaking: Speaking): LineOnPaper {
  const { say, language } = speaking;
  const hours = hoursInWords(place.hours, say, language);
  const price = isFree ? say('paper.free', undefined, language) : null;
  return {
    name: place.name,
    numbers,
    about: aboutOf(place, speaking),
    when: [hours, price].filter((part) => part !== null).join(' · '),
    checked: checkedInWords(place, speaking),
  };
}

/** Puts together what stands on paper: crisis first, then each life domain with its places. No person is named. */
export function paperOf(source: PaperSource): Paper {
  const { index, language, centre, addresses, say, today } = source;
  const crisis = crisisPlaces(index, today);
  const isAbove = new Set(crisis.map(({ place }) => place.id));
  const places = placesOnPaper(index).filter(({ id }) => !isAbove.has(id));
  const chapterOf = (id: Domain): Chapter => {
    const { icon, label } = topicOf({ topic: id });
    return {
      id,
      icon,
      title: say(label, undefined, language),
      about: say(`paper.about-${id}`, undefined, language),
      codes: codesTo({ language, topic: id }, icon, addresses),
      places: bestOnPaper(places, id, today).map((place) => placeOnPaper(place, source)),
    };
  };
  return {
    language,
    centre,
    crisis: crisis.map((one) => lineOnPaper(one, source)),
    chapters: DOMAINS.map(chapterOf),
    codes: codesTo({ language, topic: ANY_TOPIC }, topicOf({ topic: ANY_TOPIC }).icon, addresses),
    printed: say('paper.printed', { day: today }, language),
    text: (key) => say(key, undefined, language),
  };
}
