import { expect } from 'vitest';
import type { Language } from '../../../../bot/engine/language.ts';
import { postgresStores } from '../../../stores/playing.ts';
import { play } from '../../../talk/play.ts';
import { allTranscripts } from '../../../talk/read.ts';
import type { Phone } from '../driver.ts';
import { throughPhones } from '../road.ts';
import { isTaken, type Stage, texts, until } from '../stage.ts';
import { inWords } from '../words.ts';
import { SCRIPTS } from './hearing.ts';
import type { Promises } from './promise.ts';

/** Each in two languages, and every language among them; in each, people choose in another way. */
const CONVERSATIONS: readonly (readonly [string, readonly Language[]])[] = [
  ['onboarding/first-words', ['ti', 'pl']],
  ['absence/cannot-come-on-tuesday', ['ar', 'en']],
  ['social-map/debts', ['tr', 'bg']],
  ['crisis/before-anything', ['ar', 'nl']],
  ['engine/six-words', ['bg', 'ti']],
];

const LONG = Array.from({ length: 900 }, (_, n) => `Dit is zin ${n}.`).join(' ');
const WITHOUT_BLANKS = 'ሰላም'.repeat(2_000);

/** What she was shown after something was said. */
async function says({ house }: Stage, huda: Phone, ...saying: Parameters<typeof inWords>) {
  const before = (await huda.shows()).length;
  await house.says(huda.address, inWords(...saying));
  return (await huda.shows()).slice(before);
}

/** The newest thing that she did, as the house heard it. */
const newest = async ({ books }: Stage, { address }: Phone) => (await books.heard(address)).at(-1);

export const saying: Promises<'What the house says'> = {
  async 'carries whole conversations, in every language'(stage) {
    const { house, driver, fresh } = stage;
    const usual = house.receive;
    try {
      for (const [name, languages] of CONVERSATIONS) {
        const transcript = allTranscripts().find((one) => one.name === name);
        if (transcript === undefined) throw new Error(`there is no transcript ${name}`);
        for (const language of languages) {
          await fresh.reset();
          await play(transcript, language, postgresStores(fresh.database, driver.channel), throughPhones(stage));
        }
      }
    } finally {
      house.receive = usual;
      await fresh.reset();
    }
  },
  async 'shows every script as it was meant'(stage) {
    const huda = await stage.somebody();
    for (const text of SCRIPTS) expect(texts(await says(stage, huda, text))).toEqual([text]);
  },
  async 'shows choices to press'(stage) {
    const huda = await stage.somebody();
    const [shown] = await says(stage, huda, 'Kunt u komen?', ['Ja', 'Nee']);
    expect(shown?.buttons).toEqual([expect.stringContaining('Ja'), expect.stringContaining('Nee')]);
    expect(shown?.buttons[1]).toContain('2');
    await isTaken(await huda.presses(2));
    expect(await newest(stage, huda)).toMatchObject({ kind: 'choice', number: 2 });
  },
  async 'takes a choice by its number in any script, and by its word'(stage) {
    const huda = await stage.somebody();
    for (const said of ['2', '٢', '2️⃣', '፪', 'Nee']) {
      await says(stage, huda, 'Kunt u komen?', ['Ja', 'Nee']);
      const before = (await huda.shows()).length;
      await isTaken(huda.writes(said));
      // Whatever is chosen leads to the menu.
      await until(async () => expect((await huda.shows()).length, said).toBeGreaterThan(before));
      expect(await newest(stage, huda)).toEqual({ kind: 'text', text: said });
    }
  },
  async 'shows every choice, however many and however long'(stage) {
    const huda = await stage.somebody();
    const long = (n: number) => `De ${n}e keuze, met meer woorden dan op een knop van WhatsApp passen`;
    for (const count of [3, 5, 10, 12]) {
      for (const label of [(n: number) => `keuze ${n}`, long]) {
        const labels = Array.from({ length: count }, (_, n) => label(n + 1));
        const shown = (await says(stage, huda, 'Wat wilt u?', labels)).at(-1);
        const lines = [...(shown?.text.split('\n') ?? []), ...(shown?.buttons ?? [])].join('\n');
        for (const one of labels) expect(lines).toContain(one.slice(0, 30));
      }
    }
  },
  async 'is split without loss where it is long'(stage) {
    const huda = await stage.somebody();
    const sentences = await says(stage, huda, LONG, ['Ja']);
    expect(texts(sentences).join(' ')).toContain(LONG);
    const whole = await says(stage, huda, WITHOUT_BLANKS);
    expect(texts(whole).join('')).toBe(WITHOUT_BLANKS);
    expect(await stage.books.waits(huda.address)).toEqual([]);
  },
  async 'shows that a message was read'(stage) {
    const huda = await stage.somebody();
    await until(() => expect(stage.platform.courtesies(huda)).toContain('read'));
  },
  async 'shows that an answer is being written'(stage) {
    const huda = await stage.somebody();
    const { platform, house, books } = stage;
    // What takes a moment everywhere: a file that has to be handed over first.
    const enclosure = await books.keeps(huda.address, 'brief.txt', 'text/plain', Buffer.from('Beste Huda,'));
    await house.says(huda.address, inWords('hier is uw brief', [], enclosure));
    await until(() => expect(platform.courtesies(huda)).toContain('typing'));
  },
  async 'can be taken back'(stage) {
    const huda = await stage.somebody();
    await stage.house.says(huda.address, inWords('Uw afspraak is bij de GGZ.'));
    const id = await stage.books.receiptOf(huda.address);
    expect(await stage.house.driver.erase?.(huda.address, id ?? (await stage.books.markOf(huda.address)))).toBe(true);
    expect(texts(await huda.shows()).join(' ')).not.toContain('GGZ');
  },
};
