import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Inbound } from '../../bot/engine/inbound.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { postgresStores } from '../stores/playing.ts';
import { reports, selamsWeeks } from './absence-world.ts';
import { type AdminHouse, openAdmin, text } from './house.ts';

const HIDDEN = '[mogelijk over gezondheid: alleen de coach ziet dit]';
const PILLS = 'Mijn antidepressiva zijn op';

let house: AdminHouse;
let cookie: string;
beforeAll(async () => {
  house = await openAdmin();
  cookie = await house.signIn();
});
beforeEach(async () => {
  await house.fresh.reset();
  await house.fresh.database.prisma.attendance.deleteMany();
  await house.fresh.database.prisma.staffUser.updateMany({ data: { personId: null } });
  await postgresStores(house.fresh.database).join(PEOPLE.huda.id, 'huda', 'nl');
});
afterAll(() => house.close());

const see = async (path: string) => (await house.ask(`/admin${path}`, { cookie })).text();
const thread = async (id = 'huda') => see(`/conversations/${await house.conversationOf(id)}?tab=all`);
const linkTo = (person: string, account: string) =>
  house.ask(`/admin/people/${person}/account`, { cookie, form: { account } });
const petra = async () => (await house.fresh.database.prisma.staffUser.findFirstOrThrow()).id;
const staffDo = async (id: string, inbound: Inbound) =>
  house.playing.knock({
    from: { conversation: await house.conversationOf(id) },
    arrival: { key: randomUUID(), inbound },
  });

describe('words that may tell of health', () => {
  it('are hidden in the thread, in the list and as a file from whoever is not her coach', async () => {
    await house.hears('huda', { kind: 'file', id: 'f', name: 'recept antidepressiva.pdf', bytes: 1 });
    await house.hears('huda', text(PILLS));
    for (const page of [await thread(), await see('/conversations?tab=all')]) {
      expect(page).toContain(HIDDEN);
      expect(page).not.toContain('antidepressiva');
    }
    const id = await house.conversationOf('huda');
    await house.fresh.database.pool.query(`UPDATE file SET state = 'kept', content = 'x'`);
    expect((await house.ask(`/admin/conversations/${id}/files/1`, { cookie })).status).toBe(404);
    await linkTo(PEOPLE.petra.id, await petra());
    expect((await house.ask(`/admin/conversations/${id}/files/1`, { cookie })).status).toBe(200);
  });

  it('stand there for the coordinator of her match, who reads that nobody else does', async () => {
    await house.hears('huda', text(PILLS));
    await linkTo(PEOPLE.petra.id, await petra());
    const page = await thread();
    expect(page).toContain(PILLS);
    expect(page).toContain('mogelijk over gezondheid: dit zie jij als coach');
    expect(await see('/conversations?tab=all')).toContain(PILLS);
    await linkTo(PEOPLE.petra.id, '');
    expect(await thread()).not.toContain(PILLS);
  });

  it('are not for the coach of somebody else', async () => {
    await house.hears('huda', text(PILLS));
    await linkTo(PEOPLE.joris.id, await petra());
    expect(await thread()).not.toContain(PILLS);
  });

  it('are never hidden where there is danger', async () => {
    await house.hears('huda', text('ik wil dood, ik heb al mijn pillen geslikt'));
    expect(await thread()).toContain('ik heb al mijn pillen geslikt');
  });

  it('stand there for whoever of the staff wrote them', async () => {
    const staff = { staff: await petra(), name: 'Petra' };
    await staffDo('huda', { kind: 'staff-reply', ...staff, text: 'Beterschap met uw griep' });
    await staffDo('huda', { kind: 'staff-reply', staff: 'joris', name: 'Joris', text: 'Wat naar, die koorts' });
    const page = await thread();
    expect(page).toContain('Beterschap met uw griep');
    expect(page).not.toContain('koorts');
  });

  it('of somebody whom nobody cares for are for whoever has taken her conversation', async () => {
    await house.hears('ann', text(PILLS));
    expect(await thread('ann')).not.toContain(PILLS);
    await staffDo('ann', { kind: 'staff-take', staff: await petra(), name: 'Petra' });
    expect(await thread('ann')).toContain(PILLS);
  });

  it('do not stand among what did not arrive', async () => {
    await staffDo('huda', { kind: 'staff-reply', staff: 'joris', name: 'Joris', text: 'Wat naar, die koorts' });
    await house.fresh.database.pool.query('UPDATE outbox SET dead = true');
    const page = await see('/undelivered');
    expect(page).toContain(HIDDEN);
    expect(page).not.toContain('koorts');
  });
});

describe('a reason', () => {
  it('is for the coach alone, on every page', async () => {
    await selamsWeeks(house.fresh.database.pool);
    const pages = ['/absences', `/people/${PEOPLE.selam.id}`, `/people/${PEOPLE.selam.id}/absences`];
    for (const path of pages) expect(await see(path), path).not.toContain('een andere afspraak');
    expect(await see('/absences')).toContain('kan niet komen');
    await linkTo(PEOPLE.joris.id, await petra());
    for (const path of pages) expect(await see(path), path).toContain('een andere afspraak');
  });

  it('is told with the child of whom a guardian reported it, to nobody who is no coach of hers', async () => {
    const { pool, prisma } = house.fresh.database;
    const entry = await prisma.timetableEntry.findFirstOrThrow({
      where: { childId: { not: null } },
      include: { child: { include: { guardians: true } }, groupSession: true },
    });
    const { rows } = await pool.query<{ day: string }>(
      `SELECT day::text FROM occasion WHERE series_id = $1 AND day BETWEEN '2026-11-22' AND '2026-11-29' LIMIT 1`,
      [entry.groupSessionId],
    );
    const person = entry.child?.guardians[0]?.personId ?? '';
    const child = entry.childId;
    await reports(pool, { person, child, day: rows[0]?.day ?? '', series: entry.groupSessionId, reason: 'child-ill' });
    const page = await see('/absences');
    expect(page).toContain(`${entry.child?.name} (kind van`);
    expect(page).not.toContain('kind ziek');
  });
});

describe('an account', () => {
  it('is linked to one person, and one to her', async () => {
    const { prisma } = house.fresh.database;
    const hers = await petra();
    await prisma.staffUser.create({ data: { id: 'other', name: 'Anna', email: 'anna@example.org' } });
    expect((await linkTo(PEOPLE.joris.id, hers)).status).toBe(303);
    expect((await linkTo(PEOPLE.dilara.id, hers)).status).toBe(404);
    expect((await linkTo(PEOPLE.joris.id, 'other')).status).toBe(303);
    const linked = await prisma.staffUser.findMany({ where: { personId: { not: null } }, select: { id: true } });
    expect(linked).toEqual([{ id: 'other' }]);
    await prisma.staffUser.delete({ where: { id: 'other' } });
  });

  it.each([
    ['nobody', randomUUID(), 404],
    ['x'.repeat(65), PEOPLE.joris.id, 422],
    ['nobody', PEOPLE.joris.id, 404],
  ])('that is none is told so: %s', async (account, person, status) => {
    expect((await linkTo(person, account)).status).toBe(status);
  });

  it('is asked for where somebody is coach or coordinator, and nowhere else', async () => {
    expect(await see(`/people/${PEOPLE.joris.id}`)).toContain('Account van deze medewerker');
    expect(await see(`/people/${PEOPLE.huda.id}`)).not.toContain('Account van deze medewerker');
  });
});
