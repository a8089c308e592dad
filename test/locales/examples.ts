import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '../../bot/engine/language.ts';
import type { Param, Params } from '../../bot/engine/saying.ts';
import { demoWorld } from '../../prisma/seed/world.ts';
import { words } from '../talk/house.ts';
import { TEST_DAY } from '../world.ts';
import { holesOf, isPlural, TEXTS } from './catalogue.ts';

const SEED = join(import.meta.dirname, '..', '..', 'prisma', 'seed');
const read = (file: string) => JSON.parse(readFileSync(join(SEED, file), 'utf8'));
const longest = (texts: readonly (string | null)[]): string =>
  texts.map((text) => text ?? '').reduce((one, other) => (other.length > one.length ? other : one), '');

const organisations: readonly Record<string, string | null>[] = read('organisations.json');
const field = (name: string) => longest(organisations.map((organisation) => organisation[name] ?? null));
const descriptions = Object.fromEntries(
  LANGUAGES.map((language) => [language, longest(Object.values<string>(read(`descriptions/${language}.json`)))]),
);
const lesson = demoWorld(TEST_DAY).lessons[0]?.title ?? {};

/** Long values as they really come: what stands in the seed, and names and days that take up room. */
const EXAMPLES: Readonly<Record<string, Param>> = {
  name: field('name'),
  mentor: 'Abdurrahman',
  step: 'Bellen met de school over de opleiding en samen de brief aan de gemeente lezen…',
  what: { content: lesson },
  day: '2026-09-30T15:45',
  time: '2026-09-30T15:45',
  first: '2026-09-30T10:00',
  last: '2026-09-30T19:00',
  opens: '2026-09-30T08:30',
  closes: '2026-09-30T17:00',
  place: 'Buurtcentrum De Mussen, kamer 3 op de eerste verdieping',
  until: { key: 'absence.for-open' },
  noted: {
    key: 'absence.noted-once',
    params: { what: { content: lesson }, day: '2026-09-30T15:45', time: '2026-09-30T15:45' },
  },
  hearers: {
    key: 'absence.hear-both',
    params: { one: { key: 'absence.hear-host' }, other: { key: 'absence.hear-mentee' } },
  },
  one: { key: 'absence.hear-coach' },
  other: { key: 'absence.hear-mentor' },
  reason: { key: 'absence.because-appointment' },
  description: { content: descriptions },
  phone: '070 388 8700',
  address: field('address'),
  website: field('website'),
  email: field('email'),
  emergency: '112',
  helpline: '0800 0113',
  line: '113',
  shelter: '070 389 2661',
  police: '0900 8844',
  number: 8,
  lines: {
    key: 'absence.news-line',
    params: {
      name: 'Abdurrahman',
      day: '2026-09-30T15:45',
      time: '2026-09-30T15:45',
      until: { key: 'absence.for-open' },
    },
  },
  language: 'Nederlands',
  programme: 'Werkplaats',
  days: { content: { nl: 'wo 11 nov, ma 16 nov, wo 18 nov' } },
  state: { key: 'absence.mine-was-no-show' },
  decision: { key: 'absence.mine-decided-talk' },
  child: 'Abdurrahman',
  link: 'https://www.google.com/maps/search/?api=1&query=Hobbemaplein%2030%2C%202526%20JA%20Den%20Haag',
  list: '10:00 Katarzyna, 10:45 Abdurrahman, 11:30 Plamen, 12:15 Jamila, 13:00 Bilal, 13:45 Emine, 14:30 Stefka',
  code: '4839 2017',
  question: { key: 'social-map.ask-situation' },
  progress: '1/3',
  dutch: { content: { nl: 'Goedendag, ik heb een vraag over een brief of over mijn rechten.' } },
  meaning: { key: 'social-map.domain-legal-and-forms' },
  things: { content: { nl: 'U spreekt Nederlands zonder tolk · Geen groot probleem dat eerst weg moet' } },
  others: { key: 'social-map.domain-mental-health' },
  hours: {
    key: 'social-map.hours-line',
    params: { days: 'ma – vr', opens: '2026-09-30T08:30', closes: '2026-09-30T17:00' },
  },
  checked: { key: 'social-map.checked', params: { month: '2021-05-01' } },
  month: '2021-05-01',
  amount: 10,
  words: { content: { nl: 'Het kost weinig; met de Ooievaarspas is het gratis' } },
  size: '10 MB',
  year: '2019',
  more: { key: 'cv-talk.level-native' },
  work: { key: 'cv-talk.with', params: { what: { key: 'cv-talk.task-kitchen' }, more: '2009–2012' } },
  schools: { key: 'cv-talk.school-secondary' },
  tongues: {
    key: 'cv-talk.with',
    params: { what: { key: 'cv-talk.tongue-ti' }, more: { key: 'cv-talk.level-native' } },
  },
  licence: { key: 'cv-talk.licence-abroad' },
  strengths: { key: 'cv-talk.strength-hands' },
  contact: '06 12345678 · huda@example.org',
  wish: { key: 'cv-talk.task-warehouse' },
  value: 'Huda',
  text: 'Dag, ik heb uw brief gelezen en de gemeente gebeld. U hoeft niet te betalen. Komt u morgen om 10:30 langs?',
};

/** One number for every plural form of every language. */
const COUNTS = [0, 1, 2, 3, 11, 100] as const;

function example(hole: string): Param {
  const found = EXAMPLES[hole];
  if (found === undefined) throw new Error(`give ${hole} an example in ${import.meta.filename}`);
  return found;
}

/** What a key says in a language with long values in its holes; once for every number where it counts something. */
export function examplesOf(key: string, language: Language): string[] {
  const written = [...TEXTS.nl].find(([one]) => one === key || (isPlural(one) && one === `${key}_other`))?.[1] ?? '';
  const holes = holesOf(written).map((hole) => (hole.split(',')[0] as string).trim());
  const params: Params = Object.fromEntries(
    holes.filter((hole) => hole !== 'count').map((hole) => [hole, example(hole)]),
  );
  if (!holes.includes('count')) return [words.say(key, params, language)];
  return COUNTS.map((count) => words.say(key, { ...params, count }, language));
}
