import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AdminHouse, openAdmin, text } from './house.ts';

let house: AdminHouse;
let cookie: string;
const delivered: string[] = [];
beforeAll(async () => {
  house = await openAdmin(() => ({ deliver: (channel, conversation) => delivered.push(`${channel} ${conversation}`) }));
  cookie = await house.signIn();
});
afterAll(() => house.close());

const page = async () => (await house.ask('/admin/undelivered', { cookie })).text();

/** Somebody's first message fails for good, as the outbox notes it. */
async function fails(why: string): Promise<Record<string, string>> {
  const somebody = `${why}-${Math.random()}`;
  await house.hears(somebody, text('hallo'));
  const conversation = await house.conversationOf(somebody);
  const { rows } = await house.fresh.database.pool.query(
    `UPDATE outbox SET dead = true, failure = $2 WHERE conversation_id = $1 RETURNING turn, position`,
    [conversation, why],
  );
  return { conversation, turn: String(rows[0].turn), position: String(rows[0].position), channel: 'web' };
}

describe('messages that did not arrive', () => {
  it('says what will appear there while all is well', async () => {
    await house.fresh.database.pool.query('DELETE FROM outbox');
    expect(await page()).toContain('Alles is aangekomen');
  });

  it('are told on every page, with the reason, and can be tried again', async () => {
    const form = await fails('blocked');
    expect(await (await house.ask('/admin/people', { cookie })).text()).toContain('1 bericht kwam niet aan');
    expect(await page()).toContain('heeft Buurtmus geblokkeerd');
    const { status } = await house.ask('/admin/undelivered/retry', { cookie, form });
    expect(status).toBe(303);
    expect(delivered).toEqual([`web ${form.conversation}`]);
    expect(await page()).toContain('Alles is aangekomen');
    const { rows } = await house.fresh.database.pool.query(
      'SELECT dead, attempts FROM outbox WHERE conversation_id = $1',
      [form.conversation],
    );
    expect(rows).toEqual([{ dead: false, attempts: 0 }]);
  });

  it('can be let go, once', async () => {
    const form = await fails('timeout');
    expect(await page()).toContain('Na veel pogingen niet gelukt (timeout)');
    expect((await house.ask('/admin/undelivered/dismiss', { cookie, form })).status).toBe(303);
    expect((await house.ask('/admin/undelivered/dismiss', { cookie, form })).status).toBe(409);
    expect(await page()).toContain('Alles is aangekomen');
  });

  it('takes no form that is none of ours', async () => {
    const form = { conversation: "' OR 1=1", turn: '1', position: '1', channel: 'web' };
    expect((await house.ask('/admin/undelivered/retry', { cookie, form })).status).toBe(409);
  });
});
