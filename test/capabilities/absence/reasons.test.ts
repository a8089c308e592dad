import { describe, expect, it } from 'vitest';
import { REASONS } from '../../../bot/capabilities/absence/facts.ts';
import { LANGUAGES } from '../../../bot/engine/language.ts';
import { memoryStores } from '../../memory/index.ts';
import { play } from '../../talk/play.ts';
import { byTap, inWords, reasonSentences } from '../../talk/reasons.ts';

describe.each(LANGUAGES)('a reason for not coming, in %s', (language) => {
  const sentences = reasonSentences(language);

  it('is told in sentences that a native speaker can add to, at least two for each', () => {
    expect(Object.keys(sentences)).toEqual([...REASONS]);
    for (const reason of REASONS) expect(new Set(sentences[reason]).size, reason).toBeGreaterThan(1);
  });

  it.each(REASONS)('is reported by tap: %s', async (reason) => {
    await play(byTap(reason), language, memoryStores());
  });

  describe.each(REASONS)('is understood in words, and asked no more: %s', (reason) => {
    it.each(sentences[reason])('%s', async (text) => {
      await play(inWords(reason, text), language, memoryStores());
    });
  });
});
