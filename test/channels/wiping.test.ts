import { describe, expect, it } from 'vitest';
import { createErasures } from '../../prisma/stores/erasures.ts';
import { createEraser } from '../../workers/eraser.ts';
import type { Driver, Phone } from './conformance/driver.ts';
import { telegram } from './conformance/drivers/telegram.ts';
import { web } from './conformance/drivers/web.ts';
import { whatsappCloud } from './conformance/drivers/whatsapp-cloud.ts';
import { whatsappWeb } from './conformance/drivers/whatsapp-web.ts';
import { isTaken, type Stage, setStage, texts, until } from './conformance/stage.ts';
import { inWords } from './conformance/words.ts';

const SECRET = 'Uw afspraak is bij Veilig Thuis.';

/** The chat of somebody whom the bot told something delicate, up to her "yes, wipe it". */
async function wipes(stage: Stage): Promise<Phone> {
  const huda = await stage.somebody();
  await stage.house.says(huda.address, inWords(SECRET));
  for (const said of ['mijn gegevens', '3', '3', '1']) {
    const before = (await huda.shows()).length;
    await isTaken(huda.writes(said));
    await stage.house.idle();
    // The last answer may already stand on a page from which all else is gone.
    if (said !== '1') await until(async () => expect((await huda.shows()).length).toBeGreaterThan(before));
  }
  return huda;
}

const sweep = ({ house, fresh }: Stage): Promise<number> =>
  createEraser({
    channels: [house.driver],
    erasures: createErasures(fresh.database.pool),
    knock: house.receive,
    alarm: (what, error) => {
      throw new Error(what, { cause: error });
    },
  }).sweep();

/** What is kept of her chat: words that came in and that were said. */
async function kept({ fresh }: Stage, { address }: Phone): Promise<string> {
  const { rows } = await fresh.database.pool.query(
    `SELECT m.content::text FROM message m JOIN conversation c ON c.id = m.conversation_id JOIN address a ON a.id = c.address_id
     WHERE a.external = $1`,
    [address],
  );
  return rows.map(({ content }) => content).join('\n');
}
const open = async ({ fresh }: Stage) => (await fresh.database.pool.query('SELECT 1 FROM erasure')).rowCount;

const shows = async (huda: Phone) => texts(await huda.shows()).join('\n');

describe.each<[string, Driver]>([
  ['Telegram', telegram('grammy')],
  ['the web chat', web],
  ['WhatsApp on an ordinary number', whatsappWeb],
])('a chat that is wiped, on %s', (_, driver) => {
  const stage = setStage(driver);

  it('goes from the house and from her phone, and the last word tells nobody anything', async () => {
    const huda = await wipes(stage);
    await sweep(stage);
    await stage.house.idle();
    await until(async () => expect(await shows(huda)).not.toContain('Veilig Thuis'));
    expect(texts(await huda.shows()).at(-1)).toContain('Gedaan.');
    expect(await shows(huda)).not.toContain('wis dit gesprek');
    expect(await kept(stage, huda)).not.toContain('Veilig Thuis');
    expect(await kept(stage, huda)).toContain('my-data.wiped');
    expect(await open(stage)).toBe(0);
    expect(stage.alarms).toEqual([]);
  });

  it('begins anew when she writes again, in her language and without being asked for consent', async () => {
    const huda = await wipes(stage);
    await sweep(stage);
    await isTaken(huda.writes('menu'));
    await stage.house.idle();
    await until(async () => expect(await shows(huda)).toContain('Wat wilt u doen?'));
  });
});

describe('a chat that is wiped where nothing can be taken back', () => {
  const stage = setStage(whatsappCloud);

  it('goes from the house, and she hears that she has to delete it herself, once', async () => {
    const huda = await wipes(stage);
    expect(await kept(stage, huda)).not.toContain('Veilig Thuis');
    await sweep(stage);
    await sweep(stage);
    await stage.house.idle();
    const words = texts(await huda.shows());
    expect(words.join('\n')).toContain('Veilig Thuis');
    expect(words.filter((text) => text.includes('die ik niet kan weghalen'))).toHaveLength(1);
    expect(await open(stage)).toBe(0);
  });
});
