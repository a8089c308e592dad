import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TABS } from '../../bot/staff-ports.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { eraseExpired } from '../../prisma/stores/retention.ts';
import { type AdminHouse, openAdmin } from '../admin/house.ts';
import { theHouse } from '../talk/house.ts';
import { found, wordsIn } from './searching.ts';
import { SENTENCES } from './sentences.ts';
import { FURTHER_WAYS, joinAll, sayAll, WAYS } from './telling.ts';

/** What would give somebody away. */
const TELLING = [...new Set(SENTENCES.flatMap(({ telling }) => telling))];
const isDanger = (text: string): boolean => theHouse.understanding.crisis(text) !== null;
const LOUD = SENTENCES.filter(({ text }) => isDanger(text)).map(({ text }) => text);
/** Those of them that stand in nothing that sounds like danger: what does is never hidden. */
const QUIET = TELLING.filter((word) => wordsIn(LOUD.join('\n'), [word]).length === 0);
const KEEPINGS = theHouse.rooms.flatMap(({ keeps }) => keeps);
const DAYS = 14;

let house: AdminHouse;
/** What stands in the house before anybody says a word: the social map speaks of health, and of nobody. */
let before: Awaited<ReturnType<typeof found>>;

const query = (text: string, ...values: unknown[]) => house.fresh.database.pool.query(text, values);
const search = async () => {
  const now = await found(house.fresh.database.pool, TELLING);
  const isNew = ([table, words]: [string, readonly string[]]) => words.some((word) => !before[table]?.includes(word));
  return Object.fromEntries(Object.entries(now).filter(isNew));
};

/** So many days pass since everything was said; the conversations themselves go on every day. */
async function pass(days: number): Promise<void> {
  const ago = `now() - interval '${days} days'`;
  await query(`UPDATE message SET at = ${ago} WHERE at > ${ago}`);
  await query(`UPDATE file SET created_at = ${ago} WHERE created_at > ${ago}`);
  await query(`UPDATE knock SET at = ${ago}, done_at = ${ago}`);
  await query('UPDATE conversation SET last_at = now()');
  await query('UPDATE person SET created_at = now() WHERE centre_id IS NULL');
}

beforeAll(async () => {
  house = await openAdmin();
  before = await found(house.fresh.database.pool, TELLING);
  await joinAll(house);
}, 240_000);
afterAll(() => house.close());

describe('sixty delicate sentences in seven languages', () => {
  it.each(Object.entries(WAYS))('are said, as %s', async (_, way) => sayAll(house, way), 240_000);

  it('are all there then, in messages and nowhere else', async () => {
    const there = await search();
    expect(Object.keys(there)).toEqual(['message']);
    expect(there.message).toEqual(TELLING);
  });

  it.each(Object.entries(FURTHER_WAYS))('are said, as %s', async (_, way) => sayAll(house, way), 240_000);

  it('stand in files, and wait to be answered, as well', async () => {
    const content = Buffer.from(SENTENCES.map(({ text }) => text).join('\n'));
    await query(`UPDATE file SET state = 'kept', content = $1, type = 'application/pdf'`, content);
    const there = await search();
    expect(Object.keys(there)).toEqual(['conversation', 'file', 'knock', 'message']);
    expect(there.file).toEqual(TELLING);
  });

  it('are marked, each line that holds one', async () => {
    const { rows } = await query('SELECT content::text AS content FROM message WHERE NOT delicate');
    expect(rows.filter(({ content }) => wordsIn(content, TELLING).length > 0)).toEqual([]);
  });

  it("stand on no page of the staff view for whoever is nobody's coach, but where there is danger", async () => {
    const cookie = await house.signIn();
    const see = async (path: string) => (await house.ask(`/admin${path}`, { cookie })).text();
    const { rows } = await query('SELECT id, person_id FROM conversation WHERE version > 0');
    const paths = [
      ...TABS.map((tab) => `/conversations?tab=${tab}`),
      ...rows.flatMap(({ id, person_id }) => [`/conversations/${id}?tab=all`, `/people/${person_id}`]),
      ...Object.values(PEOPLE).map(({ id }) => `/people/${id}/absences`),
      ...['/absences', '/absences/figures', '/absences/figures.csv', '/signals', '/week', '/undelivered'],
    ];
    expect(paths.length).toBeGreaterThan(SENTENCES.length);
    for (const path of paths) expect(wordsIn(await see(path), QUIET), path).toEqual([]);
  });

  it('are kept for a fortnight', async () => {
    await pass(DAYS - 1);
    await eraseExpired(house.fresh.database.pool, KEEPINGS);
    expect((await search()).message).toEqual(TELLING);
  });

  it('would be found after it, if a single line were not marked', async () => {
    await pass(DAYS + 1);
    const one = `WHERE content->>'text' = 'Morgen krijg ik chemo voor mijn borstkanker'`;
    await query(`UPDATE message SET delicate = false ${one}`);
    await eraseExpired(house.fresh.database.pool, KEEPINGS);
    expect(await search()).toEqual({ message: ['chemo', 'borstkanker'] });
    await query(`UPDATE message SET delicate = true ${one}`);
  });

  it('are gone after it from every column of every table', async () => {
    await eraseExpired(house.fresh.database.pool, KEEPINGS);
    expect(await search()).toEqual({});
    const { rows } = await query('SELECT count(*)::int AS left FROM message');
    expect(rows[0].left).toBeGreaterThan(SENTENCES.length);
  });
});
