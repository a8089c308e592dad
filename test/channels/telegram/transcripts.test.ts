import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { LIBRARIES, type Library } from '../../../bot/channels/telegram/libraries.ts';
import { LANGUAGES, type Language } from '../../../bot/engine/language.ts';
import { type Fresh, freshDatabase } from '../../stores/database.ts';
import { postgresStores } from '../../stores/playing.ts';
import { play } from '../../talk/play.ts';
import { allTranscripts } from '../../talk/read.ts';
import { open } from './opened.ts';
import { throughTelegram } from './road.ts';

/** Whoever speaks it presses buttons: every conversation can be had with those that stand on the screen. */
const PRESSES: Language = 'en';
/** Played in every language; each of the others in two, and all languages among them. */
const IN_EVERY_LANGUAGE = ['absence/cannot-come-on-tuesday', 'social-map/debts'];

let fresh: Fresh;
beforeAll(async () => {
  fresh = await freshDatabase();
});
beforeEach(() => fresh.reset());
afterAll(() => fresh.drop());

const plays = allTranscripts().flatMap((transcript, at) => {
  const two = [...new Set([LANGUAGES[at % LANGUAGES.length] as Language, PRESSES])];
  const languages = IN_EVERY_LANGUAGE.includes(transcript.name) ? LANGUAGES : two;
  return languages.map((language) => ({ transcript, language, name: transcript.name }));
});
/** The libraries take turns: each of them plays half of everything. */
const libraryOf = (at: number): Library => LIBRARIES[at % LIBRARIES.length] as Library;
const played = plays.map((one, at) => ({ ...one, library: libraryOf(at) }));

it.each(played)(
  '$name plays in $language through $library and PostgreSQL',
  async ({ transcript, language, library }) => {
    const opened = await open({ library });
    await play(transcript, language, postgresStores(fresh.database, 'telegram'), throughTelegram(opened));
    expect(opened.alarms).toEqual([]);
    const refused = opened.telegram.log.filter(({ outcome }) => outcome !== 'done' && outcome !== 'open');
    expect(refused).toEqual([]);
  },
);
