import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import { LANGUAGES, type Language } from '../../bot/engine/language.ts';
import { play } from '../talk/play.ts';
import { allTranscripts } from '../talk/read.ts';
import { type Fresh, freshDatabase } from './database.ts';
import { postgresStores } from './playing.ts';

let fresh: Fresh;
beforeAll(async () => {
  fresh = await freshDatabase();
});
beforeEach(() => fresh.reset());
afterAll(() => fresh.drop());

/** Each in three languages, in turn: what a language changes is the house's, and is played in memory in all of them. */
const TURNS = 3;
const played = allTranscripts().map((transcript, at) => ({
  ...transcript,
  languages: Array.from({ length: TURNS }, (_, turn) => LANGUAGES[(TURNS * at + turn) % LANGUAGES.length] as Language),
}));

describe.each(played)('$name: $title', (transcript) => {
  it.each(transcript.languages)('plays in %s, on PostgreSQL', async (language) => {
    await play(transcript, language, postgresStores(fresh.database));
  });
});
