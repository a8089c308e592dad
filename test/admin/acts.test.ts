import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AdminHouse, openAdmin, text } from './house.ts';

let house: AdminHouse;
let cookie: string;
let isDown = false;
beforeAll(async () => {
  house = await openAdmin(({ knock }) => ({
    knock: (one) => (isDown ? Promise.reject(new Error('the stores are away')) : knock(one)),
  }));
  cookie = await house.signIn();
});
afterAll(() => house.close());

/** A conversation of somebody new who asked for a human. */
async function waiting(): Promise<string> {
  const somebody = randomUUID();
  for (const words of ['hallo', '1', 'ja', 'mens']) await house.hears(somebody, text(words));
  return house.conversationOf(somebody);
}
type Act = { id: string; does: string; form?: Record<string, string>; headers?: Record<string, string> };
const act = ({ id, does, form = {}, headers = {} }: Act) =>
  house.ask(`/admin/conversations/${id}/${does}`, { cookie, form: { key: randomUUID(), ...form }, headers });
const keysOf = async (id: string): Promise<string[]> => {
  const thread = await house.parts.desk.thread(id, 'petra');
  return (thread?.lines ?? []).flatMap(({ saying }) => (saying === null ? [] : [saying.key]));
};
const deskOf = async (id: string) => (await house.parts.desk.thread(id, 'petra'))?.desk;
const HTMX = { 'hx-request': 'true' };

describe('what staff do', () => {
  it('goes through the one door: take over, reply, a ready-made sentence, hand back', async () => {
    const id = await waiting();
    expect(await deskOf(id)).toMatchObject({ state: 'waiting', why: 'asked' });
    expect((await act({ id, does: 'take' })).status).toBe(303);
    expect(await deskOf(id)).toMatchObject({ state: 'staff', why: 'taken' });
    await act({ id, does: 'reply', form: { text: 'Dag!' } });
    await act({ id, does: 'phrase', form: { phrase: 'phrase-done' } });
    await act({ id, does: 'hand-back' });
    expect(await deskOf(id)).toMatchObject({ state: 'bot' });
    expect((await keysOf(id)).slice(-5, -1)).toEqual(['desk.here', 'desk.words', 'desk.phrase-done', 'desk.bot-back']);
  });

  it('counts once when it is sent twice, and says so', async () => {
    const id = await waiting();
    const form = { key: randomUUID(), text: 'Eén keer' };
    const [one, other] = await Promise.all([act({ id, does: 'reply', form }), act({ id, does: 'reply', form })]);
    expect([one.status, other.status]).toEqual([303, 303]);
    expect((await keysOf(id)).filter((key) => key === 'desk.words')).toHaveLength(1);
    const again = await act({ id, does: 'reply', form, headers: HTMX });
    expect(await again.text()).toContain('Dit was al verstuurd en telt één keer.');
  });

  it('counts other words from a form that the browser kept as another act', async () => {
    const id = await waiting();
    const key = randomUUID();
    await act({ id, does: 'reply', form: { key, text: 'Het eerste' } });
    await act({ id, does: 'reply', form: { key, text: 'Het tweede' } });
    expect((await keysOf(id)).filter((kept) => kept === 'desk.words')).toHaveLength(2);
  });

  it.each([
    ['no words', 'reply', { text: '   ' }],
    ['a form that is none of ours', 'reply', { key: 'x', text: 'hallo' }],
    ['a sentence that does not exist', 'phrase', { phrase: 'phrase-of-my-own' }],
    ['any text by its key', 'phrase', { phrase: 'crisis.danger' }],
  ])('does nothing for %s', async (_, does, form) => {
    const id = await waiting();
    const before = await keysOf(id);
    const answer = await act({ id, does, form });
    expect(answer.status).toBe(422);
    expect(await keysOf(id)).toEqual(before);
  });

  it('says what went wrong, keeps what was written, and counts the second try as the same act', async () => {
    const id = await waiting();
    const form = { key: randomUUID(), text: 'Dit mag niet <weg>' };
    isDown = true;
    const page = await act({ id, does: 'reply', form });
    const part = await act({ id, does: 'reply', form, headers: HTMX });
    isDown = false;
    expect([page.status, part.status]).toEqual([503, 503]);
    const html = await page.text();
    expect(html).toContain('Dit is niet gelukt. Wat je typte staat er nog.');
    expect(html).toContain('Dit mag niet &lt;weg&gt;</textarea>');
    expect(html).toContain(form.key);
    expect(await part.text()).toMatch(/^<hx-partial hx-target="#problem"/u);
    expect((await act({ id, does: 'reply', form })).status).toBe(303);
  });

  it('answers a script with the newest lines and an empty form', async () => {
    const id = await waiting();
    const answer = await act({ id, does: 'reply', form: { text: 'Tot <b>morgen</b>' }, headers: HTMX });
    const html = await answer.text();
    expect(html).toContain('hx-target="#lines" hx-swap="upsert"');
    expect(html).toContain('Tot &lt;b&gt;morgen&lt;/b&gt;');
    expect(html).toMatch(/<textarea[^>]*><\/textarea>/u);
  });

  it('finds nobody where there is nobody', async () => {
    expect((await act({ id: randomUUID(), does: 'take' })).status).toBe(404);
    expect((await act({ id: 'x', does: 'take' })).status).toBe(404);
  });
});
