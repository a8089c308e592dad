import { expect } from 'vitest';
import { PDF, PNG } from '../../web/sending.ts';
import type { Filed, Phone } from '../driver.ts';
import { isTaken, type Stage, texts, until } from '../stage.ts';
import { inWords } from '../words.ts';
import type { Promises } from './promise.ts';

/** The head of what telephones record. */
const OGG = Buffer.concat([
  Buffer.from('OggS\0\x02'),
  Buffer.alloc(22),
  Buffer.from('OpusHead\x01\x01'),
  Buffer.alloc(40),
]);

const CV: Filed = {
  kind: 'document',
  name: 'cv van Huda.pdf',
  type: 'application/pdf',
  content: PDF,
  caption: 'mijn cv',
};
const PHOTO: Filed = { kind: 'photo', name: 'brief.png', type: 'image/png', content: PNG };
const NOTE: Filed = { kind: 'voice', name: 'voice.ogg', type: 'audio/ogg', content: OGG };

/** What stands on her screen since it showed so much. */
const since = async (huda: Phone, before: number) => (await huda.shows()).slice(before);

export const files: Promises<'Files, voice and places'> = {
  async 'brings documents, photos and voice notes in'(stage) {
    const huda = await stage.somebody();
    for (const file of [CV, PHOTO, NOTE]) await isTaken(huda.sends(file));
    await until(async () => expect(await stage.books.heard(huda.address)).toHaveLength(4));
    const heard = (await stage.books.heard(huda.address)).slice(1);
    expect(heard).toMatchObject([
      { kind: 'file', name: 'cv van Huda.pdf', caption: 'mijn cv' },
      { kind: 'file' },
      { kind: 'voice' },
    ]);
    await stage.fetchAll();
    const kept = await stage.books.files(huda.address);
    expect(kept.map(({ state }) => state)).toEqual(['kept', 'kept', 'kept']);
    for (const [at, { content }] of [CV, PHOTO, NOTE].entries())
      expect(kept[at]?.content?.equals(content), `file ${at}`).toBe(true);
  },
  async 'is refused where a file is too large, and staff see why'(stage) {
    const huda = await stage.somebody();
    const content = Buffer.concat([PDF, Buffer.alloc(21 * 1_024 * 1_024, ' ')]);
    const sent = huda.sends({ ...CV, content });
    await refusedOrKnown(stage, huda, () => sent.isTaken());
    await isTaken(huda.writes('en nu?'));
    expect((await stage.books.heard(huda.address)).at(-1)).toEqual({ kind: 'text', text: 'en nu?' });
  },
  async 'takes documents, photos and voice notes out'(stage) {
    const huda = await stage.somebody();
    const { house, books } = stage;
    const before = (await huda.shows()).length;
    for (const { name, type, content } of [CV, PHOTO, NOTE]) {
      const enclosure = await books.keeps(huda.address, name, type, content);
      await house.says(huda.address, inWords(`hier is ${name}`, [], enclosure));
    }
    expect(await books.waits(huda.address)).toEqual([]);
    const shown = await since(huda, before);
    const given = shown.flatMap(({ file }) => file ?? []);
    expect(given.map(({ kind }) => kind)).toEqual(['document', 'photo', 'voice']);
    expect(given[0]?.name).toBe(CV.name);
    const contents = await Promise.all(given.map(({ read }) => read()));
    for (const [at, { content }] of [CV, PHOTO, NOTE].entries())
      expect(contents[at]?.equals(content), `file ${at}`).toBe(true);
    expect(texts(shown).filter(Boolean)).toEqual([CV, PHOTO, NOTE].map(({ name }) => `hier is ${name}`));
  },
  async 'shows its words although its file is gone'(stage) {
    const huda = await stage.somebody();
    const { house, books, fresh } = stage;
    const enclosure = await books.keeps(huda.address, 'weg.pdf', 'application/pdf', PDF);
    await fresh.database.prisma.file.delete({ where: { id: enclosure.id } });
    await house.says(huda.address, inWords('hier is uw brief', [], enclosure));
    await house.timePasses();
    expect(texts(await huda.shows())).toContain('hier is uw brief');
    expect((await huda.shows()).at(-1)?.file?.kind ?? 'document').toBe('document');
  },
  async 'shows a place on a map'(stage) {
    const huda = await stage.somebody();
    const place = { kind: 'place', name: 'De Spil', address: 'Spilplein 1', latitude: 52.07, longitude: 4.3 } as const;
    const before = (await huda.shows()).length;
    await stage.house.says(huda.address, inWords('Hier is het.', [], place));
    const shown = await since(huda, before);
    expect(shown.flatMap((one) => one.place ?? [])).toEqual([{ name: 'De Spil', at: [52.07, 4.3] }]);
    expect(texts(shown)).toContain('Hier is het.');
  },
};

/** Either her app is told at once that it is too large, or the house hears of it, keeps nothing of it, and tells her so. */
async function refusedOrKnown({ books, fetchAll, house }: Stage, huda: Phone, taken: () => boolean | Promise<boolean>) {
  const isRefused = () => Promise.resolve(taken()).catch((error) => error.status === 413);
  await until(async () => expect(await isRefused()).toBe(true));
  await fetchAll();
  const isKnown = (await books.heard(huda.address)).length > 1;
  expect(await books.files(huda.address)).toEqual(isKnown ? [{ state: 'refused', why: 'too-big', content: null }] : []);
  await fetchAll();
  await house.idle();
  const told = texts(await huda.shows()).filter((text) => text.includes('te groot voor mij, tot 20'));
  expect(told).toHaveLength(isKnown ? 1 : 0);
}
