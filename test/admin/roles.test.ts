import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAccount, ensureFirstAccount } from '../../bot/admin/index.tsx';
import { type AdminHouse, openAdmin, PETRA, text } from './house.ts';
import { oneTimeIn, type Visitor, visitor } from './visitor.ts';

const PASSWORD = 'een lang wachtwoord';

let house: AdminHouse;
let petra: Visitor;
let people = 0;
let email: string;

beforeAll(async () => {
  house = await openAdmin();
  petra = visitor(house, '192.0.2.1');
  await petra.signIn(PETRA.email, PETRA.password);
});
afterAll(() => house.close());
beforeEach(() => {
  people += 1;
  email = `joris${people}@example.org`;
});

const idOf = async (address: string) =>
  (await house.parts.accounts.list()).find((one) => one.email === address)?.id ?? '';
const rolePath = async () => `/admin/colleagues/${await idOf(email)}/role`;
const assign = async (role: string) => petra.post(await rolePath(), { role });

async function joris(role: 'staff' | 'volunteer'): Promise<Visitor> {
  await createAccount(house.parts.auth, { email, password: PASSWORD, name: 'Joris', role });
  const one = visitor(house, `198.51.100.${people}`);
  await one.signIn(email, PASSWORD);
  return one;
}

describe('a role', () => {
  it('is chosen when an account is made', async () => {
    const added = await petra.post('/admin/colleagues', { name: 'Joris', email, role: 'volunteer' });
    const one = visitor(house, `198.51.100.${people}`);
    await one.signIn(email, oneTimeIn(added.html));
    const own = 'mijn eigen wachtwoord';
    expect((await one.post('/admin/account/own-password', { fresh: own, again: own })).at).toBe('/admin/cv-desk');
    expect((await one.get('/admin/conversations')).status).toBe(403);
    expect((await petra.get('/admin/colleagues')).html).toContain('<span class="tag">vrijwilliger</span>');
  });

  it.each(['admin', '', 'STAFF'])('%j is none', async (role) => {
    const before = (await house.parts.accounts.list()).length;
    expect((await petra.post('/admin/colleagues', { name: 'Joris', email, role })).status).toBe(422);
    expect((await house.parts.accounts.list()).length).toBe(before);
    await joris('volunteer');
    expect((await assign(role)).status).toBe(422);
    expect((await house.parts.accounts.list()).find((one) => one.email === email)?.role).toBe('volunteer');
  });

  it('makes a volunteer of somebody, who is signed out and has nothing left of what was for staff', async () => {
    const one = await joris('staff');
    const id = await idOf(email);
    const { prisma } = house.fresh.database;
    const centre = await prisma.centre.findFirstOrThrow();
    const duty = { kind: 'weekly', staff: id, position: 1, days: [], from: '00:00', until: '00:00' } as const;
    expect(await house.parts.crisis.addDuty(centre.id, duty)).toBe(true);
    const device = { endpoint: `https://push.example.org/${people}`, p256dh: 'a', auth: 'b', name: 'Firefox' };
    await house.parts.crisis.addDevice(id, device);
    await one.post('/admin/calendar', { centre: '' });
    const coach = await prisma.person.create({ data: { name: 'Joris', roles: ['coach'] } });
    await house.parts.desk.absence.link(coach.id, id);
    await house.hears(`huda${people}`, text('hallo'));
    const conversation = await house.conversationOf(`huda${people}`);
    const key = '7c1f4f0e-3a55-4c0e-9a1c-0d6b7a3c2e11';
    await one.post(`/admin/conversations/${conversation}/reply`, { key, text: 'Ik kijk ernaar.', phrase: '' });

    expect((await petra.get(await rolePath())).html).toContain('Joris vrijwilliger maken?');
    expect((await assign('volunteer')).html).toContain('Joris is nu vrijwilliger.');
    expect((await one.get('/admin/cv-desk')).at).toMatch(/^\/admin\/sign-in/u);
    const left = await prisma.staffUser.findUniqueOrThrow({
      where: { id },
      include: { sessions: true, onCall: true, pushDevices: true, feeds: true },
    });
    expect(left).toMatchObject({ personId: null, sessions: [], onCall: [], pushDevices: [], feeds: [] });
    const kept = await prisma.conversation.findUniqueOrThrow({ where: { id: conversation } });
    expect([kept.desk, kept.staffId]).toEqual(['staff', await idOf(PETRA.email)]);
  });

  it('keeps a volunteer from the rota, from being a coach and from owning a place of the map', async () => {
    await joris('volunteer');
    const id = await idOf(email);
    const { prisma, pool } = house.fresh.database;
    const centre = await prisma.centre.findFirstOrThrow();
    const duty = { kind: 'weekly', staff: id, position: 1, days: [], from: '00:00', until: '00:00' } as const;
    expect(await house.parts.crisis.addDuty(centre.id, duty)).toBe(false);
    const coach = await prisma.person.create({ data: { name: 'Coach', roles: ['coach'] } });
    expect(await house.parts.desk.absence.link(coach.id, id)).toBe(false);
    expect((await house.parts.desk.absence.accounts(coach.id)).free.map((one) => one.id)).not.toContain(id);
    expect(await house.parts.socialMap.keeping.giveOthers(id)).toBe(false);
    for (const page of ['/admin/crises/rota', '/admin/social-map/owners', '/admin/social-map']) {
      expect((await petra.get(page)).html, page).not.toContain(`value="${id}"`);
    }
    // Also where the rule was made before, and the account changed by other means.
    await prisma.onCall.create({
      data: { centreId: centre.id, staffId: id, position: 1, days: [], fromTime: '00:00', untilTime: '00:00' },
    });
    const [rota] = await house.parts.crisis.rotas(house.parts.clock());
    expect(rota?.onCall).not.toContain(id);
    await prisma.onCall.deleteMany();
    expect((await pool.query('SELECT 1 FROM on_call')).rowCount).toBe(0);
  });

  it('gives a volunteer everything that staff have, at once', async () => {
    const one = await joris('volunteer');
    expect((await one.get('/admin/people')).status).toBe(403);
    expect((await assign('staff')).html).toContain('Joris is nu medewerker.');
    expect((await one.get('/admin/people')).status).toBe(200);
  });

  it('of one’s own is changed by somebody else, and never that of the last of the staff', async () => {
    const own = `/admin/colleagues/${await idOf(PETRA.email)}/role`;
    expect((await petra.post(own, { role: 'volunteer' })).status).toBe(409);
    const one = await joris('volunteer');
    expect((await one.post(own, { role: 'volunteer' })).status).toBe(403);
    const { accounts } = house.parts;
    const [hers, mine] = [await idOf(email), await idOf(PETRA.email)];
    expect(await accounts.assign(mine, 'volunteer', hers)).toBe('last');
    expect(await accounts.end(mine, hers)).toBe('last');
    await accounts.assign(hers, 'staff', mine);
    const came = await Promise.all([
      accounts.assign(hers, 'volunteer', mine),
      accounts.assign(mine, 'volunteer', hers),
    ]);
    expect(came.toSorted()).toEqual(['assigned', 'last']);
    expect(await accounts.assign('nobody', 'staff', mine)).toBe('gone');
    // With volunteers alone, nobody could help: the first account of the settings is made again.
    const { prisma } = house.fresh.database;
    await prisma.staffUser.updateMany({ data: { role: 'volunteer' } });
    const first = { ...PETRA, email: `first${people}@example.org` };
    expect(await ensureFirstAccount(house.parts.auth, first)).toBe(true);
    expect(await ensureFirstAccount(house.parts.auth, first)).toBe(false);
    await prisma.staffUser.update({ where: { id: mine }, data: { role: 'staff' } });
    await petra.signIn(PETRA.email, PETRA.password);
  });

  it('leaves what an ended account had claimed at the CV desk to whoever comes next', async () => {
    await joris('volunteer');
    const { prisma } = house.fresh.database;
    const at = new Date();
    const person = await prisma.person.create({ data: { name: 'Nadia', roles: ['resident'] } });
    const made = { personId: person.id, kind: 'cv', touchedAt: at, createdAt: at, claimedBy: await idOf(email) };
    const claimed = await prisma.submission.create({ data: { ...made, number: 1, state: 'claimed' } });
    const returned = await prisma.submission.create({ data: { ...made, number: 2, state: 'returned' } });
    await petra.post(`/admin/colleagues/${await idOf(email)}/end`, {});
    const now = (id: string) => prisma.submission.findUniqueOrThrow({ where: { id } });
    expect(await now(claimed.id)).toMatchObject({ state: 'submitted', claimedBy: null });
    expect(await now(returned.id)).toMatchObject({ state: 'returned', claimedBy: made.claimedBy });
  });
});
