import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CvHouse, openCvHouse, PASSWORD } from './cv-house.ts';
import { type AdminHouse, text } from './house.ts';
import { type Visitor, visitor } from './visitor.ts';

let desk: CvHouse;
let house: AdminHouse;
let petra: Visitor;
let joris: Visitor;
beforeAll(async () => {
  desk = await openCvHouse();
  ({ house, petra, joris } = desk);
});
afterAll(() => house.close());
beforeEach(() => desk.reset());

describe('a volunteer', () => {
  it('lands on the desk, wherever she wanted to go', async () => {
    const one = visitor(house, '198.51.100.3');
    expect((await one.signIn('joris@example.org', PASSWORD)).at).toBe('/admin/cv-desk');
    const wanting = { email: 'joris@example.org', password: PASSWORD, next: '/admin/people' };
    expect((await one.post('/admin/sign-in', wanting)).at).toBe('/admin/cv-desk');
    expect((await one.post('/admin/sign-in', { ...wanting, next: '/admin/account' })).at).toBe('/admin/account');
    expect((await one.get('/admin')).at).toBe('/admin/cv-desk');
    expect((await petra.get('/admin')).at).toBe('/admin/conversations');
  });

  it.each([
    '/conversations',
    '/week',
    '/week/slots',
    '/absences',
    '/signals',
    '/people',
    '/people/import',
    '/undelivered',
    '/social-map',
    '/social-map/owners',
    '/crises',
    '/crises/rota',
    '/calendar',
    '/colleagues',
    '/live/people',
    '/live/conversations',
    '/live/week',
  ])('is refused %s, which staff see', async (path) => {
    const [hers, theirs] = await Promise.all([
      joris.get(`/admin${path}`),
      // What follows never ends: that it is let in is enough.
      path.startsWith('/live') ? null : petra.get(`/admin${path}`),
    ]);
    expect(hers.status).toBe(403);
    expect(hers.html).not.toMatch(/Huda|Willem/u);
    if (theirs !== null) expect(theirs.status).not.toBe(403);
  });

  it.each([
    ['/colleagues', { name: 'Mol', email: 'mol@example.org' }],
    ['/crises/4a0f0d2e-6a4b-4a55-8f3f-0d6b7a3c2e11/acknowledge', {}],
    ['/account/devices', { subscription: '{}' }],
    ['/calendar', { centre: '' }],
    ['/people', { search: 'Huda' }],
  ] as const)('is refused what changes something at %s', async (path, sent) => {
    expect((await joris.post(`/admin${path}`, sent)).status).toBe(403);
  });

  it('is shown the ways to the desk and to her account, and no other', async () => {
    const { html } = await joris.get('/admin/cv-desk');
    const ways = [...html.matchAll(/href="(\/admin[^"?#]*)"/gu)].map(([, path]) => path);
    const allowed = /^\/admin\/(?:cv-desk|account|sign-in|assets\/.*)$/u;
    expect(ways.filter((path) => !allowed.test(path ?? ''))).toEqual([]);
    expect(ways).toContain('/admin/account');
    expect(html).not.toContain('id="crisis"');
    const account = (await joris.get('/admin/account')).html;
    expect(account).not.toContain('/admin/colleagues');
    expect(account).not.toContain('id="devices"');
    expect(account).toContain('/admin/live/cv-desk');
  });

  it('hears nothing of a case of danger', async () => {
    await house.hears('dilan', text('hallo'));
    await house.hears('dilan', text('ik wil dood'));
    expect((await petra.get('/admin/cv-desk')).html).toContain('id="crisis"');
    expect((await petra.get('/admin/cv-desk')).html).toContain('/admin/crises/');
    expect((await joris.get('/admin/cv-desk')).html).not.toContain('/admin/crises/');
  });
});
