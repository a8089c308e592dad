import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AdminHouse, openAdmin } from './house.ts';

let house: AdminHouse;
let cookie: string;
beforeAll(async () => {
  house = await openAdmin();
  cookie = await house.signIn();
});
afterAll(() => house.close());

const page = async (path: string) => (await house.ask(`/admin/social-map${path}`, { cookie })).text();
const post = (path: string, form: Record<string, string>) => house.ask(`/admin/social-map${path}`, { cookie, form });
const serviceOf = (slug: string) => house.fresh.database.prisma.hsdsService.findUniqueOrThrow({ where: { slug } });
const report = (slug: string, what: string, count = 1) =>
  house.fresh.database.pool.query(
    `INSERT INTO place_report SELECT id, $2, $3, '2026-11-20', '2026-11-21' FROM hsds_service WHERE slug = $1`,
    [slug, what, count],
  );
const cardOf = (html: string, place: string): string =>
  html.split('<li class="card check"').find((card) => card.startsWith(` id="place-${place}"`)) ?? '';
/** A form of the page of a place, as it stands there. */
function formIn(html: string): Record<string, string> {
  const form = html.slice(html.indexOf('/edit"'), html.indexOf('Opslaan: zo klopt alles'));
  const inputs = [...form.matchAll(/<input[^>]*>/gu)].map(([input]) => input);
  return Object.fromEntries(
    inputs
      .filter((input) => !input.includes('type="checkbox"') || input.includes('checked'))
      .map((input) => [/name="([^"]+)"/u.exec(input)?.[1] ?? '', /value="([^"]*)"/u.exec(input)?.[1] ?? '']),
  );
}
const doneIn = (html: string): string => /<div class="done" role="status"><p>([^<]*)/u.exec(html)?.[1] ?? '';
const follow = async (answer: Response): Promise<string> => {
  expect(answer.status).toBe(303);
  return (await house.ask(answer.headers.get('location') ?? '', { cookie })).text();
};

describe('what is due of the social map', () => {
  it('is counted in the menu of every page', async () => {
    const html = await (await house.ask('/admin/conversations', { cookie })).text();
    expect(html).toMatch(/Sociale kaart<span id="map-due" class="due"><span aria-hidden="true">\d+<\/span>/u);
    expect(html).toMatch(/plekken wachten op een check/u);
  });

  it('stands there with its facts, a number to call, and what can be done', async () => {
    await report('geldfit', 'hours');
    const card = cardOf(await page(''), 'geldfit');
    expect(card).toContain('<a href="tel:08008115" aria-label="Bel 0800 8115">');
    expect(card).toContain('https://geldfit.nl');
    expect(card).toContain('Nog nooit bekeken');
    for (const act of ['Klopt nog', 'Niet te bereiken', 'Aanpassen', 'Bestaat niet meer']) expect(card).toContain(act);
  });

  it('begins with what residents say, and tells nothing of who said it', async () => {
    await report('limor', 'number', 3);
    const html = await page('');
    expect(html.indexOf('id="place-limor"')).toBeLessThan(html.indexOf('id="place-geldfit"'));
    expect(cardOf(html, 'limor')).toContain(
      'het nummer klopt niet</strong>: 3 keer gemeld, laatst op 21 november 2026',
    );
    expect(html).toContain('Bewoners zeggen: dit klopt niet');
  });

  it('is done with in one tap, and comes back in half a year', async () => {
    const html = await follow(await post('/places/geldfit/holds', { back: '/admin/social-map' }));
    expect(doneIn(html)).toBe('Geldfit klopt nog. Weer bekijken na 22 mei 2027.');
    expect(cardOf(html, 'geldfit')).toBe('');
    expect((await serviceOf('geldfit')).checkDue?.toISOString().slice(0, 10)).toBe('2027-05-22');
    expect(await page('/places/geldfit')).toContain('Bekeken op 22 november 2026 door Petra');
  });

  it('stays where nobody could be reached, with a note', async () => {
    await follow(await post('/places/limor/tried', { note: 'Voicemail <b>vol</b>' }));
    const card = cardOf(await page(''), 'limor');
    expect(card).toContain('Niet te bereiken op 22 november 2026');
    expect(card).toContain('Voicemail &lt;b&gt;vol&lt;/b&gt;');
  });

  it('goes and comes back when something is no more, and then is there after all', async () => {
    const html = await follow(await post('/places/limor/end', { back: '/admin/social-map?owner=x' }));
    expect(doneIn(html)).toContain('is weggehaald');
    expect(html).toContain('Toch terugzetten');
    expect(html).toContain('action="/admin/social-map/places/limor/restore"');
    expect((await serviceOf('limor')).status).toBe('inactive');
    expect(await page('/ended')).toContain('Zet terug');
    expect(doneIn(await follow(await post('/places/limor/restore', {})))).toContain('staat weer op de kaart');
    expect((await serviceOf('limor')).status).toBe('active');
    expect(await page('/ended')).toContain('Er is niets weggehaald.');
  });

  it('leads nowhere else afterwards', async () => {
    for (const back of ['https://example.org', '//example.org', '/admin/people', '/admin/social-map?x=<script>']) {
      const { headers } = await post('/places/geldfit/holds', { back });
      expect(headers.get('location')).toMatch(/^\/admin\/social-map\?done=held&place=geldfit$/u);
    }
  });

  it('tells that there is no such place', async () => {
    for (const path of ['/places/nergens/holds', '/places/nergens/edit', '/places/nergens/end'])
      expect((await post(path, {})).status).toBe(404);
    expect((await house.ask('/admin/social-map/places/nergens', { cookie })).status).toBe(404);
  });

  it('is nothing for somebody who is not signed in, or comes from elsewhere', async () => {
    const form = { back: '/admin/social-map' };
    expect((await house.ask('/admin/social-map/places/limor/end', { form })).status).toBe(401);
    const elsewhere = { cookie, form, headers: { 'sec-fetch-site': 'cross-site' } };
    expect((await house.ask('/admin/social-map/places/limor/end', elsewhere)).status).toBe(403);
    expect((await serviceOf('limor')).status).toBe('active');
  });

  it('holds the numbers that Buurtmus says by itself, until somebody looked', async () => {
    expect(await page('')).toContain('Nummers die Buurtmus zelf zegt bij gevaar');
    const html = await follow(await post('/lines', {}));
    expect(html).toContain('De nummers bij gevaar zijn bekeken.');
    expect(html).not.toContain('Nummers die Buurtmus zelf zegt bij gevaar');
  });

  it('can be looked at page by page, and by whose it is', async () => {
    expect(await page('?page=2')).toContain('Bladzijde 2 van');
    expect(await page('?page=99999')).toContain('Bladzijde');
    expect(await page('?page=x&owner=%00')).toContain('Bladzijde 1 van');
    expect(await page('?owner=niemand')).toContain('Er is niets te checken.');
  });
});

describe('putting a place right', () => {
  it('shows the facts in a form, and keeps what is sent', async () => {
    const form = formIn(await page('/places/geldfit'));
    expect(form).toMatchObject({ 'phone-0': '0800 8115', website: 'https://geldfit.nl' });
    const sent = { ...form, 'phone-1': '070 123 45 67', 'day-0': '9-17' };
    const html = await follow(await post('/places/geldfit/edit', sent));
    expect(doneIn(html)).toContain('Geldfit is aangepast.');
    const after = await page('/places/geldfit');
    expect(after).toContain('tel:0701234567');
    expect(after).toContain('maandag: 09:00-17:00');
  });

  it('says what is wrong at the very field, and keeps what was typed', async () => {
    const form = formIn(await page('/places/geldfit'));
    const answer = await post('/places/geldfit/edit', { ...form, 'phone-0': '"><i>bel', 'day-2': '17-9', email: 'x' });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('Kijk naar de 3 rode velden.');
    expect(html).toContain('value="&quot;&gt;&lt;i&gt;bel"');
    expect(html).toContain('id="phone-0-problem">Hier hoort een telefoonnummer');
    expect(html).toContain('id="day-2-problem">De eindtijd komt voor de begintijd');
    expect(html).toContain('aria-describedby="email-problem"');
    expect(await page('/places/geldfit')).toContain('0800 8115');
  });

  it('loses nothing where a colleague was faster', async () => {
    const form = formIn(await page('/places/geldfit'));
    await post('/places/geldfit/holds', {});
    const answer = await post('/places/geldfit/edit', { ...form, 'phone-0': '112 112' });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('Iemand anders heeft deze plek net aangepast.');
    expect(html).toContain('value="112 112"');
  });
});

describe('whose a place is', () => {
  it('is said for one, for many, and for what is new', async () => {
    const petra = (await house.fresh.database.prisma.staffUser.findFirstOrThrow()).id;
    await house.fresh.database.prisma.staffUser.create({
      data: { id: 'omar', name: 'Omar', email: 'omar@example.org' },
    });
    expect(await page('/owners')).toContain('van Petra');
    expect(await follow(await post('/places/limor/give', { owner: 'omar' }))).toContain('heeft een andere eigenaar');
    expect(await page('?owner=omar')).toContain('id="place-limor"');
    const many = new URLSearchParams([
      ['place', 'lef'],
      ['place', 'wmo-loket'],
      ['owner', 'omar'],
    ]);
    const sent = await house.app.request('/admin/social-map/owners', {
      method: 'POST',
      body: many,
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
    });
    expect(await follow(sent)).toContain('2 plekken zijn nu van Omar.');
    expect((await serviceOf('lef')).ownerId).toBe('omar');
    expect((await post('/owners', { owner: 'omar' })).status).toBe(422);
    expect((await post('/owners', { place: 'lef', owner: 'niemand' })).status).toBe(422);
    expect(await follow(await post('/owners/others', { others: 'omar' }))).toContain('Opgeslagen.');
    await follow(await post('/owners/others', { others: petra }));
  });
});

describe('the search', () => {
  it('finds places as one types, in any language', async () => {
    const found = async (search: string) => page(`/found?search=${encodeURIComponent(search)}`);
    expect(await found('geldf')).toContain('/admin/social-map/places/geldfit');
    expect(await found('dług')).toContain('/admin/social-map/places/geldfit');
    expect(await found('gelfdit')).toContain('/admin/social-map/places/geldfit');
    expect(await found('zzzzqq')).toContain('Niets gevonden. Probeer een ander woord.');
    expect(await found('')).toBe('<div id="found" role="status"></div>');
    expect(await found(`${'x'.repeat(5_000)}<script>`)).not.toContain('<script>');
    expect(await page('?search=geldfit')).toContain('1 plek gevonden');
  });
});

describe('questions that ended without a place', () => {
  it('says what will stand there', async () => {
    expect(await page('/unmet')).toContain('Er is nog niets geteld.');
  });

  it('are shown without little numbers, on the page and in the file', async () => {
    const count = (domain: string, district: string, language: string, times: number) =>
      house.fresh.database.pool.query(`INSERT INTO unmet_count VALUES ('2026-11-01', $1, $2, $3, $4)`, [
        domain,
        district,
        language,
        times,
      ]);
    await count('housing', 'zuidwest', 'ti', 13);
    await count('housing', '', 'pl', 3);
    await count('housing', 'centrum', 'ar', 4);
    const html = await page('/unmet');
    expect(html).toMatch(/Wonen<\/th>.*?>13<.*?>20</su);
    expect(html).not.toMatch(/<td[^>]*>[0-4]<\/td>/u);
    const csv = await house.ask('/admin/social-map/unmet.csv', { cookie });
    expect(csv.headers.get('content-disposition')).toContain('geen-plek-gevonden.csv');
    const text = await csv.text();
    expect(text).toContain('2026-11,Wonen,Taal,Tigrinya,13');
    expect(text).toContain('2026-11,Wonen,Taal,Pools,minder dan 5');
    expect(text).not.toMatch(/,[0-4]\r?$/mu);
  });
});
