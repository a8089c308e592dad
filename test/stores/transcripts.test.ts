import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import { LANGUAGES } from '../../bot/engine/language.ts';
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

describe.each(allTranscripts())('$name: $title', (transcript) => {
  it.each(LANGUAGES)('plays in %s, on PostgreSQL', async (language) => {
    await play(transcript, language, postgresStores(fresh.database));
  });
});
