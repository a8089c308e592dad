import { strToU8 } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTables } from '../../bot/files/tables.ts';
import { type AdminHouse, openAdmin } from '../admin/house.ts';

const IMPORT = '/admin/people/import';

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
  return house.app.request(IMPORT, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin', ...headers } });
}
/** Hands in a file, and looks at the page that this leads to. */
async function looks(name: string, content: string | Uint8Array) {
  const path = (await handsIn(name, content)).headers.get('location') ?? '';
  expect(path).toMatch(/^\/admin\/people\/import\/[\da-f-]{36}$/u);
  return { path, page: await (await house.ask(path, { cookie })).text() };
}
const shownIn = (page: string): string => /name="shown" value="([^"]+)"/u.exec(page)?.[1] ?? '';
const personOf = (externalId: string) => house.fresh.database.prisma.person.findFirst({ where: { externalId } });

const MENSEN = 'nummer;naam;taal;rollen;centrum\n';

describe('the import of people in the staff view', () => {
  it('is found under people, and hands out a file to fill in and one that can be handed in as it is', async () => {
    expect(await (await house.ask('/admin/people', { cookie })).text()).toContain(`href="${IMPORT}"`);
    const page = await (await house.ask(IMPORT, { cookie })).text();
    expect(page).toContain('aria-current="page">Mensen');
    for (const which of ['template', 'example']) {
      expect(page).toContain(`${IMPORT}/${which}.xlsx`);
      const answer = await house.ask(`${IMPORT}/${which}.xlsx`, { cookie });
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="mensen-/u);
      const tables = await readTables('x.xlsx', new Uint8Array(await answer.arrayBuffer()));
      if (typeof tables === 'string') throw new Error(tables);
      expect(tables.sheets.map(({ name }) => name)).toEqual([
        'Mensen',
        'Kinderen',
        'Koppelingen',
        'Lessen',
        'Rooster',
        'Uitleg',
      ]);
    }
  });

  it('shows what would change, does it when somebody says so, and then nothing more', async () => {
    const file = `${MENSEN}901;Rana<b>;العربية;mentee, ouder;De Mussen\n`;
    const { path, page } = await looks('mensen.csv', file);
    expect(page).toContain('<th scope="row">Mensen</th><td>1</td><td>0</td><td>0</td>');
    expect(page).toContain('<bdi>Rana&lt;b&gt;</bdi>');
    expect(await personOf('901')).toBeNull();
    const answer = await house.ask(`${path}/confirm`, { cookie, form: { shown: shownIn(page) } });
    expect(answer.headers.get('location')).toBe(`${IMPORT}?done=yes`);
    expect(await (await house.ask(`${IMPORT}?done=yes`, { cookie })).text()).toContain(
      'Alles uit het bestand is overgenomen.',
    );
    expect(await personOf('901')).toMatchObject({ name: 'Rana<b>', language: 'ar', roles: ['mentee', 'parent'] });
    expect((await house.ask(`${path}/confirm`, { cookie, form: { shown: shownIn(page) } })).status).toBe(404);
    const again = await looks('mensen.csv', file);
    expect(again.page).toContain('Er verandert niets.');
    expect(shownIn(again.page)).toBe('');

    const invitable = await (await house.ask('/admin/people', { cookie, form: { search: 'Rana' } })).text();
    expect(invitable).toContain('#invitation-title');
  });

  it('says in words from what to what', async () => {
    const rows = 'traject;mentor;mentee;dag;tijd\nWerkplaats;Willem;Huda;ma, do;15:00\n';
    const { page } = await looks('koppelingen.csv', rows);
    expect(page).toContain('<bdi>Willem · Huda</bdi>');
    expect(page).toContain('wanneer: <del>elke dinsdag</del> <ins>elke maandag en donderdag</ins>');
    expect(page).toContain('tijd: <del>14:00</del> <ins>15:00</ins>');
    const children = await looks('kinderen.csv', 'naam;centrum;verzorger 1;dagen 1\nSami;De Mussen;Jamila;ma,di\n');
    expect(children.page).toContain('<ins>Jamila (ma, di)</ins>');
  });

  it('says where something is wrong and what to do, as a list to take along, and lets nobody go on', async () => {
    const { path, page } = await looks('mensen.csv', `${MENSEN}902;Ans;Fries;baas;De Mussen\n;=1+1;nl;;Nergens\n`);
    expect(page).toContain('Op 3 plekken klopt iets niet.');
    expect(page).toContain(
      '<td>mensen</td><td>2</td><td>taal</td><td><bdi>Fries</bdi></td><td>Deze taal kent Buurtmus niet.',
    );
    expect(page).toContain('Kies uit: Allekanten, Buurtcentrum De Mussen.');
    expect(shownIn(page)).toBe('');
    expect((await house.ask(`${path}/confirm`, { cookie, form: { shown: '' } })).headers.get('location')).toBe(
      `${path}?changed=yes`,
    );
    const list = await house.ask(`${path}/problems.csv`, { cookie });
    expect(list.headers.get('content-type')).toContain('text/csv');
    const lines = (await list.text()).trim().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain('mensen,2,taal,Fries,');
  });

  it('shows anew what it would do where something has changed meanwhile', async () => {
    const { path, page } = await looks('mensen.csv', `${MENSEN}903;Bo;nl;mentor;De Mussen\n`);
    await house.fresh.database.prisma.person.create({
      data: { centreId: 'de-mussen', externalId: '903', name: 'Bob' },
    });
    const answer = await house.ask(`${path}/confirm`, { cookie, form: { shown: shownIn(page) } });
    expect(answer.headers.get('location')).toBe(`${path}?changed=yes`);
    const anew = await (await house.ask(`${path}?changed=yes`, { cookie })).text();
    expect(anew).toContain('Er is intussen iets veranderd.');
    expect(anew).toContain('<del>Bob</del> <ins>Bo</ins>');
    expect(
      (await house.ask(`${path}/confirm`, { cookie, form: { shown: shownIn(anew) } })).headers.get('location'),
    ).toBe(`${IMPORT}?done=yes`);
  });

  it.each([
    ['foto.png', 'x', 'Dit soort bestand kent Buurtmus niet'],
    ['boodschappen.csv', 'wat\nmelk\n', 'geen blad dat Buurtmus kent'],
    ['leeg.csv', '', 'Kies eerst een bestand'],
    ['mensen.csv', strToU8(`naam\n${'A\n'.repeat(10_001)}`), 'te groot'],
    ['groot.csv', strToU8('x'.repeat(9 * 1024 * 1024)), 'te groot'],
  ])('refuses %s', async (name, content, why) => {
    const answer = await handsIn(name, content);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(why);
  });

  it('takes a file from nobody who is not signed in, nor from another site, and asks the policy', async () => {
    expect((await handsIn('mensen.csv', 'naam\n', {})).status).toBe(401);
    expect((await handsIn('mensen.csv', 'naam\n', { cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    const strict = await openAdmin(() => ({ may: (_staff, act) => act !== 'people.import' }));
    try {
      const mine = await strict.signIn();
      expect((await strict.ask(IMPORT, { cookie: mine })).status).toBe(403);
      expect((await strict.ask(`${IMPORT}/example.xlsx`, { cookie: mine })).status).toBe(403);
    } finally {
      await strict.close();
    }
  });

  it('knows no import that is none of ours', async () => {
    for (const id of ['00000000-0000-4000-8000-000000000000', '------------------------------------', 'x']) {
      expect((await house.ask(`${IMPORT}/${id}`, { cookie })).status).toBe(404);
      expect((await house.ask(`${IMPORT}/${id}/problems.csv`, { cookie })).status).toBe(404);
      expect((await house.ask(`${IMPORT}/${id}/confirm`, { cookie, form: { shown: 'x' } })).status).toBe(404);
    }
  });
});
