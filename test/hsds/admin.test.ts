import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AdminHouse, openAdmin } from '../admin/house.ts';

let house: AdminHouse;
let cookie: string;
beforeAll(async () => {
  house = await openAdmin();
  cookie = await house.signIn();
});
afterAll(() => house.close());

/** Hands in a file as the form does. */
async function handsIn(name: string, content: string | Uint8Array, headers: Record<string, string> = { cookie }) {
  const body = new FormData();
  body.set('file', new File([typeof content === 'string' ? content : new Uint8Array(content)], name));
  return house.app.request('/admin/social-map/import', {
    method: 'POST',
    body,
    headers: { 'sec-fetch-site': 'same-origin', ...headers },
  });
}
const heldIn = (page: string): string => /name="id" value="([\da-f-]{36})"/u.exec(page)?.[1] ?? '';
const serviceOf = (slug: string) => house.fresh.database.prisma.hsdsService.findUnique({ where: { slug } });

describe('the social map in the staff view', () => {
  it('is handed out in every form, and stands in the menu', async () => {
    const page = await (await house.ask('/admin/social-map', { cookie })).text();
    expect(page).toContain('aria-current="page">Sociale kaart');
    for (const format of ['xlsx', 'csv', 'json']) {
      const answer = await house.ask(`/admin/social-map/export/${format}`, { cookie });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="sociale-kaart/u);
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
    }
  });

  it('shows what would change, and changes it when somebody says so', async () => {
    const shown = await handsIn('services.csv', 'id,alert\ngeldfit,<b>Vrijdag dicht</b>\n');
    const page = await shown.text();
    expect(shown.status).toBe(200);
    expect(page).toContain('0 nieuw, 1 veranderd');
    expect(page).toContain('&lt;b&gt;Vrijdag dicht&lt;/b&gt;');
    expect((await serviceOf('geldfit'))?.alert).toBeNull();
    const answer = await house.ask('/admin/social-map/confirm', { cookie, form: { id: heldIn(page) } });
    expect(answer.headers.get('location')).toBe('/admin/social-map/files?done=yes');
    expect((await serviceOf('geldfit'))?.alert).toBe('<b>Vrijdag dicht</b>');
    expect(await serviceOf('limor')).not.toBeNull();
    const twice = await house.ask('/admin/social-map/confirm', { cookie, form: { id: heldIn(page) } });
    expect(twice.status).toBe(409);
  });

  it('brings back what it handed out without a change', async () => {
    const { arrayBuffer } = await house.ask('/admin/social-map/export/xlsx', { cookie }).then(async (answer) => ({
      arrayBuffer: new Uint8Array(await answer.arrayBuffer()),
    }));
    const page = await (await handsIn('sociale-kaart.xlsx', arrayBuffer)).text();
    expect(page).toContain('Er verandert niets.');
    expect(heldIn(page)).toBe('');
  });

  it('removes only what somebody ticks', async () => {
    const page = await (await handsIn('cost_options.csv', 'id,service_id\n')).text();
    expect(page).toContain('Haal ook weg wat niet in het bestand staat');
    const form = { id: heldIn(page), removing: 'yes' };
    expect((await house.ask('/admin/social-map/confirm', { cookie, form })).status).toBe(303);
    expect(await house.fresh.database.prisma.hsdsCostOption.count()).toBe(0);
  });

  it('says where something is wrong and what to do, and lets nobody go on', async () => {
    const answer = await handsIn('services.csv', 'id,status\ngeldfit,open\n');
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('<td>services</td><td>2</td><td><code>status</code></td>');
    expect(page).toContain('Kies uit: active, inactive, defunct, temporarily closed.');
    expect(heldIn(page)).toBe('');
  });

  it.each([
    ['foto.png', 'x', 'Dit soort bestand kent Buurtmus niet'],
    ['kaart.zip', zipSync({ 'services.csv': new Uint8Array(60 * 1024 * 1024) }), 'te groot'],
    ['leeg.csv', '', 'Kies eerst een bestand'],
    ['groot.csv', strToU8('x'.repeat(9 * 1024 * 1024)), 'te groot'],
  ])('refuses %s', async (name, content, why) => {
    const answer = await handsIn(name, content);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(why);
  });

  it('takes a file from nobody who is not signed in, nor from another site', async () => {
    expect((await handsIn('services.csv', 'id\n', {})).status).toBe(401);
    expect((await handsIn('services.csv', 'id\n', { cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  it('takes no confirmation that is none of ours', async () => {
    for (const id of ['x', '', '00000000-0000-4000-8000-000000000000']) {
      const { status } = await house.ask('/admin/social-map/confirm', { cookie, form: { id } });
      expect([409, 422]).toContain(status);
    }
  });
});
