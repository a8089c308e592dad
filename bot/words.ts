import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInstance, type i18n } from 'i18next';
import { directionOf, HOUSE_LANGUAGE, LANGUAGES, type Language } from './engine/language.ts';
import type { Choice, Param, Params } from './engine/saying.ts';

const LOCALES = join(import.meta.dirname, '..', 'locales');
/** Data for understanding, not words to be said. */
const NOT_WORDS = 'understanding';

/** First strong isolate and its end: what stands between keeps its own direction, in a line of any direction. */
const FSI = '\u2068';
const PDI = '\u2069';
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]/u;
const CONTROLS = /[\u202A-\u202E\u2066-\u2069]/gu;

/** The words of a key in a language: `say('engine.help', { emergency: '112' }, 'ar')`. */
export type Words = {
  say(key: string, params: Params | undefined, language: Language): string;
  label(choice: Choice, language: Language): string;
};

/** Reads every text of every language; throws where a file is not what it should be. */
export function loadWords(folder: string = LOCALES): Words {
  const speakers = new Map(LANGUAGES.map((language) => [language, speakerOf(folder, language)]));
  // Most labels have no parameters and are said over and over.
  const plain = new Map<string, string>();
  const say = (key: string, params: Params | undefined, language: Language): string => {
    if (params !== undefined && Object.keys(params).length > 0) return put(key, params, language);
    const known = plain.get(`${language} ${key}`);
    if (known !== undefined) return known;
    const text = put(key, {}, language);
    plain.set(`${language} ${key}`, text);
    return text;
  };
  const put = (key: string, params: Params, language: Language): string => {
    const speaker = speakers.get(language) as i18n;
    const values = Object.entries(params).map(([name, param]) => [name, inWords(param, language, say)]);
    return speaker.t(key, Object.fromEntries(values)) as string;
  };
  return { say, label: (choice, language) => say(choice.label, choice.params, language) };
}

function speakerOf(folder: string, language: Language): i18n {
  const files = readdirSync(join(folder, language)).map((file) => file.replace(/\.json$/u, ''));
  const rooms = files.filter((room) => room !== NOT_WORDS);
  const texts = rooms.map((room) => [room, JSON.parse(readFileSync(join(folder, language, `${room}.json`), 'utf8'))]);
  const speaker = createInstance();
  speaker.init({
    lng: language,
    fallbackLng: false,
    ns: rooms,
    resources: { [language]: Object.fromEntries(texts) },
    nsSeparator: '.',
    keySeparator: false,
    interpolation: { escape: isolating(language) },
    initAsync: false,
    parseMissingKeyHandler: (key) => {
      throw new Error(`no text ${key} in ${language}`);
    },
  });
  for (const [name, format] of Object.entries(FORMATS)) {
    speaker.services.formatter?.add(name, (value: string) => format(value, language, (key) => speaker.t(key)));
  }
  return speaker;
}

/** Values of the other direction are isolated, so that a phone number does not turn around in an Arabic line. */
function isolating(language: Language): (value: string) => string {
  const always = directionOf(language) === 'rtl';
  return (value) => {
    const clean = value.replace(CONTROLS, '');
    return always || RIGHT_TO_LEFT.test(clean) ? `${FSI}${clean}${PDI}` : clean;
  };
}

function inWords(param: Param, language: Language, say: Words['say']): string | number {
  if (typeof param !== 'object') return param;
  if ('key' in param) return say(param.key, param.params, language);
  return param.content[language] ?? param.content[HOUSE_LANGUAGE] ?? '';
}

/** So much of a moment is written: `2026-11-24T14:00`. Seconds are for machines. */
const MINUTES = 16;

type Format = (value: string, language: Language, t: (key: string) => string) => string;

/** Numbers in Latin digits, years by the Gregorian calendar and 24 hours everywhere: what stands on Dutch letters. */
const formatted = (options: Intl.DateTimeFormatOptions): Format => {
  const formats = new Map(
    LANGUAGES.map((language) => {
      const locale = `${language === 'en' ? 'en-GB' : language}-u-nu-latn-ca-gregory`;
      return [language, new Intl.DateTimeFormat(locale, { ...options, hourCycle: 'h23', timeZone: 'UTC' })];
    }),
  );
  const write: Format = (value, language) =>
    (formats.get(language) as Intl.DateTimeFormat).format(
      new Date(`${value.slice(0, MINUTES)}Z`.replace(/^(\d{4}-\d\d-\d\d)Z$/u, '$1T00:00Z')),
    );
  return remembering(write);
};

/** More moments than a town speaks of on one day. */
const MOST_MOMENTS = 2_000;

/** The same Tuesday at two is said to a whole centre, and a date takes longer to write than all else in its sentence. */
function remembering(write: Format): Format {
  const written = new Map<string, string>();
  return (value, language, t) => {
    const asked = `${language} ${value.slice(0, MINUTES)}`;
    const known = written.get(asked);
    if (known !== undefined) return known;
    if (written.size >= MOST_MOMENTS) written.clear();
    const text = write(value, language, t);
    written.set(asked, text);
    return text;
  };
}

const hourAndMinute = formatted({ hour: '2-digit', minute: '2-digit' });

/** Where the day is counted from sunrise, "10:00" alone may be read as four o'clock: the part of the day is added. */
const COUNTS_FROM_SUNRISE: readonly Language[] = ['ti'];
const partOfDay = (hour: number) => (hour < 6 ? 'night' : hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening');

/** Where a short weekday is as long as a whole one, the month becomes a number, so that it fits a button. */
const WRITES_DAYS_IN_FULL: readonly Language[] = ['ar', 'ti'];
const shortDay = formatted({ weekday: 'short', day: 'numeric', month: 'short' });
const numericDay = formatted({ weekday: 'short', day: 'numeric', month: 'numeric' });

/** How a wall-clock time is written: `{{starts, day}}` in a locale file. */
const FORMATS: Readonly<Record<string, Format>> = {
  day: formatted({ weekday: 'long', day: 'numeric', month: 'long' }),
  month: formatted({ month: 'long', year: 'numeric' }),
  weekday: formatted({ weekday: 'short' }),
  'short-day': (value, language, t) =>
    (WRITES_DAYS_IN_FULL.includes(language) ? numericDay : shortDay)(value, language, t),
  time: (value, language, t) => {
    const time = hourAndMinute(value, language, t);
    if (!COUNTS_FROM_SUNRISE.includes(language)) return time;
    return `${time} (${t(`clock.${partOfDay(Number(value.slice(11, 13)))}`)})`;
  },
};
