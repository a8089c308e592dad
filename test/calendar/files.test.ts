import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createEntryFiles } from '../../bot/calendar/files.ts';
import type { Outgoing } from '../../bot/ports.ts';
import { demoWorld, PEOPLE } from '../../prisma/seed/world.ts';
import { createEntries } from '../../prisma/stores/calendar-entries.ts';
import { createFiles } from '../../prisma/stores/files.ts';
import { spokenOf } from '../../workers/speech.ts';
import { type Fresh, freshDatabase } from '../stores/database.ts';
import { keeping } from '../stores/keeping.ts';
import { words } from '../talk/house.ts';
import { TEST_DAY } from '../world.ts';
import { parsed } from './parsed.ts';

const DESK = demoWorld(TEST_DAY).appointments[0]?.id ?? '';
const [SAMI = ''] = demoWorld(TEST_DAY).children.map(({ id }) => id);

let fresh: Fresh;
beforeAll(async () => {
  fresh = await freshDatabase();
});
beforeEach(() => fresh.reset());
afterAll(() => fresh.drop());

const conversationOf = async (who: keyof typeof PEOPLE) => {
  const { prisma } = fresh.database;
  const address = await prisma.address.create({ data: { personId: PEOPLE[who].id, channel: 'web', external: who } });
  return (await prisma.conversation.create({ data: { personId: PEOPLE[who].id, addressId: address.id } })).id;
};
const day = (where: { seriesId: string } | { startsAt: Date }) =>
  fresh.database.prisma.occasion.findFirstOrThrow({ where });
const club = () => day({ startsAt: new Date('2026-11-27T14:30:00Z') });

/** What a message encloses, as a channel would send it. */
async function enclosedIn(
  conversation: string,
  about: { occasion: string; child: string | null } | null,
  language = 'nl',
) {
  const entry = createEntryFiles({
    entries: createEntries(fresh.database.pool),
    say: words.say,
    publicUrl: 'https://chat.example.org:8443',
    clock: () => '2026-11-22T10:00:00Z',
  });
  const saying = { key: 'calendar.all', enclosure: { kind: 'calendar', about } } as const;
  const message = { conversation, turn: 1, position: 1, channel: 'web', to: 'x', saying, isAnswer: true, attempts: 0 };
  const outgoing = { ...message, language } as Outgoing;
  const { enclosed } = spokenOf(outgoing, words, createFiles(fresh.database.prisma, keeping, entry));
  if (enclosed?.kind !== 'file') throw new Error('nothing is enclosed');
  return { enclosed, read: async () => parsed(new TextDecoder().decode(await enclosed.read())).events };
}

describe('a file for her calendar', () => {
  it('holds one thing, under a name that every telephone opens', async () => {
    const { id: occasion } = await day({ seriesId: DESK });
    const { enclosed, read } = await enclosedIn(await conversationOf('plamen'), { occasion, child: null }, 'bg');
    expect(enclosed).toMatchObject({ name: 'agenda.ics', type: 'text/calendar' });
    const content = await enclosed.read();
    expect(content.length).toBeLessThan(enclosed.bytes);
    expect(await read()).toMatchObject([
      {
        uid: `${occasion}@chat.example.org`,
        summary: 'Помощ за автобиография',
        location: 'De Mussen, kamer 4',
        geo: [52.069, 4.298],
        status: 'CONFIRMED',
        starts: '2026-11-26T09:00:00.000Z',
        ends: '2026-11-26T09:45:00.000Z',
      },
    ]);
  });

  it('holds the time that holds when it is fetched, under the same name and a higher number', async () => {
    const { id: occasion } = await day({ seriesId: DESK });
    const { read } = await enclosedIn(await conversationOf('plamen'), { occasion, child: null });
    const [before] = await read();
    const data = { startsAt: new Date('2026-11-27T10:00:00Z'), endsAt: new Date('2026-11-27T10:45:00Z') };
    await fresh.database.prisma.occasion.update({
      where: { id: occasion },
      data: { ...data, movedFrom: new Date('2026-11-26T09:00:00Z') },
    });
    const [moved] = await read();
    expect(moved).toMatchObject({ uid: before?.uid, starts: '2026-11-27T10:00:00.000Z' });
    expect(moved?.sequence).toBe((before?.sequence ?? 0) + 1);
    await fresh.database.prisma.occasion.update({
      where: { id: occasion },
      data: { state: 'cancelled', changedAt: new Date() },
    });
    expect(await read()).toMatchObject([
      { uid: before?.uid, status: 'CANCELLED', sequence: (before?.sequence ?? 0) + 2 },
    ]);
  });

  it('says to a mother for which of her children, and to nobody else', async () => {
    const about = { occasion: (await club()).id, child: SAMI };
    const { read } = await enclosedIn(await conversationOf('jamila'), about, 'ar');
    const [event] = await read();
    expect(event?.uid).toBe(`${about.occasion}-${SAMI}@chat.example.org`);
    expect(event?.summary).toContain('نادي الأشغال اليدوية');
    expect(event?.summary).toContain('Sami');
    await expect((await enclosedIn(await conversationOf('huda'), about)).read()).rejects.toThrow('the file is gone');
  });

  it('holds everything of hers, and nothing of anybody else', async () => {
    const events = await (await enclosedIn(await conversationOf('selam'), null, 'ti')).read();
    expect(new Set(events.map(({ summary }) => summary))).toEqual(new Set(['ትምህርቲ ቋንቋ ሆላንድ', 'ትምህርቲ ስፌት']));
    expect(events.length).toBeGreaterThan(20);
    await expect((await enclosedIn(await conversationOf('daan'), null)).read()).rejects.toThrow('the file is gone');
  });
});
