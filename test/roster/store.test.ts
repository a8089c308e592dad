import { strToU8, zipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRosterDesk } from '../../bot/roster/desk.ts';
import type { RosterDesk } from '../../bot/roster/plan/desk.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { planSeries } from '../../prisma/stores/planning.ts';
import { eraseExpired } from '../../prisma/stores/retention.ts';
import { createRosterStore } from '../../prisma/stores/roster.ts';
import { type Fresh, freshDatabase } from '../stores/database.ts';
import { KNOWN } from './planned.ts';

const NOW = '2026-11-22T10:00:00Z';
const ZONE = 'Europe/Amsterdam';
const STAFF = 'petra';

let fresh: Fresh;
let roster: RosterDesk;
beforeEach(async () => {
  fresh = await freshDatabase();
  roster = createRosterDesk(
    createRosterStore(fresh.database, ZONE, () => NOW),
    { clock: () => NOW, zone: ZONE },
  );
  return () => fresh.drop();
});

type Files = Readonly<Record<string, string>>;
const zipped = (files: Files) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [`${name}.csv`, strToU8(text)])));

/** Hands in files and looks at what they would do. */
async function looked(files: Files) {
  const came = await roster.upload('alles.zip', zipped(files), STAFF);
  if ('unreadable' in came) throw new Error(came.unreadable);
  const waiting = { id: came.id, staff: STAFF };
  const preview = await roster.preview(waiting);
  if (preview === null) throw new Error('not held');
  return { waiting, ...preview };
}
async function imported(files: Files) {
  const { waiting, plan, shown } = await looked(files);
  expect(plan.problems).toEqual([]);
  return roster.confirm(waiting, shown ?? '');
}

const counts = async () => {
  const { prisma } = fresh.database;
  return Promise.all([
    prisma.person.count(),
    prisma.enrolment.count(),
    prisma.child.count(),
    prisma.guardian.count(),
    prisma.match.count(),
    prisma.groupSession.count(),
    prisma.timetableEntry.count(),
    prisma.occasion.count(),
  ]);
};
const daysOf = async (seriesId: string) =>
  (await fresh.database.prisma.occasion.findMany({ where: { seriesId }, orderBy: { startsAt: 'asc' } })).map((one) => ({
    ...one,
    day: one.day.toISOString().slice(0, 10),
    starts: one.startsAt.toISOString(),
  }));

const FILES: Files = {
  mensen:
    'nummer;naam;taal;rollen;centrum;traject;coach;van;toestemming\n1;Ria;nl;mentor;De Mussen;;;;ja\n2;Samira;ar;mentee, ouder;De Mussen;;;;\n5;Oleg;pl;deelnemer;Allekanten;Werkfit;Joris;1-12-2026;\n',
  kinderen: 'nummer;naam;centrum;verzorger 1;dagen 1\nK1;Yara;De Mussen;2;ma-vr\n',
  koppelingen:
    'nummer;traject;mentor;mentee;coördinator;dag;tijd;minuten;plaats;van;tot en met\nM1;Werkplaats;1;2;Petra;dinsdag;14:00;60;Kamer 3;1-12-2026;31-5-2027\n',
  lessen:
    'nummer;titel;traject;dag;tijd;minuten;plaats;voor wie;van;tot en met\nL1;Koken;Werkfit;ma, do;9:30;120;Keuken;mensen;1-12-2026;31-8-2027\nL2;Dans;Werkplaats;wo;15:00;60;Zaal;kinderen;1-12-2026;31-5-2027\n',
  rooster: 'les;deelnemer;kind;van\nL1;5;;1-12-2026\nL2;;K1;1-12-2026\n',
};

describe('what is known', () => {
  it('is what stands in the database', async () => {
    const known = await createRosterStore(fresh.database, ZONE, () => NOW).known();
    const sorted = <Item extends { id: string }>(items: readonly Item[]) =>
      items.toSorted((one, other) => one.id.localeCompare(other.id));
    for (const part of ['centres', 'programmes', 'venues', 'people', 'children', 'matches', 'sessions'] as const)
      expect(sorted<{ id: string }>(known[part]), part).toEqual(sorted<{ id: string }>(KNOWN[part]));
    expect([known.enrolments.length, known.entries.length]).toEqual([3, 9]);
  });
});

describe('an import', () => {
  it('is written whole, planned, and changes nothing a second time', async () => {
    const { prisma } = fresh.database;
    const before = await counts();
    const first = await looked(FILES);
    expect([first.plan.problems, await counts()]).toEqual([[], before]);
    expect(await roster.confirm(first.waiting, first.shown ?? '')).toBe('done');
    const after = await counts();
    expect(after.slice(0, 7).map((count, at) => count - (before[at] ?? 0))).toEqual([3, 1, 1, 1, 1, 2, 2]);

    const match = await prisma.match.findFirstOrThrow({
      where: { externalId: 'M1' },
      include: { mentor: true, mentee: true, coordinator: true },
    });
    expect(match).toMatchObject({
      mentor: { name: 'Ria', consentedAt: new Date(NOW) },
      mentee: { name: 'Samira', consentedAt: null },
      coordinator: { name: 'Petra' },
    });
    const days = await daysOf(match.id);
    expect(days).toHaveLength(26);
    // Winter and summer: two in the afternoon stays two in the afternoon. On King's Day nobody meets.
    expect([days[0]?.starts, days.at(-1)?.starts]).toEqual(['2026-12-01T13:00:00.000Z', '2027-05-25T12:00:00.000Z']);
    expect(days.filter(({ state }) => state === 'cancelled').map(({ day, why }) => [day, why])).toEqual([
      ['2027-04-27', 'holiday'],
    ]);

    const child = await prisma.child.findFirstOrThrow({
      where: { externalId: 'K1' },
      include: { guardians: { include: { person: true } }, entries: { include: { groupSession: true } } },
    });
    expect(child).toMatchObject({
      guardians: [{ weekdays: [1, 2, 3, 4, 5], person: { name: 'Samira' } }],
      entries: [{ groupSession: { title: { nl: 'Dans' } } }],
    });

    const again = await looked(FILES);
    expect([again.shown, again.plan.problems]).toEqual([null, []]);
    expect(again.plan.outcomes.every(({ fields }) => fields?.length === 0)).toBe(true);
    expect(await counts()).toEqual(after);
    expect(await planSeries(fresh.database.pool, ZONE, '2026-11-22')).toBe(0);
  });

  it('is done once, by whoever handed it in, as it was shown, and nobody reads it', async () => {
    const { waiting, shown } = await looked(FILES);
    const other = { ...waiting, staff: 'somebody else' };
    expect([await roster.preview(other), await roster.confirm(other, shown ?? '')]).toEqual([null, 'gone']);
    expect(await roster.confirm(waiting, 'something else')).toBe('changed');
    const both = await Promise.all([roster.confirm(waiting, shown ?? ''), roster.confirm(waiting, shown ?? '')]);
    expect(both).toContain('done');
    expect(both.filter((came) => came === 'done')).toHaveLength(1);
    expect(await roster.confirm(waiting, shown ?? '')).toBe('gone');
    expect(await fresh.database.prisma.rosterImport.count()).toBe(0);
  });

  it('is not done where the house has changed since, and can be looked at again', async () => {
    const { waiting, shown } = await looked(FILES);
    const before = await counts();
    await fresh.database.prisma.person.create({ data: { centreId: 'de-mussen', externalId: '1', name: 'Rie' } });
    expect(await roster.confirm(waiting, shown ?? '')).toBe('changed');
    expect(await counts()).toEqual(before.map((count, at) => (at === 0 ? count + 1 : count)));
    const again = await roster.preview(waiting);
    expect(again?.plan.outcomes[0]?.fields).toContainEqual({ field: 'name', from: 'Rie', to: 'Ria' });
    expect(await roster.confirm(waiting, again?.shown ?? '')).toBe('done');
  });

  it('is not held back by what somebody does in her chat meanwhile', async () => {
    const { waiting, shown } = await looked(FILES);
    await fresh.database.prisma.person.update({
      where: { id: PEOPLE.huda.id },
      data: { language: 'tr', stoppedAt: new Date() },
    });
    expect(await roster.confirm(waiting, shown ?? '')).toBe('done');
  });

  it('leaves nothing behind when it fails at its very end', async () => {
    const { waiting, shown } = await looked(FILES);
    const before = await counts();
    await fresh.database.pool.query(`ALTER TABLE occasion ADD CONSTRAINT none CHECK (place <> 'Zaal') NOT VALID`);
    await expect(roster.confirm(waiting, shown ?? '')).rejects.toThrow();
    expect(await counts()).toEqual(before);
    await fresh.database.pool.query('ALTER TABLE occasion DROP CONSTRAINT none');
    expect(await roster.confirm(waiting, shown ?? '')).toBe('done');
  });

  it('takes back neither consent nor the language that she chose', async () => {
    const { prisma } = fresh.database;
    const address = await prisma.address.create({
      data: { personId: PEOPLE.huda.id, channel: 'web', external: 'huda' },
    });
    await prisma.conversation.create({ data: { personId: PEOPLE.huda.id, addressId: address.id, version: 3 } });
    expect(
      await imported({
        mensen: 'nummer;naam;taal;rollen;centrum;toestemming;bekend\n7;Huda;pl;ouder;De Mussen;nee;ja\n',
      }),
    ).toBe('done');
    const huda = await prisma.person.findUniqueOrThrow({ where: { id: PEOPLE.huda.id } });
    expect(huda).toMatchObject({
      externalId: '7',
      language: 'ar',
      roles: ['parent'],
      consentedAt: new Date('2026-11-22'),
    });
  });

  it('is gone after a day', async () => {
    const { waiting, shown } = await looked(FILES);
    await fresh.database.pool.query(`UPDATE roster_import SET created_at = now() - interval '25 hours'`);
    expect([await roster.preview(waiting), await roster.confirm(waiting, shown ?? '')]).toEqual([null, 'gone']);
    await looked(FILES);
    expect(await fresh.database.prisma.rosterImport.count()).toBe(1);
    await fresh.database.pool.query(`UPDATE roster_import SET created_at = now() - interval '25 hours'`);
    await eraseExpired(fresh.database.pool, []);
    expect(await fresh.database.prisma.rosterImport.count()).toBe(0);
  });
});

describe('a match whose day changes', () => {
  const HUDA = KNOWN.matches[0]?.id ?? '';
  const file = (day: string, time = '14:00') => ({
    koppelingen: `nummer;traject;mentor;mentee;dag;tijd\nM7;Werkplaats;Willem;Huda;${day};${time}\n`,
  });

  it('moves its days from tomorrow on, and leaves what is over, and what was changed by hand', async () => {
    const { prisma } = fresh.database;
    const before = await daysOf(HUDA);
    const by = (day: string) => ({ seriesId_day: { seriesId: HUDA, day: new Date(day) } });
    await prisma.occasion.update({
      where: by('2026-12-08'),
      data: {
        startsAt: new Date('2026-12-10T09:00:00Z'),
        endsAt: new Date('2026-12-10T10:00:00Z'),
        movedFrom: new Date('2026-12-08T13:00:00Z'),
        changedAt: new Date(NOW),
      },
    });
    await prisma.occasion.update({
      where: by('2026-12-15'),
      data: { state: 'cancelled', why: 'centre', changedAt: new Date(NOW) },
    });
    // Of the first of December she has been told already.
    await prisma.knock.create({
      data: {
        key: `mentoring:reminder:${HUDA}:2026-12-01:x`,
        personId: PEOPLE.huda.id,
        at: new Date(NOW),
        inbound: {},
        doneAt: new Date(NOW),
      },
    });

    expect(await imported(file('wo', '15:00'))).toBe('done');
    const after = await daysOf(HUDA);
    const past = ({ day }: { day: string }) => day < '2026-11-23';
    expect(after.filter(past)).toEqual(before.filter(past));
    const named = new Map(after.map((one) => [one.day, one]));
    expect(named.get('2026-11-25')).toMatchObject({
      starts: '2026-11-25T14:00:00.000Z',
      movedFrom: null,
      changedAt: null,
    });
    expect(named.get('2026-12-02')).toMatchObject({
      starts: '2026-12-02T14:00:00.000Z',
      movedFrom: new Date('2026-12-01T13:00:00Z'),
      changedAt: new Date(NOW),
    });
    expect(named.get('2026-12-09')).toMatchObject({
      starts: '2026-12-10T09:00:00.000Z',
      movedFrom: new Date('2026-12-08T13:00:00Z'),
    });
    expect(named.get('2026-12-16')).toMatchObject({ state: 'cancelled', why: 'centre' });
    expect(after.filter(({ day }) => day >= '2026-11-23' && new Date(day).getUTCDay() !== 3)).toEqual([]);
    expect(after).toHaveLength(before.length);
    expect(await planSeries(fresh.database.pool, ZONE, '2026-11-22')).toBe(0);

    // A second change finds the days of the first one as usual, also the one that was told of.
    expect(await imported(file('wo', '16:00'))).toBe('done');
    const last = new Map((await daysOf(HUDA)).map((one) => [one.day, one]));
    expect(last.get('2026-12-02')?.starts).toBe('2026-12-02T15:00:00.000Z');
    expect(last.get('2026-12-09')?.starts).toBe('2026-12-10T09:00:00.000Z');
  });

  it('loses the days behind its new end, and says so where somebody was told', async () => {
    const until = (day: string) => ({
      koppelingen: `traject;mentor;mentee;tot en met\nWerkplaats;Willem;Huda;${day}\n`,
    });
    const told = { personId: PEOPLE.huda.id, at: new Date(NOW), inbound: {}, doneAt: new Date(NOW) };
    await fresh.database.prisma.knock.create({ data: { key: `mentoring:reminder:${HUDA}:2026-12-15:x`, ...told } });
    expect(await imported(until('8-12-2026'))).toBe('done');
    const ahead = (await daysOf(HUDA)).filter(({ day }) => day > '2026-12-01');
    expect(ahead.map(({ day, state }) => [day, state])).toEqual([
      ['2026-12-08', 'planned'],
      ['2026-12-15', 'cancelled'],
    ]);
    expect(await imported(until('22-12-2026'))).toBe('done');
    expect((await daysOf(HUDA)).map(({ day }) => day).slice(-2)).toEqual(['2026-12-15', '2026-12-22']);
  });

  it('keeps its weeks where it takes place every other week', async () => {
    const rule = (time: string) => ({
      koppelingen: `traject;mentor;mentee;regel;tijd\nWerkplaats;Willem;Huda;"FREQ=WEEKLY;INTERVAL=2;BYDAY=TU";${time}\n`,
    });
    const from = KNOWN.matches[0]?.from ?? '';
    expect(await imported(rule('14:00'))).toBe('done');
    const weeks = async () =>
      (await daysOf(HUDA))
        .filter(({ day }) => day > '2026-11-22')
        .map(({ day }) => (Date.parse(day) - Date.parse(from)) / 86_400_000);
    const first = await weeks();
    expect(first.length).toBeGreaterThan(7);
    expect(await imported(rule('15:00'))).toBe('done');
    expect(await weeks()).toEqual(first);
    expect(await planSeries(fresh.database.pool, ZONE, '2026-11-22')).toBe(0);
    expect(new Set(first.map((days) => days % 14)).size).toBe(1);
  });
});

describe('five thousand rows', () => {
  it('are looked at and written in little time', async () => {
    const people = Array.from(
      { length: 2_400 },
      (_, at) => `p${at};Naam${at};ar;${at % 2 ? 'mentee' : 'mentor'}, deelnemer;De Mussen`,
    );
    const children = Array.from({ length: 400 }, (_, at) => `k${at};Kind${at};De Mussen;p${at};ma-vr`);
    const matches = Array.from(
      { length: 800 },
      (_, at) => `m${at};Werkplaats;p${at * 2};p${at * 2 + 1};di;14:00;60;Kamer;1-12-2026;31-5-2027`,
    );
    const sessions = Array.from(
      { length: 100 },
      (_, at) => `l${at};Les ${at};Werkplaats;ma, do;9:30;120;Lokaal;1-12-2026;31-8-2027`,
    );
    const entries = Array.from({ length: 1_300 }, (_, at) => `l${at % 100};p${at};1-12-2026`);
    const rows = (header: string, lines: string[]) => [header, ...lines].join('\n');
    const files = {
      mensen: rows('nummer;naam;taal;rollen;centrum', people),
      kinderen: rows('nummer;naam;centrum;verzorger 1;dagen 1', children),
      koppelingen: rows('nummer;traject;mentor;mentee;dag;tijd;minuten;plaats;van;tot en met', matches),
      lessen: rows('nummer;titel;traject;dag;tijd;minuten;plaats;van;tot en met', sessions),
      rooster: rows('les;deelnemer;van', entries),
    };
    const began = performance.now();
    const { waiting, plan, shown } = await looked(files);
    const shownAfter = performance.now() - began;
    expect([plan.problems, plan.outcomes.length]).toEqual([[], 5_000]);
    expect(await roster.confirm(waiting, shown ?? '')).toBe('done');
    const doneAfter = performance.now() - began - shownAfter;
    const again = performance.now();
    expect((await looked(files)).shown).toBeNull();
    const againAfter = performance.now() - again;
    console.info(
      `5,000 rows: looked at in ${Math.round(shownAfter)} ms, written in ${Math.round(doneAfter)} ms, looked at again in ${Math.round(againAfter)} ms`,
    );
    expect(shownAfter + doneAfter).toBeLessThan(30_000);
  }, 60_000);
});
