import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asking } from '../../bot/engine/session.ts';
import type { Conversation } from '../../bot/ports.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { eraseExpired } from '../../prisma/stores/retention.ts';
import { type Stores, theHouse } from '../talk/house.ts';
import { type Fresh, freshDatabase } from './database.ts';
import { idsOf, rowsOf } from './links.ts';
import { postgresStores } from './playing.ts';
import { HUDAS_MATCH } from './reports.ts';
import { NOW, turnOf } from './turns.ts';

/** What every room of the house says about how long it keeps what. */
const KEEPINGS = theHouse.rooms.flatMap(({ keeps }) => keeps);
const daysOf = (record: string): number => KEEPINGS.find((keeping) => keeping.record === record)?.days ?? Number.NaN;
const HUDA = PEOPLE.huda.id;

let fresh: Fresh;
let pool: Pool;
let stores: Stores;
beforeAll(async () => {
  fresh = await freshDatabase();
  pool = fresh.database.pool;
});
beforeEach(async () => {
  await fresh.reset();
  stores = postgresStores(fresh.database);
});
afterAll(() => fresh.drop());

const ask = async <Row = Record<string, unknown>>(text: string, ...values: unknown[]): Promise<Row[]> =>
  (await pool.query(text, values)).rows as Row[];
/** Twice, as when two processes have the same idea: the second finds nothing to do. */
async function erase(): Promise<void> {
  await eraseExpired(pool, KEEPINGS);
  await eraseExpired(pool, KEEPINGS);
}
const somebody = async (id: string): Promise<Conversation> =>
  (await stores.conversations.recognise({ address: { channel: 'web', id } })) as Conversation;
/** So many days ago; the tests keep two days' distance, because PostgreSQL may stand in another zone. */
const ago = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

describe('what is kept', () => {
  it('has an end in every room, and somebody who knows how to erase it', async () => {
    expect(KEEPINGS.length).toBeGreaterThan(3);
    await erase();
    await expect(eraseExpired(pool, [{ record: 'nobody.knows', days: 1 }])).rejects.toThrow(
      'nobody knows how to erase nobody.knows',
    );
  });

  it('are messages for their days, with what stood beside them', async () => {
    const ann = await somebody('ann');
    await stores.commit(turnOf(ann, 'old'));
    await stores.commit(turnOf({ ...ann, version: 1 }, 'young'));
    await pool.query(`INSERT INTO receipt (conversation_id, turn, position, platform_id)
      SELECT conversation_id, turn, position, 'id' FROM outbox`);
    const age = 'UPDATE message SET at = now() - make_interval(days => $2) WHERE turn = $1';
    await pool.query(age, [1, daysOf('message') + 1]);
    await pool.query(age, [2, daysOf('message') - 1]);
    await erase();
    for (const table of ['message', 'outbox', 'receipt'])
      expect(await ask(`SELECT DISTINCT turn FROM ${table}`), table).toEqual([{ turn: 2 }]);
  });

  it('is what somebody had answered half-way, for as long as her messages; who she is stays', async () => {
    await stores.join(HUDA, 'huda', 'ar');
    await stores.join(PEOPLE.willem.id, 'willem', 'nl');
    const place = { room: 'absence', step: 'until', data: { reason: 'bereavement' } };
    for (const id of ['huda', 'willem']) {
      const turn = turnOf(await somebody(id), 'one');
      const asked = asking(
        { ...turn.session, place: { ...place, step: 'reason' } },
        place,
        { key: 'absence.until' },
        1,
        NOW,
      );
      await stores.commit({ ...turn, session: asked });
    }
    await pool.query(
      `UPDATE conversation SET last_at = now() - make_interval(days => $1 - CASE WHEN person_id = $2 THEN -1 ELSE 1 END)`,
      [daysOf('message'), HUDA],
    );
    await erase();
    const huda = (await stores.conversations.recognise({ person: HUDA })) as Conversation;
    expect(huda).toMatchObject({
      version: 2,
      session: { place: null, asked: null, trail: [], consent: 'given', language: 'ar' },
    });
    const willem = (await stores.conversations.recognise({ person: PEOPLE.willem.id })) as Conversation;
    expect(willem).toMatchObject({ version: 1, session: { place, trail: [{ step: 'reason' }] } });
    expect(await stores.commit(turnOf(huda, 'two'))).toEqual({ kind: 'committed' });
  });

  it('are files for their days', async () => {
    const { id } = await somebody('ann');
    const file = `INSERT INTO file (conversation_id, turn, ref, kind, name, bytes, created_at)
      VALUES ($1, $2, 'ref', 'file', 'cv.pdf', 1, now() - make_interval(days => $3))`;
    await pool.query(file, [id, 1, daysOf('file.receive') + 1]);
    await pool.query(file, [id, 2, daysOf('file.receive') - 1]);
    await erase();
    expect(await ask('SELECT turn FROM file')).toEqual([{ turn: 2 }]);
  });

  it('are absences, from their last day on; open ones from the day they were reported', async () => {
    const days = daysOf('absence.report');
    const report = `INSERT INTO absence (person_id, kind, series_id, start_time, reason, extent, from_day, until_day, reported_at)
      VALUES ('${HUDA}', 'match', gen_random_uuid(), '14:00', $1, 'week', $2, $3, $4)`;
    await pool.query(report, ['over', ago(days + 9), ago(days + 2), ago(days + 9)]);
    await pool.query(report, ['just', ago(days + 9), ago(days - 2), ago(days + 9)]);
    await pool.query(report, ['long', ago(days + 2), null, ago(days + 2)]);
    await pool.query(report, ['open', ago(days - 2), null, ago(days - 2)]);
    await erase();
    // A reason is reduced long before; what is left is told apart by its days.
    expect(await ask('SELECT until_day IS NULL AS open FROM absence ORDER BY 1')).toEqual([
      { open: false },
      { open: true },
    ]);
  });

  it('are faces of a meeting until after the last evaluation', async () => {
    const days = daysOf('mentoring.check-in');
    const face = `INSERT INTO check_in (match_id, day, person_id, face, said_at) VALUES ('${HUDAS_MATCH}', $1, '${HUDA}', $2, now())`;
    await pool.query(face, [ago(days + 2), 'good']);
    await pool.query(face, [ago(days - 2), 'hard']);
    await erase();
    expect(await ask('SELECT face FROM check_in')).toEqual([{ face: 'hard' }]);
  });

  it('are her own words about a next step until they were told back; the face stays', async () => {
    const days = daysOf('mentoring.next-step');
    const step = `INSERT INTO check_in (match_id, day, person_id, face, next_step, said_at) VALUES ('${HUDAS_MATCH}', $1, '${HUDA}', 'good', $2, now())`;
    await pool.query(step, [ago(days + 2), 'bellen']);
    await pool.query(step, [ago(days - 2), 'schrijven']);
    await erase();
    expect(await ask('SELECT face, next_step FROM check_in ORDER BY day')).toEqual([
      { face: 'good', next_step: null },
      { face: 'good', next_step: 'schrijven' },
    ]);
  });

  it('are words that were said first, done or never to be said, and not those that are still to come', async () => {
    const knock = `INSERT INTO knock (key, person_id, at, done_at, inbound)
      VALUES ($1, '${HUDA}', now() - make_interval(days => $2), now() - make_interval(days => $3), '{}')`;
    await pool.query(knock, ['done long ago', 40, 31]);
    await pool.query(knock, ['done lately', 40, 29]);
    await pool.query(knock, ['never said', 31, null]);
    await pool.query(knock, ['waits', 29, null]);
    await pool.query(knock, ['to come', -40, null]);
    await erase();
    const keys = await ask<{ key: string }>('SELECT key FROM knock ORDER BY key');
    expect(keys.map(({ key }) => key)).toEqual(['done lately', 'to come', 'waits']);
  });

  it('are codes while they open something', async () => {
    const code = `INSERT INTO invitation (code, person_id, expires_at) VALUES ($1, '${HUDA}', now() + make_interval(mins => $2))`;
    await pool.query(code, ['run out', -1]);
    await pool.query(code, ['open', 1]);
    await erase();
    expect(await ask('SELECT code FROM invitation')).toEqual([{ code: 'open' }]);
  });
});

describe('somebody of whom nothing may be kept', () => {
  const lastSign = (id: string, interval: string) =>
    pool.query(
      `WITH p AS (UPDATE person SET created_at = now() - $2::interval FROM address a WHERE a.person_id = person.id AND a.external = $1 RETURNING person.id)
       UPDATE conversation SET last_at = now() - $2::interval FROM p WHERE person_id = p.id`,
      [id, interval],
    );

  it('is gone from every table a day after the last sign of her', async () => {
    const ann = await somebody('ann');
    await stores.commit(turnOf(ann, 'one'));
    await pool.query(`INSERT INTO receipt SELECT conversation_id, turn, position, 'id' FROM outbox`);
    const ids = await idsOf(pool, ann.person.id);
    await lastSign('ann', '23 hours');
    await erase();
    expect(Object.keys(await rowsOf(pool, ids)).sort()).toEqual([
      'address',
      'conversation',
      'message',
      'outbox',
      'receipt',
    ]);
    await lastSign('ann', '25 hours');
    await erase();
    expect(await rowsOf(pool, ids)).toEqual({});
    expect(await ask('SELECT id FROM person WHERE id = $1', ann.person.id)).toEqual([]);
  });

  it('is not somebody who has agreed, nor whom the centre knows', async () => {
    const bea = await somebody('bea');
    await stores.commit(turnOf(bea, 'one', [{ kind: 'person', consent: true }]));
    await lastSign('bea', '25 hours');
    await pool.query(`UPDATE person SET consented_at = NULL, created_at = now() - interval '9 days' WHERE id = $1`, [
      HUDA,
    ]);
    await erase();
    const there = await ask<{ id: string }>('SELECT id FROM person WHERE id = ANY($1)', [bea.person.id, HUDA]);
    expect(there.map(({ id }) => id).sort()).toEqual([bea.person.id, HUDA].sort());
  });

  it('is one who was forgotten and whom the centre does not know', async () => {
    const cor = await somebody('cor');
    await stores.commit(turnOf(cor, 'one', [{ kind: 'person', consent: true }]));
    await stores.commit(turnOf({ ...cor, version: 1 }, 'two', [{ kind: 'forget' }]));
    await lastSign('cor', '25 hours');
    await erase();
    expect(await ask('SELECT id FROM person WHERE id = $1', cor.person.id)).toEqual([]);
  });
});
