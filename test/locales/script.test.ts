import { describe, expect, it } from 'vitest';
import { directionOf, LANGUAGES, type Language } from '../../bot/engine/language.ts';
import { words } from '../talk/house.ts';
import { KEYS, TEXTS } from './catalogue.ts';
import { examplesOf } from './examples.ts';

/** Languages with a script of their own; the others share the Latin one. */
const SCRIPTS: Readonly<Partial<Record<Language, RegExp>>> = {
  ar: /\p{Script=Arabic}/u,
  ti: /\p{Script=Ethiopic}/u,
  bg: /\p{Script=Cyrillic}/u,
};
/** Names stay as they stand on the door, and kinds of files as they stand on a screen. */
const NAMES = /Buurtmus|Veilig Thuis|Leger des Heils|PDF|Word|docx/gu;
/** Written in all languages at once, for somebody of whom we know none yet. */
const ALL_AT_ONCE = ['onboarding.language'];

const bare = (text: string): string => text.replaceAll(/\{\{[^{}]*\}\}/gu, '').replaceAll(NAMES, '');
const hasLetters = (text: string): boolean => /\p{L}/u.test(bare(text));

/** What stands between isolates may have any direction; taken out from the inside. */
function withoutIsolates(text: string): string {
  const less = text.replaceAll(/\u2068[^\u2066-\u2069]*\u2069/gu, '');
  return less === text ? text : withoutIsolates(less);
}

describe.each(Object.entries(SCRIPTS) as [Language, RegExp][])('%s', (language, script) => {
  it('is written in its own script, names apart', () => {
    for (const [key, text] of TEXTS[language]) {
      if (ALL_AT_ONCE.includes(key) || !hasLetters(text)) continue;
      expect(text, key).toMatch(script);
      expect(bare(text), key).not.toMatch(/\p{Script=Latin}/u);
    }
  });
});

describe.each(LANGUAGES.filter((language) => !(language in SCRIPTS)))('%s', (language) => {
  it('is written in Latin letters', () => {
    for (const [key, text] of TEXTS[language]) {
      if (!ALL_AT_ONCE.includes(key))
        expect(bare(text), key).not.toMatch(/\p{Script=Arabic}|\p{Script=Ethiopic}|\p{Script=Cyrillic}/u);
    }
  });
});

describe.each(LANGUAGES.filter((language) => directionOf(language) === 'rtl'))('%s, from right to left', (language) => {
  it('keeps every number, name, time and foreign word in isolates, so that none of them turns around', () => {
    for (const key of KEYS.filter((one) => !ALL_AT_ONCE.includes(one))) {
      for (const text of examplesOf(key, language)) {
        const outside = withoutIsolates(text);
        expect(outside, `${key}: ${text}`).not.toMatch(/\p{Script=Latin}|\p{N}/u);
        expect(outside, `${key}: an isolate is left open`).not.toMatch(/[\u2066-\u2069]/u);
      }
    }
  });

  it('keeps what somebody sends from breaking out', () => {
    const name = '\u2069Huda\u202e 112\u2066';
    expect(withoutIsolates(words.say('desk.here', { name }, language))).not.toMatch(
      /Huda|112|[\u202a-\u202e\u2066-\u2069]/u,
    );
  });
});

describe('from left to right', () => {
  it('isolates only what runs the other way', () => {
    expect(words.say('desk.here', { name: 'هدى' }, 'nl')).toContain('\u2068هدى\u2069');
    expect(words.say('desk.here', { name: 'Petra' }, 'nl')).not.toMatch(/[\u2066-\u2069]/u);
  });
});

/** Texts that are the same in Dutch and in the language, and why that is right. */
const SAME_AS_DUTCH: Readonly<Record<string, string>> = {
  'absence.occasion': 'only holes',
  'appointments.slot': 'only holes',
  'onboarding.language': 'all languages at once',
  'onboarding.endonym': 'only a hole',
  'onboarding.name': 'only a hole',
  'whatsapp.value': 'only a hole',
  'whatsapp.day': 'only a hole',
  'whatsapp.short-day': 'only a hole',
  'whatsapp.time': 'only a hole',
  'social-map.name': 'only a hole',
  'social-map.about': 'only holes',
  'social-map.question': 'only holes',
  'social-map.list': 'only holes',
  'social-map.days-row': 'only holes',
  'social-map.hours-line': 'only holes',
  'social-map.day': 'only a hole',
  'social-map.cost-words': 'only a hole',
  'desk.words': 'only holes',
  'web.day': 'only a hole',
  'calendar.with': 'only holes',
  'paper.open-day': 'only holes',
  'paper.open-days': 'only holes',
  'absence.mine-last-day': 'only a hole',
  'absence.news-line': 'only holes',
  'absence.news-line-coach': 'only holes',
  'cv-desk.remark': 'only holes',
  'cv-desk.remarks': 'only holes',
  'cv-talk.list': 'only holes',
  'cv-talk.with': 'only holes',
  'absence.news-lines': 'only holes',
  'attendance.name': 'only a hole',
};
/** Holes between which the same signs stand. */
const SIGNS = ['absence.mine-turnout', 'absence.mine-turnout-child', 'absence.noted-once', 'absence.occasion-child'];
/** The same in Dutch and in English. */
const NAMES_OF_LANGUAGES = ['cv-talk.tongue-ti', 'cv-talk.tongue-ur'];
/** Words, or signs, that two languages share. */
const SHARED: Readonly<Partial<Record<Language, readonly string[]>>> = {
  en: [
    'engine.menu-choice',
    'web.menu',
    'web.start',
    'paper.chat',
    'absence.mine-days',
    'social-map.hours',
    ...NAMES_OF_LANGUAGES,
    ...SIGNS,
  ],
  pl: ['engine.menu-choice', 'web.menu', 'web.start', ...SIGNS],
  tr: ['absence.mine-days', ...SIGNS],
  bg: SIGNS,
  ar: ['absence.mine-turnout', 'absence.occasion-child'],
};

describe.each(LANGUAGES.filter((language) => language !== 'nl'))('%s', (language) => {
  it('is not Dutch', () => {
    const same = [...TEXTS[language]].filter(([key, text]) => TEXTS.nl.get(key) === text).map(([key]) => key);
    const allowed = [...Object.keys(SAME_AS_DUTCH), ...(SHARED[language] ?? [])];
    expect(same.toSorted()).toEqual(allowed.toSorted());
  });
});
