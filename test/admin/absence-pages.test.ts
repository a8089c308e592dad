import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarOf, monthFrom, monthsBetween } from '../../bot/admin/absence-calendar.ts';
import type { Turnout } from '../../bot/staff-absence-ports.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { classIsIll, registers, reports, selamsWeeks } from './absence-world.ts';
import { type AdminHouse, openAdmin } from './house.ts';
import { said } from './week-house.ts';

let house: AdminHouse;
let cookie: string;
beforeAll(async () => {
  house = await openAdmin();
  cookie = await house.signIn();
});
afterAll(() => house.close());

const ask = (path: string) => house.ask(`/admin${path}`, { cookie });
const see = async (path: string) => said(await (await ask(path)).text());

describe('pages without anything on them', () => {
  it.each([
    ['/absences', 'Meldt iemand zich af, dan staat hier wie en voor wat.'],
    ['/absences/figures', 'Hier staan straks de cijfers.'],
    [`/people/${PEOPLE.petra.id}/absences`, 'Hier staat straks op welke dagen deze persoon er was.'],
  ])('say what will stand there: %s', async (path, words) => expect(await see(path)).toContain(words));

  it('are none where nobody has this id', async () => {
    expect((await ask(`/people/${PEOPLE.plamen.id.replace(/.$/u, 'f')}/absences`)).status).toBe(404);
  });
});

describe('figures', () => {
  beforeAll(async () => {
    const { pool } = house.fresh.database;
    await pool.query(`UPDATE programme SET name = '=HYPERLINK("x")' WHERE id = 'werkfit'`);
    await selamsWeeks(pool);
    await classIsIll(pool, 7, '2026-11-16');
    // One of them came after all, and so was there.
    const { rows } = await pool.query<{ id: string }>(`SELECT id FROM person WHERE name = 'Cursist 0'`);
    await registers(pool, rows[0]?.id ?? '', { '2026-11-16': 'present' });
    await reports(pool, { person: PEOPLE.selam.id, day: '2026-11-18', late: true });
  });

  it('tell how often, and hide what is little', async () => {
    const page = await see('/absences/figures?month=2026-11');
    expect(page).toContain('november 2026');
    expect(page).toMatch(/ ziek 7 /u);
    expect(page).toMatch(/ zonder afmelding &lt;5 /u);
    expect(page).toMatch(/ Totaal – /u);
    expect(await see('/absences/figures?month=nonsense')).toContain('november 2026');
  });

  it('are the same as a file, which no spreadsheet runs', async () => {
    const answer = await ask('/absences/figures.csv');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="afwezigheid.csv"');
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).split('\r\n');
    expect(lines[0]).toBe('Maand,Programma,Reden,Aantal keer');
    expect(lines[1]).toBe(`2026-11,"'=HYPERLINK(""x"")",ziek,7`);
    expect(lines.filter((line) => line.startsWith('2026-11')).at(-1)).toBe('2026-11,Totaal,Totaal,–');
    expect(new Set(lines.map((line) => line.slice(0, 7)))).toContain('2026-02');
  });
});

describe('the history of a person', () => {
  it('shows each state with a sign of its own, and says it', async () => {
    const page = await see(`/people/${PEOPLE.selam.id}/absences`);
    for (const words of ['was er', 'kwam later, of komt later', 'had zich afgemeld', 'was er niet, zonder afmelding'])
      expect(page).toContain(words);
    expect(page).toMatch(/ma 2 nov 09:30 Nederlandse les: kwam niet en zei niets/u);
    expect(page).toMatch(/ma 23 nov 09:30 Nederlandse les: had zich afgemeld/u);
  });

  const turnout = (
    starts: string,
    registered: Turnout['registered'],
    reported: Turnout['reported'] = null,
  ): Turnout => ({
    ...{ occasion: starts, starts, kind: 'group-session', what: 'les', registered, reported },
  });
  const AWAY = { late: false, reason: null };
  const statesOf = (...turnouts: Turnout[]) =>
    calendarOf(turnouts, ['2026-11'], '2026-11-22T11:00')[0]?.weeks.flatMap((week) =>
      week.flatMap((day) => day?.states ?? []),
    );

  it('believes what was registered before what was reported, and puts first what tells most', () => {
    expect(statesOf(turnout('2026-11-02T09:30', 'present', AWAY))).toEqual(['present']);
    expect(statesOf(turnout('2026-11-02T09:30', 'absent', AWAY))).toEqual(['reported']);
    expect(statesOf(turnout('2026-11-02T09:30', 'absent'))).toEqual(['absent']);
    expect(statesOf(turnout('2026-11-02T09:30', null))).toEqual(['open']);
    expect(statesOf(turnout('2026-11-23T09:30', null))).toEqual(['planned']);
    expect(statesOf(turnout('2026-11-23T09:30', null, { late: true, reason: null }))).toEqual(['late']);
    const both = [turnout('2026-11-02T09:30', 'present'), turnout('2026-11-02T14:00', 'no-show')];
    expect(statesOf(...both)).toEqual(['no-show', 'present']);
  });

  it('is a calendar whose weeks begin on a Monday, newest month first, from the first in which there was anything', () => {
    const months = monthsBetween(monthFrom('2027-01', -3), '2027-01');
    expect(months).toEqual(['2026-10', '2026-11', '2026-12', '2027-01']);
    const calendar = calendarOf([turnout('2026-11-02T09:30', 'present')], months, '2026-11-22T11:00');
    expect(calendar.map(({ month }) => month)).toEqual(['2027-01', '2026-12', '2026-11']);
    const [first, second] = calendar[2]?.weeks ?? [];
    expect(first?.map((day) => day?.date.slice(8) ?? '')).toEqual(['', '', '', '', '', '', '01']);
    expect(second?.[0]).toEqual({ date: '2026-11-02', states: ['present'] });
    expect(calendar.flatMap(({ weeks }) => weeks).every((week) => week.length === 7)).toBe(true);
  });
});
