import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { at, byScript, type CvHouse, claim, formAt, openCvHouse, remark, remarksOf } from './cv-house.ts';
import type { AdminHouse } from './house.ts';
import type { Visitor } from './visitor.ts';

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

describe('the form', () => {
  it('keeps what is in it, in its order, within its limits', async () => {
    const made = await desk.handIn();
    await claim(joris, made);
    const came = await joris.post(formAt(made), {
      do: 'save',
      closing: ' Goed begin. ',
      ...remark(1, { text: 'x'.repeat(400), page: '1', x: '12,5', y: '200' }),
      ...remark(2, { phrase: 'no-such', kind: 'magic', text: '\u202eom\u0000keren', page: '7' }),
      ...remark(3, { phrase: 'add-phone', position: '1' }),
      'remark-99-kind': 'content',
    });
    expect([came.status, came.at]).toEqual([303, `${at(made)}#remark-3`]);
    expect(await remarksOf(house, made)).toMatchObject([
      { position: 1, phrase: 'add-phone', text: null, page: null },
      { position: 2, phrase: null, text: 'x'.repeat(300), page: 1, x: 125, y: 1_000 },
      { position: 3, phrase: null, kind: 'content', text: 'omkeren', page: null },
    ]);
    const { html } = await joris.get(at(made));
    expect(html).toContain('Goed begin.');
    expect(html).toContain('href="#remark-2" class="marker"');
  });

  it('does what its buttons say, each time with all that was typed', async () => {
    const made = await desk.handIn();
    await claim(joris, made);
    await joris.post(formAt(made), { do: 'add', 'point-page': '1', 'point-x': '50', 'point-y': '25.5' });
    expect(await remarksOf(house, made)).toMatchObject([{ page: 1, x: 500, y: 255, phrase: null }]);
    const first = remark(1, { page: '1', x: '50', y: '25.5' });
    await joris.post(formAt(made), { do: 'phrase-newest-first', current: '1', ...first });
    expect(await remarksOf(house, made)).toMatchObject([{ kind: 'layout', phrase: 'newest-first', page: 1, x: 500 }]);
    const said = { ...first, 'remark-1-phrase': 'newest-first' };
    for (const [name, made2] of [
      ['missing-contact', { kind: 'content', phrase: 'add-phone', page: null }],
      ['gap-0', { phrase: 'explain-gap', text: 'mei 2019 tot en met februari 2020' }],
      ['spelling-0', { kind: 'language', phrase: 'spelling-marked', page: 1, x: 70, y: 150 }],
      ['private-0', { phrase: 'no-birth-date', page: 1, x: 70, y: 110 }],
    ] as const) {
      await joris.post(formAt(made), { do: `found-${name}`, ...said });
      expect((await remarksOf(house, made))[1], name).toMatchObject(made2);
    }
    for (const nothing of ['found-spelling-7', 'found-missing-experience', 'found-__proto__-x', 'phrase-toString']) {
      await joris.post(formAt(made), { do: nothing, ...said });
      expect(await remarksOf(house, made), nothing).toHaveLength(1);
    }
    await joris.post(formAt(made), { do: 'remove-1', ...said });
    expect(await remarksOf(house, made)).toEqual([]);
  });

  it('is full at some point, and says so', async () => {
    const made = await desk.handIn();
    await claim(joris, made);
    const many = Object.assign({}, ...Array.from({ length: 45 }, (_, index) => remark(index + 1, { text: 'ja' })));
    const sent = byScript(joris, { ...many, do: 'add' });
    expect(await (await house.ask(formAt(made), sent)).text()).toContain('Dit zijn genoeg opmerkingen');
    expect(await remarksOf(house, made)).toHaveLength(40);
  });

  it('answers a script with the parts that changed, and leaves alone where she types', async () => {
    const made = await desk.handIn();
    await claim(joris, made);
    const send = async (sent: Readonly<Record<string, string>>) =>
      (await house.ask(formAt(made), byScript(joris, sent))).text();
    const typed = await send(remark(1, { text: 'Mooi', page: '1', x: '10', y: '10' }));
    expect(typed).toContain('Bewaard om 11:00');
    expect(typed).toContain('hx-target="#pins-1"');
    expect(typed).not.toContain('hx-target="#remarks"');
    const added = await send({ ...remark(1, { text: 'Mooi' }), do: 'phrase-add-phone', current: '1' });
    expect(added).toContain('hx-target="#remarks"');
    expect(added).toContain('data-fresh="yes"');
    expect(added).toContain('<span class="preview" lang="ar" dir="rtl">');
  });

  it('says when it could not be kept, because somebody else has it now', async () => {
    const made = await desk.handIn();
    await claim(joris, made);
    await petra.post(`${at(made)}/take-over`, {});
    const sent = byScript(joris, remark(1, { text: 'te laat' }));
    const answer = await house.ask(formAt(made), sent);
    expect([answer.status, (await answer.text()).includes('Dit kon niet worden bewaard')]).toEqual([409, true]);
    expect(await remarksOf(house, made)).toEqual([]);
  });

  it('is given back with what stands in it, once, and not while nothing is said', async () => {
    const made = await desk.handIn();
    await claim(joris, made);
    const empty = await joris.post(formAt(made), { do: 'give-back', ...remark(1, {}) });
    expect([empty.status, empty.html.includes('Er staat nog geen opmerking')]).toEqual([422, true]);
    const sent = { do: 'give-back', ...remark(1, { text: 'Zet uw werk erin.' }) };
    for (const _ of ['first', 'again']) {
      expect((await joris.post(formAt(made), sent)).at).toBe('/admin/cv-desk?list=mine&done=given-back');
    }
    expect((await joris.get('/admin/cv-desk?list=mine&done=given-back')).html).toContain('Teruggegeven. De bewoner');
    const { html } = await joris.get(at(made));
    expect(html).toContain('Teruggegeven op 22 november 2026.');
    expect(html).toContain('Zet uw werk erin.');
    expect(html).not.toContain('<form id="review"');
    expect(html).toContain(`${formAt(made)}/returned`);
    const script = byScript(joris, sent);
    expect((await house.ask(formAt(made), script)).headers.get('hx-redirect')).toContain('/admin/cv-desk');
  });

  it('waits while a page is still being read', async () => {
    const made = await desk.handIn();
    await claim(joris, made);
    const { prisma } = house.fresh.database;
    await prisma.submissionFile.updateMany({ where: { versionId: made.version }, data: { state: 'waiting' } });
    const sent = { do: 'give-back', ...remark(1, { text: 'Mooi' }) };
    const early = await joris.post(formAt(made), sent);
    expect([early.status, early.html.includes('worden nog ingelezen')]).toEqual([409, true]);
    expect(await remarksOf(house, made)).toMatchObject([{ text: 'Mooi' }]);
  });
});
