import { describe, it } from 'vitest';
import { LANGUAGES } from '../../bot/engine/language.ts';
import { memoryStores } from '../memory/index.ts';
import { play } from './play.ts';
import { allTranscripts } from './read.ts';

describe.each(allTranscripts())('$name: $title', (transcript) => {
  it.each(LANGUAGES)('plays in %s, in memory', async (language) => {
    await play(transcript, language, memoryStores());
  });
});
