import { expect, it } from 'vitest';
import { CRISIS_LINES } from '../../../bot/engine/crisis.ts';
import { LANGUAGES } from '../../../bot/engine/language.ts';
import { memoryStores } from '../../memory/index.ts';
import { openHouse, words } from '../../talk/house.ts';
import { readSentences } from '../../talk/read.ts';

/** In document 002, appendix R, it was past five and more than ten organisations had been called. */
const PAST_FIVE = '2026-04-21T15:10:00Z';

/** The case as somebody would write it who has never been here: what she hears after her first and second message. */
async function heard(language: (typeof LANGUAGES)[number]): Promise<string[]> {
  const playing = openHouse(memoryStores(), PAST_FIVE);
  const told: string[] = [];
  for (const name of ['thrown-out', 'son-wants-to-die']) {
    const text = readSentences(language)[name] ?? '';
    const from = { address: { channel: 'web', id: 'somebody' } };
    await playing.knock({ from, arrival: { key: name, inbound: { kind: 'text', text } } });
    const said = playing.said.splice(0).map(({ saying, language: in_ }) => words.say(saying.key, saying.params, in_));
    told.push(said.join(' '));
  }
  return told;
}

it.each(LANGUAGES)('leads to the right numbers, day and night, within two messages, in %s', async (language) => {
  const [first = '', second = ''] = await heard(language);
  expect(first).toContain(CRISIS_LINES.emergency);
  expect(first).toContain(CRISIS_LINES.veiligThuis);
  expect(second).toContain(CRISIS_LINES.suicidePreventionFree);
});
