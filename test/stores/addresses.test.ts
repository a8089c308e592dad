import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Knock } from '../../bot/ports.ts';
import { runKnock } from '../../workers/due.ts';
import { openHouse, type Playing, type Stores, words } from '../talk/house.ts';
import { type Fresh, freshDatabase } from './database.ts';
import { postgresStores } from './playing.ts';

const MORNING = '2026-11-23T09:00:00.000Z';
const LATER = '2026-11-23T13:00:00.000Z';

let fresh: Fresh;
let stores: Stores;
let playing: Playing;
let count = 0;

beforeAll(async () => {
  fresh = await freshDatabase();
  stores = postgresStores(fresh.database);
  playing = openHouse(stores, MORNING);
});
afterAll(() => fresh.drop());

const person = async (name: string, language: string): Promise<string> => {
  const data = { name, language, roles: ['resident'], consentedAt: new Date(MORNING), centreId: 'de-mussen' };
  return (await fresh.database.prisma.person.create({ data })).id;
};

const writes = (channel: string, id: string, text: string, invitation?: string): Promise<unknown> => {
  const from: Knock['from'] = { address: { channel, id }, ...(invitation === undefined ? {} : { invitation }) };
  return playing.knock({ from, arrival: { key: `k${count++}`, inbound: { kind: 'text', text } } });
};

/** What was said since it was last asked, in words, with the conversation it was said in. */
function heard(): { conversation: string; text: string; key: string }[] {
  const said = playing.said.splice(0);
  return said.map(({ conversation, language, saying: { key, params } }) => ({
    conversation,
    key,
    text: words.say(key, params, language),
  }));
}

const invite = (code: string, personId: string) =>
  fresh.database.prisma.invitation.create({ data: { code, personId, expiresAt: new Date('2030-01-01') } });

/** Does what the queue would do: says what waits to be said. */
async function carry(): Promise<void> {
  for (const key of await stores.knocks.due(playing.now)) {
    await runKnock(stores.knocks, playing.knock, () => playing.now, key);
  }
}

describe('one person, several apps', () => {
  it('is known in the second app by a code that the first one gives her, also written in Arabic digits', async () => {
    const amal = await person('Amal', 'ar');
    await stores.join(amal, 'amal', 'ar');
    await writes('web', 'amal', 'بياناتي');
    await writes('web', 'amal', '4');
    const shown = heard().find(({ key }) => key === 'my-data.link')?.text ?? '';
    const code = /\d{4} \d{4}/u.exec(shown)?.[0] ?? '';
    expect(code).not.toBe('');
    const inArabic = code.replaceAll(/\d/gu, (digit) => String.fromCharCode(0x0660 + Number(digit)));
    await writes('telegram', '77', 'hallo');
    heard();
    await writes('telegram', '77', inArabic);
    const [known, menu] = heard();
    expect(known).toMatchObject({ key: 'engine.code-known', text: expect.stringContaining('Amal') });
    expect(menu?.key).toBe('engine.menu');
    const addresses = await fresh.database.prisma.address.findMany({ where: { personId: amal } });
    expect(addresses.map(({ channel }) => channel).sort()).toEqual(['telegram', 'web']);
  });

  it('says kindly that a code is used up, and goes on with what was open', async () => {
    const omar = await person('Omar', 'nl');
    await stores.join(omar, 'omar', 'nl');
    await writes('web', 'omar', 'menu');
    heard();
    await writes('web', 'omar', '1234 5678');
    expect(heard().map(({ key }) => key)).toEqual(['engine.code-unknown', 'engine.menu']);
  });
});

describe('one phone, several persons', () => {
  it('gives each a conversation of her own, asks who writes after a pause, and answers in hers', async () => {
    const zehra = await person('Zehra', 'tr');
    const baran = await person('Baran', 'nl');
    await stores.join(zehra, 'family', 'tr');
    await writes('web', 'family', 'menu');
    await invite('a1b2c3d4e5f6g7h8', baran);
    heard();
    await writes('web', 'family', 'a1b2c3d4e5f6g7h8');
    const joined = heard();
    expect(joined[0]).toMatchObject({ key: 'engine.code-known', text: expect.stringContaining('Baran') });

    playing.now = LATER;
    await writes('web', 'family', 'ik kan niet komen');
    const asked = heard();
    expect(asked.map(({ key }) => key)).toEqual(['onboarding.who']);
    expect(asked[0]?.conversation).toBe(joined[0]?.conversation);
    await writes('web', 'family', '2');
    expect(heard()).toEqual([]);
    await carry();
    const hers = heard();
    expect(hers.length).toBeGreaterThan(0);
    expect(hers[0]?.conversation).not.toBe(joined[0]?.conversation);
    await writes('web', 'family', 'menu');
    const menu = heard();
    expect(menu[0]?.conversation).toBe(hers[0]?.conversation);
    expect(menu[0]?.text).toBe(words.say('engine.menu', undefined, 'tr'));
  });

  it('says for whom a first word is, and takes the answer as hers', async () => {
    const [{ id: baran } = { id: '' }] = await fresh.database.prisma.person.findMany({ where: { name: 'Baran' } });
    const inbound = { kind: 'news', key: 'engine.greeting', params: {} } as const;
    await playing.knock({ from: { person: baran }, arrival: { key: 'news-1', inbound } });
    const news = heard();
    expect(news[0]).toMatchObject({ key: 'engine.for', text: expect.stringContaining('Baran') });
    await writes('web', 'family', 'menu');
    expect(heard()[0]?.conversation).toBe(news[0]?.conversation);
  });

  it('does not ask who it is when somebody is in danger', async () => {
    playing.now = '2026-11-24T13:00:00.000Z';
    await writes('web', 'family', 'mijn man slaat mij');
    expect(heard()[0]?.key).toMatch(/^crisis\./u);
  });
});
