import { beforeEach, describe, expect, it } from 'vitest';
import type { Told } from '../../../bot/capabilities/cv-talk/facts.ts';
import { MOST_SCHOOLS, MOST_STRENGTHS, MOST_TONGUES, MOST_WORK } from '../../../bot/capabilities/cv-talk/rules.ts';
import { alone } from '../answering.ts';

const NOW = '2026-11-26T09:00:00Z';
type Her = ReturnType<typeof alone>;

let her: Her;
/** What was kept last. */
const told = (): Told => {
  const records = her.state.turns.flatMap(({ effects }) => effects).filter((effect) => effect.kind === 'record');
  return records.findLast(({ name }) => name.startsWith('cv-talk.'))?.data.told as unknown as Told;
};
/** Picks one choice after the other. */
async function picks(...choices: string[]) {
  let said = await her.says('Ik heb geen cv').then(() => her.picks('skip'));
  for (const choice of choices) said = await her.picks(choice);
  return said.map(({ key }) => key);
}

beforeEach(async () => {
  her = alone('huda', NOW, 'nl');
  await her.begin();
});

describe('a CV that is told', () => {
  it.each([
    ['Receptioniste', ['cv-talk.where']],
    ['thuishulp in de zorg', ['cv-talk.where']],
    ['Ik hielp mensen met brieven en schulden', ['cv-talk.where']],
    ['Goedemorgen', ['engine.greeting', 'cv-talk.work']],
    ['Ik wil graag een mens spreken', ['engine.human']],
    ['Verpleegkundige in het ziekenhuis', ['cv-talk.sure']],
  ])('takes "%s" as work, or as what else it is', async (words, expected) => {
    await picks();
    const said = await her.says(words);
    expect(said.map(({ key }) => key).slice(0, expected.length)).toEqual(expected);
  });

  it('keeps words about health only where she says so', async () => {
    await picks();
    await her.says('zorg voor mijn zieke moeder');
    expect(JSON.stringify(her.state.turns.flatMap(({ effects }) => effects))).not.toContain('zieke');
    await her.picks('yes');
    await her.picks('skip');
    await her.picks('skip');
    expect(told().work).toMatchObject([{ what: { id: null, words: 'zorg voor mijn zieke moeder' } }]);
  });

  it('knows work without pay, also in her own words', async () => {
    await picks('more', 'volunteer');
    await her.says('Taalles geven');
    await her.picks('skip');
    await her.picks('skip');
    expect(told().work).toMatchObject([{ isUnpaid: true, where: null, from: null, until: null }]);
  });

  it('takes six kinds of work, and then goes on', async () => {
    await picks();
    for (let count = 1; count <= MOST_WORK; count++) {
      await her.says(`Werk ${'x'.repeat(500)}`);
      await her.picks('skip');
      const said = await her.picks('skip');
      const last = said.at(-1)?.key;
      expect(last).toBe(count < MOST_WORK ? 'cv-talk.another-work' : 'cv-talk.school');
      if (count < MOST_WORK) await her.picks('yes');
    }
    expect(told().work).toHaveLength(MOST_WORK);
    for (const { what } of told().work) expect([...(what.words ?? '')].length).toBeLessThanOrEqual(80);
  });

  it('ends each list by itself', async () => {
    await picks('more', 'skip');
    for (let count = 0; count < MOST_SCHOOLS; count++) {
      for (const choice of ['primary', 'skip', 'skip']) await her.picks(choice);
      if (count < MOST_SCHOOLS - 1) await her.picks('yes');
    }
    await her.picks('native');
    for (let count = 0; count < MOST_TONGUES; count++) {
      await her.says(`Taal ${'abcdefgh'[count]}`);
      await her.picks('well');
    }
    await her.picks('none');
    for (let count = 0; count < MOST_STRENGTHS - 1; count++) await her.says(`Iets ${'abcdefgh'[count]}`);
    const said = await her.says('Nog iets moois');
    expect(said.map(({ key }) => key)).toEqual(['cv-talk.contact']);
    expect(told()).toMatchObject({ dutch: 'native', licence: 'none' });
    expect([told().schools, told().tongues, told().strengths].map(({ length }) => length)).toEqual([3, 6, 4]);
  });

  it('says how far she is, and names each language once', async () => {
    await picks('more', 'skip', 'none');
    const [dutch] = await her.picks('little');
    expect(dutch?.choices?.map(({ id }) => id)).toEqual(['ar', 'tr', 'en', 'more', 'none']);
    await her.picks('ar');
    const [next] = await her.picks('native');
    expect(next?.choices?.map(({ id }) => id)).toEqual(['tr', 'en', 'ti', 'more', 'none']);
    const [licence] = await her.picks('none');
    expect(licence?.params).toEqual({ progress: '5/8' });
  });

  it('tells the volunteer in which language it was begun, even if she chose another one meanwhile', async () => {
    await picks('home', 'household', 'skip', 'no', 'none', 'not', 'none', 'skip', 'skip', 'skip', 'skip');
    await her.says('taal');
    await her.picks('ar');
    const said = await her.picks('yes');
    expect(said.map(({ key }) => key)).toEqual(['cv-talk.sent']);
    expect(told().language).toBe('nl');
  });
});
