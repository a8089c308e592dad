import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { type DueLine, dueReport, printed } from '../../workers/due-report/report.ts';
import { type Fresh, freshDatabase } from '../stores/database.ts';
import { postgresStores } from '../stores/playing.ts';
import { openHouse, type Playing, type Stores, theHouse } from '../talk/house.ts';

type Name = keyof typeof PEOPLE;

let fresh: Fresh;
let stores: Stores;
let playing: Playing;
beforeAll(async () => {
  fresh = await freshDatabase();
});
beforeEach(async () => {
  await fresh.reset();
  await fresh.database.pool.query(`UPDATE person SET quiet_from = '21:00', quiet_until = '08:00'`);
  stores = postgresStores(fresh.database);
  playing = openHouse(stores, '2026-11-24T07:00:00Z');
});
afterAll(() => fresh.drop());

const joins = (name: Name) => stores.join(PEOPLE[name].id, name, PEOPLE[name].language);
const knocks = (name: Name, key: string, inbound: Parameters<Playing['knock']>[0]['arrival']['inbound']) =>
  playing.knock({ from: { address: { channel: 'web', id: name } }, arrival: { key, inbound } });
const writes = (name: Name, text: string) => knocks(name, text, { kind: 'text', text });

/** The lines of one person between two wall-clock days of winter. */
async function linesOf(name: Name, from: string, until: string): Promise<DueLine[]> {
  const window = { from: `${from}T00:00:00+01:00`, until: `${until}T00:00:00+01:00` };
  const lines = await dueReport({ house: theHouse, ...stores, zone: 'Europe/Amsterdam' }, window);
  return lines.filter(({ person }) => person === PEOPLE[name].id);
}
const told = ({ local, what, silent }: DueLine) => `${local} ${what}${silent === null ? '' : ` (${silent})`}`;
const tuesday = async (name: Name) => (await linesOf(name, '2026-11-24', '2026-11-25')).map(told);

describe('what is to be said first', () => {
  it('names the moment on her own clock, the reason, and nobody by name', async () => {
    await joins('huda');
    const [reminder, checkIn] = await linesOf('huda', '2026-11-24', '2026-11-25');
    expect(reminder).toEqual({
      at: '2026-11-24T08:00:00Z',
      local: '2026-11-24 09:00',
      person: PEOPLE.huda.id,
      what: 'mentoring.reminder',
      why: 'reminder of the weekly meeting on 2026-11-24 14:00 (mentee)',
      key: 'mentoring:reminder:00000000-0000-4000-8000-000000000101:2026-11-24:mentee',
      silent: null,
    });
    expect(checkIn).toMatchObject({ local: '2026-11-24 15:30', what: 'mentoring.check-in', silent: null });
    expect(JSON.stringify([reminder, checkIn])).not.toMatch(/Huda|Willem/u);
  });

  it('writes nothing and sends nothing', async () => {
    await joins('huda');
    const before = await everything();
    await tuesday('huda');
    expect(await everything()).toEqual(before);
    expect(playing.said).toEqual([]);
  });

  it('is silent about whoever has not joined a chat', async () => {
    expect(await tuesday('willem')).toEqual([
      '2026-11-24 09:00 mentoring.reminder (unreachable: has not joined a chat)',
      '2026-11-24 15:30 mentoring.check-in (unreachable: has not joined a chat)',
    ]);
  });

  it('leaves out who has said that she cannot come; the other half hears so', async () => {
    await joins('huda');
    await joins('willem');
    const report = ['لا أستطيع الحضور', '1', '1', '1', '1'];
    for (const [turn, text] of report.entries()) await knocks('huda', `report-${turn}`, { kind: 'text', text });
    expect(await tuesday('huda')).toEqual([]);
    expect(await tuesday('willem')).toEqual(['2026-11-24 09:00 mentoring.reminder-absent']);
  });
});

describe('what keeps it silent', () => {
  it('is that she wants no messages', async () => {
    await joins('willem');
    await writes('willem', 'stop');
    expect(await tuesday('willem')).toEqual([
      '2026-11-24 09:00 mentoring.reminder (opted-out)',
      '2026-11-24 15:30 mentoring.check-in (opted-out)',
    ]);
  });

  it('is that a human has the conversation, until it is handed back', async () => {
    await joins('willem');
    await knocks('willem', 'take', { kind: 'staff-take', staff: 'staff-petra', name: 'Petra' });
    expect(await tuesday('willem')).toEqual([
      '2026-11-24 09:00 mentoring.reminder (staff-hold)',
      '2026-11-24 15:30 mentoring.check-in (staff-hold)',
    ]);
    await knocks('willem', 'back', { kind: 'staff-hand-back', staff: 'staff-petra' });
    expect(await tuesday('willem')).toEqual([
      '2026-11-24 09:00 mentoring.reminder',
      '2026-11-24 15:30 mentoring.check-in',
    ]);
  });

  it('is a crisis', async () => {
    await joins('willem');
    await writes('willem', 'Ik wil niet meer leven');
    expect((await tuesday('willem'))[0]).toBe('2026-11-24 09:00 mentoring.reminder (crisis)');
  });

  it('is that nothing arrives where she is, nor anywhere else', async () => {
    await joins('willem');
    await stores.block('willem');
    await fresh.database.pool.query(`UPDATE address SET unreachable_since = '2026-11-23T09:30:00Z'`);
    expect((await tuesday('willem'))[0]).toBe(
      '2026-11-24 09:00 mentoring.reminder (unreachable: blocked since 2026-11-23 10:30)',
    );
    await stores.join(PEOPLE.willem.id, 'willem-elsewhere', 'nl');
    expect((await tuesday('willem'))[0]).toBe('2026-11-24 09:00 mentoring.reminder');
  });

  it('is that she has not agreed', async () => {
    await fresh.database.prisma.person.update({ where: { id: PEOPLE.willem.id }, data: { consentedAt: null } });
    await joins('willem');
    expect((await tuesday('willem'))[0]).toBe('2026-11-24 09:00 mentoring.reminder (no-consent)');
  });

  it('is a running conversation, for as long as it runs', async () => {
    await joins('willem');
    playing.now = '2026-11-24T07:55:00Z';
    await writes('willem', 'Ik kan niet komen');
    expect((await tuesday('willem'))[0]).toBe(
      '2026-11-24 09:00 mentoring.reminder (running-conversation, said at 2026-11-24 09:05)',
    );
  });

  it('is her own quiet hours: said when they end, or not at all where that is too late', async () => {
    await fresh.database.pool.query(`UPDATE person SET quiet_from = '17:00', quiet_until = '10:00'`);
    await joins('willem');
    await joins('marjan');
    expect((await tuesday('willem'))[0]).toBe(
      '2026-11-24 09:00 mentoring.reminder (quiet-hours, said at 2026-11-24 10:00)',
    );
    expect((await linesOf('marjan', '2026-11-25', '2026-11-26')).map(told)).toEqual([
      '2026-11-25 18:00 mentoring.reminder (quiet-hours, and then too late)',
    ]);
  });

  it('is a public holiday, and only on the day itself', async () => {
    for (const name of ['kees', 'marjan'] as const) await joins(name);
    expect((await linesOf('marjan', '2026-12-21', '2026-12-28')).map(told)).toEqual([
      '2026-12-23 18:00 mentoring.reminder',
      '2026-12-24 11:30 mentoring.check-in',
      // Once more, if she has not answered by then: not on Christmas Day, nor on the day after it.
      '2026-12-27 08:00 mentoring.check-in',
    ]);
    expect((await linesOf('kees', '2026-12-21', '2027-01-09')).map(told)).toEqual([
      '2026-12-25 09:00 mentoring.reminder (holiday: Kerstmis)',
      '2026-12-25 13:00 mentoring.check-in (holiday: Kerstmis)',
      '2027-01-01 09:00 mentoring.reminder (holiday: Nieuwjaar)',
      '2027-01-01 13:00 mentoring.check-in (holiday: Nieuwjaar)',
      '2027-01-08 09:00 mentoring.reminder',
      '2027-01-08 13:00 mentoring.check-in',
    ]);
  });
});

describe('the report for people', () => {
  it('has a line each, aligned, and counts what is silent', async () => {
    await joins('willem');
    await writes('willem', 'stop');
    const window = { from: '2026-11-24T00:00:00Z', until: '2026-11-25T00:00:00Z' };
    const lines = (await linesOf('willem', '2026-11-24', '2026-11-25')).slice(0, 1);
    expect(printed(lines, window).split('\n')).toEqual([
      `2026-11-24 09:00  ${PEOPLE.willem.id}  mentoring.reminder            reminder of the weekly meeting on 2026-11-24 14:00 (mentor)  — silent: opted-out`,
      '1 to be said first, 1 of them silent or waiting.',
    ]);
    expect(printed([], window)).toBe(
      'Nothing is to be said first between 2026-11-24T00:00:00Z and 2026-11-25T00:00:00Z.',
    );
  });
});

/** Every row of every table, as a sum that any change would change. */
async function everything(): Promise<unknown> {
  const { rows } = await fresh.database.pool.query(`
    SELECT table_name, md5(query_to_xml('SELECT * FROM ' || quote_ident(table_name) || ' ORDER BY 1', true, true, '')::text)
    FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`);
  return rows;
}
