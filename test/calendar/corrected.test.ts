import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEntryFiles } from '../../bot/calendar/files.ts';
import type { Inbound } from '../../bot/engine/inbound.ts';
import { demoWorld, PEOPLE } from '../../prisma/seed/world.ts';
import { createEntries } from '../../prisma/stores/calendar-entries.ts';
import { noteCorrections } from '../../workers/corrections.ts';
import { runKnock } from '../../workers/due.ts';
import { type Fresh, freshDatabase } from '../stores/database.ts';
import { postgresStores } from '../stores/playing.ts';
import { openHouse, words } from '../talk/house.ts';
import { TEST_DAY } from '../world.ts';
import { parsed } from './parsed.ts';

const DESK = demoWorld(TEST_DAY).appointments[0]?.id ?? '';
const NOW = '2026-11-25T12:00:00Z';

let fresh: Fresh;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

describe('an appointment that staff move after it was taken over into a calendar', () => {
  it('is told of, and one tap later the calendar has the new time under the old name', async () => {
    const { prisma, pool } = fresh.database;
    const stores = postgresStores(fresh.database);
    const house = openHouse(stores, NOW);
    const clock = () => NOW;
    await stores.join(PEOPLE.plamen.id, 'plamen', 'bg');
    const { id: conversation } = await prisma.conversation.findFirstOrThrow({ where: { personId: PEOPLE.plamen.id } });
    const { id: occasion } = await prisma.occasion.findFirstOrThrow({ where: { seriesId: DESK } });
    const parts = { entries: createEntries(pool), say: words.say, publicUrl: 'https://chat.example.org', clock };
    const entry = createEntryFiles(parts);
    const inCalendar = async () => {
      const file = await entry(conversation, { occasion, child: null }, 'bg');
      return parsed(new TextDecoder().decode(file?.content)).events[0];
    };
    const does = (key: string, inbound: Inbound) => house.knock({ from: { conversation }, arrival: { key, inbound } });

    const before = await inCalendar();
    await pool.query(
      `UPDATE occasion SET starts_at = '2026-11-27T13:00Z', ends_at = '2026-11-27T13:45Z', moved_from = starts_at, changed_at = $2 WHERE id = $1`,
      [occasion, NOW],
    );
    await noteCorrections(stores.calendar, stores.knocks, { from: NOW, until: '2026-11-25T12:01:00Z' }, NOW);
    for (const key of await stores.knocks.due(NOW)) await runKnock(stores.knocks, house.knock, clock, key);
    const told = house.said.find(({ saying }) => saying.key === 'coming.moved');
    const ids = told?.saying.choices?.map(({ id }) => id) ?? [];
    expect(ids).toEqual(['coming', 'cannot-come', 'calendar']);

    await does('taps', { kind: 'choice', turn: told?.turn ?? 0, number: ids.indexOf('calendar') + 1 });
    const given = house.said.at(-1)?.saying;
    expect(given).toMatchObject({ key: 'calendar.entry', enclosure: { kind: 'calendar', about: { occasion } } });
    const after = await inCalendar();
    expect(after).toMatchObject({ uid: before?.uid, starts: '2026-11-27T13:00:00.000Z', status: 'CONFIRMED' });
    expect(after?.sequence).toBe((before?.sequence ?? 0) + 1);
  });
});
