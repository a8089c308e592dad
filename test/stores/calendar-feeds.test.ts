import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Feeds } from '../../bot/calendar/ports.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { createFeeds } from '../../prisma/stores/calendar-feeds.ts';
import { eraseExpired } from '../../prisma/stores/retention.ts';
import { openHouse, type Playing } from '../talk/house.ts';
import { type Fresh, freshDatabase } from './database.ts';
import { postgresStores } from './playing.ts';

const WILLEM = { person: PEOPLE.willem.id };
const NOW = '2026-11-22T10:00:00Z';
const KEEPINGS = [{ record: 'calendar.revoke', days: 30 }];

let fresh: Fresh;
let feeds: Feeds;
let playing: Playing;
beforeAll(async () => {
  fresh = await freshDatabase();
  feeds = createFeeds(fresh.database.pool);
  const { prisma } = fresh.database;
  const users = ['petra', 'joris'].map((id) => ({ id, name: id, email: `${id}@example.org` }));
  await prisma.staffUser.createMany({ data: users });
});
beforeEach(async () => {
  await fresh.reset();
  playing = openHouse(postgresStores(fresh.database), new Date().toISOString());
});
afterAll(() => fresh.drop());

const PETRA = { staff: 'petra' };
/** Everything that the database holds of addresses, as text. */
const kept = async () =>
  (await fresh.database.pool.query<{ row: string }>('SELECT f::text AS row FROM calendar_feed f')).rows
    .map(({ row }) => row)
    .join('\n');
const tokenOf = async (owner: Parameters<Feeds['make']>[0], centre: string | null = null) => {
  const made = await feeds.make(owner, centre);
  if (made === null || made === 'too-many') throw new Error('no address was made');
  return made.token;
};
const age = (days: number) =>
  fresh.database.pool.query(`UPDATE calendar_feed SET revoked_at = revoked_at - make_interval(days => $1)`, [days]);
let count = 0;
const willemSays = async (text: string) => {
  const address = { channel: 'web', id: 'willem' };
  await playing.knock({ from: { address }, arrival: { key: `${++count}`, inbound: { kind: 'text', text } } });
  return playing.said.at(-1)?.saying;
};
/** He has joined, and asks for a link. */
async function linkOfWillem(): Promise<string> {
  const { prisma } = fresh.database;
  if ((await prisma.address.count()) === 0) await postgresStores(fresh.database).join(WILLEM.person, 'willem', 'nl');
  await willemSays('mijn agenda');
  const link = (await willemSays('1'))?.params?.link;
  return String(link).split('/').at(-1) ?? '';
}

describe('an address', () => {
  it('opens the calendar of its owner, and is kept as a hash only', async () => {
    const [his, hers] = [await tokenOf(WILLEM), await tokenOf(PETRA, 'de-mussen')];
    expect(his).toMatch(/^[\w-]{43}$/u);
    expect(await feeds.open(his)).toEqual({ kind: 'person', person: WILLEM.person, language: 'nl' });
    expect(await feeds.open(hers)).toEqual({ kind: 'centre', centre: 'de-mussen', name: 'Buurtcentrum De Mussen' });
    expect(await feeds.open(await tokenOf(PETRA))).toEqual({ kind: 'centre', centre: null, name: null });
    expect(await kept()).not.toContain(his);
    expect(await kept()).not.toContain(hers);
  });

  it('works no more once it is revoked, and only its owner can do that', async () => {
    const token = await tokenOf(WILLEM);
    const [feed] = await feeds.list(WILLEM);
    expect(await feeds.revoke(PETRA, feed?.id ?? '')).toBe(false);
    expect(await feeds.open(token)).not.toBeNull();
    expect(await feeds.revoke(WILLEM, feed?.id ?? '')).toBe(true);
    expect(await feeds.revoke(WILLEM, feed?.id ?? '')).toBe(false);
    expect(await feeds.open(token)).toBeNull();
    expect(await feeds.list(WILLEM)).toEqual([]);
  });

  it('is nobody’s where it never was, and where it is the hash that the database keeps', async () => {
    await tokenOf(WILLEM);
    const { tokenHash } = await fresh.database.prisma.calendarFeed.findFirstOrThrow();
    for (const token of ['', 'x', 'null', tokenHash ?? '', "' OR 1=1 --"]) expect(await feeds.open(token)).toBeNull();
  });

  it('is made for somebody who is there, for a centre that is there, and ten times at most', async () => {
    expect(await feeds.make({ person: '00000000-0000-4000-8000-000000000000' }, null)).toBeNull();
    expect(await feeds.make({ staff: 'nobody' }, null)).toBeNull();
    expect(await feeds.make(PETRA, 'nowhere')).toBeNull();
    for (let made = 0; made < 10; made++) await tokenOf(PETRA);
    expect(await feeds.make(PETRA, null)).toBe('too-many');
    expect(await feeds.list(PETRA)).toHaveLength(10);
    expect(await feeds.make({ staff: 'joris' }, null)).toHaveProperty('token');
  });

  it('goes with the account of its owner', async () => {
    const { prisma } = fresh.database;
    await prisma.staffUser.create({ data: { id: 'gone', name: 'Gone', email: 'gone@example.org' } });
    const token = await tokenOf({ staff: 'gone' });
    await prisma.staffUser.delete({ where: { id: 'gone' } });
    expect(await feeds.open(token)).toBeNull();
  });
});

describe('the link of a chat', () => {
  it('makes one address, once; what worked before works no more', async () => {
    const before = await tokenOf(WILLEM);
    const code = await linkOfWillem();
    expect(await feeds.open(code)).toBeNull();
    expect(await feeds.offered(code)).toEqual({ language: 'nl' });
    expect(await feeds.open(before)).not.toBeNull();
    const claims = await Promise.all([feeds.claim(code), feeds.claim(code)]);
    const [made, ...others] = claims.filter((one) => one !== null);
    expect(others).toEqual([]);
    expect(await feeds.open(made?.token ?? '')).toMatchObject({ person: WILLEM.person });
    expect(await feeds.open(before)).toBeNull();
    expect(await feeds.offered(code)).toBeNull();
    const said = JSON.stringify(await fresh.database.prisma.message.findMany());
    expect(said).toContain(code);
    expect(said).not.toContain(made?.token);
  });

  it('serves a quarter of an hour, and only the newest one', async () => {
    const [first, second] = [await linkOfWillem(), await linkOfWillem()];
    expect(await feeds.offered(first)).toBeNull();
    expect(await feeds.offered(second)).not.toBeNull();
    await fresh.database.pool.query(`UPDATE calendar_feed SET claim_until = now() - interval '1 second'`);
    expect(await feeds.offered(second)).toBeNull();
    expect(await feeds.claim(second)).toBeNull();
    await eraseExpired(fresh.database.pool, KEEPINGS);
    expect(await kept()).toBe('');
  });

  it('is told of in the chat, and stopped there, whoever made the address', async () => {
    const code = await linkOfWillem();
    const { token } = (await feeds.claim(code)) ?? { token: '' };
    const other = await tokenOf(WILLEM);
    expect((await willemSays('agenda'))?.key).toBe('calendar.feed-known');
    expect((await willemSays('2'))?.key).toBe('calendar.stopped');
    expect(await feeds.open(token)).toBeNull();
    expect(await feeds.open(other)).toBeNull();
    expect((await willemSays('agenda'))?.key).toBe('calendar.feed');
  });
});

describe('what is kept of addresses', () => {
  it('is told to whoever asks what is known of her', async () => {
    await linkOfWillem();
    const knows = async () => {
      playing.said.splice(0);
      await willemSays('menu');
      await willemSays('mijn gegevens');
      await willemSays('1');
      return playing.said.map(({ saying }) => saying.key);
    };
    expect(await knows()).not.toContain('my-data.known-calendar');
    await tokenOf(WILLEM);
    expect(await knows()).toContain('my-data.known-calendar');
  });

  it('goes thirty days after they were revoked; one that works stays', async () => {
    const token = await tokenOf(WILLEM);
    await tokenOf(PETRA);
    const [feed] = await feeds.list(PETRA);
    await feeds.revoke(PETRA, feed?.id ?? '');
    await age(29);
    await eraseExpired(fresh.database.pool, KEEPINGS);
    expect(await fresh.database.prisma.calendarFeed.count()).toBe(2);
    await age(2);
    await eraseExpired(fresh.database.pool, KEEPINGS);
    expect(await fresh.database.prisma.calendarFeed.count()).toBe(1);
    expect(await feeds.open(token)).not.toBeNull();
  });

  it('goes when somebody asks to be forgotten', async () => {
    await linkOfWillem();
    const token = await tokenOf(WILLEM);
    playing.now = NOW;
    await willemSays('mijn gegevens');
    const asked = playing.said.at(-1)?.saying.choices ?? [];
    await willemSays(`${asked.findIndex(({ id }) => id === 'forget') + 1}`);
    await willemSays('1');
    expect(playing.said.at(-1)?.saying.key).toBe('my-data.forgotten');
    expect(await feeds.open(token)).toBeNull();
    expect(await kept()).toBe('');
  });
});
