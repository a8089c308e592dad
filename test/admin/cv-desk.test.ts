import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { namesOf } from '../../bot/cv/store.ts';
import { at, byScript, type CvHouse, claim, formAt, openCvHouse, remark, remarksOf } from './cv-house.ts';
import { handedInAgain, pageOf } from './cv-world.ts';
import type { AdminHouse } from './house.ts';
import type { Visitor } from './visitor.ts';

const NASTY = '<img src=x onerror=alert(1)>"\'.pdf';

let desk: CvHouse;
let house: AdminHouse;
let petra: Visitor;
let joris: Visitor;
let mia: Visitor;
beforeAll(async () => {
  desk = await openCvHouse();
  ({ house, petra, joris, mia } = desk);
});
afterAll(() => house.close());
beforeEach(() => desk.reset());

describe('the desk', () => {
  it('says what will appear in each list, and that nothing is scanned', async () => {
    for (const list of ['waiting', 'mine', 'others', 'returned']) {
      const { html } = await petra.get(`/admin/cv-desk?list=${list}`);
      expect(html, list).toMatch(/<p class="empty">/u);
      expect(html).toContain('Er is geen virusscanner ingesteld.');
    }
    expect((await joris.get('/admin/cv-desk')).html).not.toContain('list=others');
  });

  it('shows what waits without a name, and late ones kindly', async () => {
    await desk.handIn({ name: 'Geheim', dueOn: '2026-11-20', language: 'ti', kind: 'letter' });
    const { html } = await joris.get('/admin/cv-desk');
    expect(html).toContain(`Brief ${desk.number()}`);
    expect(html).toContain('Graag eerst: beloofd voor vr 20 nov');
    expect(html).toContain('<bdi lang="ti">ትግርኛ</bdi>');
    expect(html).toContain('1 bladzijde');
    expect(html).not.toContain('Geheim');
  });

  it('lets one of two have it, and tells the other who was first', async () => {
    const made = await desk.handIn();
    expect((await claim(joris, made)).at).toBe(at(made));
    const late = await claim(mia, made);
    expect([late.status, late.html.includes('Joris was net iets eerder')]).toEqual([409, true]);
    expect((await mia.get(at(made))).status).toBe(403);
    expect((await claim(mia, { ...made, id: randomUUID() })).status).toBe(404);
    expect(desk.noticed.join()).toContain('a submission was claimed');
    expect(desk.noticed.join()).not.toMatch(/Nadia|example/u);
  });

  it('shows nothing of a document to whoever has not claimed it', async () => {
    const made = await desk.handIn({ name: 'Geheim', job: 'geheim werk' });
    await claim(joris, made);
    for (const who of [mia, petra]) {
      for (const path of ['', '/compare?from=1&to=2']) {
        const seen = await who.get(`${at(made)}${path}`);
        expect(seen.status).toBe(who === mia ? 403 : 200);
        expect(seen.html).toContain('Joris kijkt dit na');
        expect(seen.html).not.toMatch(/geheim/iu);
      }
      for (const path of ['pages/1', 'returned', 'draft-docx', 'draft-pdf']) {
        expect((await who.get(`${formAt(made)}/${path}`)).status).toBe(404);
      }
      expect((await who.post(`${at(made)}/ask`, { key: randomUUID(), text: 'Hallo?' })).status).toBe(404);
      expect((await who.post(formAt(made), remark(1, { text: 'ik' }))).status).toBe(404);
      expect((await who.post(`${at(made)}/release`, {})).status).toBe(404);
    }
    expect(await remarksOf(house, made)).toEqual([]);
  });

  it('lets staff take it over, and says from whom', async () => {
    const made = await desk.handIn();
    await claim(joris, made);
    expect((await mia.get(at(made))).html).not.toContain('take-over');
    expect((await mia.post(`${at(made)}/take-over`, {})).status).toBe(403);
    expect((await petra.get(at(made))).html).toContain('Neem het over van Joris');
    const { at: there } = await petra.post(`${at(made)}/take-over`, {});
    expect((await petra.get(there ?? '')).html).toContain('Je hebt dit overgenomen van Joris.');
    expect((await joris.get(at(made))).html).toContain('Petra kijkt dit na');
  });

  it('shows names of files, jobs and people as words', async () => {
    const made = await desk.handIn({ name: '<b>Nadia', job: '<script>alert(1)</script>', file: NASTY });
    await claim(joris, made);
    const { html } = await joris.get(at(made));
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html).toContain('&lt;script&gt;alert(1)');
    expect(html).not.toMatch(/<img src=x|<script>alert|<b>Nadia/u);
  });
});

describe('pictures and files', () => {
  it('are handed over as what they are, kept nowhere, and never the original', async () => {
    const made = await desk.handIn();
    const names = namesOf(made.id, made.version);
    await house.documents.put(names.returned, Buffer.from('%PDF-1.7'));
    await house.documents.put(names.draft('docx'), Buffer.from('PK'));
    await house.documents.put(names.original('x'), Buffer.from('<script>'));
    await claim(joris, made);
    const { cookie } = byScript(joris, {});
    const given = async (path: string) => {
      const { status, headers } = await house.ask(`${formAt(made)}/${path}`, { cookie });
      return [
        status,
        ...['content-type', 'content-disposition', 'x-content-type-options', 'cache-control'].map((name) =>
          headers.get(name),
        ),
      ];
    };
    expect(await given('pages/1')).toEqual([200, 'image/webp', 'inline', 'nosniff', 'no-store']);
    expect(await given('returned')).toEqual([
      ...[200, 'application/pdf', `attachment; filename="${desk.number()}-returned.pdf"`],
      ...['nosniff', 'no-store'],
    ]);
    expect((await given('draft-docx')).slice(0, 3)).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      `attachment; filename="${desk.number()}-draft-docx.docx"`,
    ]);
    for (const path of ['pages/2', 'pages/0', 'pages/99999999999', 'draft-pdf', 'original-x', 'lines.json', '../x']) {
      expect((await given(path))[0], path).toBe(404);
    }
    const policy = (await house.ask(`${formAt(made)}/pages/1`, { cookie })).headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
  });
});

describe('two versions', () => {
  it('stand beside each other with what changed and what was said before', async () => {
    const made = await desk.handIn({ pages: [pageOf('Ik werkte bij de bakker', 'Ik zoek <i>werk</i>')] });
    await claim(joris, made);
    await joris.post(formAt(made), { do: 'give-back', ...remark(1, { text: 'Schrijf erbij wanneer.' }) });
    const again = await handedInAgain(house.fresh.database, house.documents, made, {
      pages: [pageOf('Ik werkte in 2019 bij de bakker', 'Ik zoek <i>werk</i>')],
    });
    await claim(mia, again);
    expect((await mia.get(at(made))).html).toContain('Vergelijk versie 1 met versie 2');
    const { status, html } = await mia.get(`${at(made)}/compare?from=1&to=2`);
    expect(status).toBe(200);
    expect(html).toMatch(/<ins>.*in 2019/su);
    expect(html).toContain('Schrijf erbij wanneer.');
    expect(html).toContain('&lt;i&gt;werk');
    expect(html).toContain(`${formAt(made)}/pages/1`);
    expect(html).toContain(`${formAt(again)}/pages/1`);
    for (const query of ['from=2&to=1', 'from=1&to=1', 'from=1&to=9', 'from=x&to=2', '']) {
      expect((await mia.get(`${at(made)}/compare?${query}`)).status).toBe(404);
    }
  });
});

describe('a version that comes while another is read', () => {
  it('is next, and the one that is open is read on', async () => {
    const made = await desk.handIn();
    await claim(joris, made);
    const again = await handedInAgain(house.fresh.database, house.documents, made);
    const { prisma } = house.fresh.database;
    const { id: claimedBy } = await prisma.staffUser.findFirstOrThrow({ where: { name: 'Joris' } });
    await prisma.submission.update({ where: { id: made.id }, data: { state: 'claimed', claimedBy } });
    const first = (await joris.get(at(made))).html;
    expect(first).toContain('al een nieuwere versie gestuurd');
    expect(first).toContain(`action="${formAt(made)}"`);
    await joris.post(formAt(made), { do: 'give-back', ...remark(1, { text: 'Mooi' }) });
    expect((await joris.get(at(made))).html).toContain(`action="${formAt(again)}"`);
  });
});

describe('staff', () => {
  it('see on the page of a person what she handed in, by number only', async () => {
    const made = await desk.handIn({ job: 'bakker' });
    const { html } = await petra.get(`/admin/people/${made.person}`);
    expect(html).toContain(`<a href="${at(made)}">Cv ${desk.number()}</a>: wacht`);
    expect(html).not.toContain('bakker');
  });

  it('make an appointment for whoever it is, at the CV desk', async () => {
    const made = await desk.handIn();
    await claim(petra, made);
    const way = /href="(\/admin\/week\/appointment\/[^"]+)"/u.exec((await petra.get(at(made))).html)?.[1] ?? '';
    const { html } = await petra.get(way.replaceAll('&amp;', '&'));
    expect(html).toContain('Nadia');
    expect(html).toMatch(/<option value="cv-desk" selected/u);
  });
});
