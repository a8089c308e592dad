import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Conversation } from '../../bot/ports.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { eraseExpired } from '../../prisma/stores/retention.ts';
import { theHouse } from '../talk/house.ts';
import { type Fresh, freshDatabase } from './database.ts';
import { postgresStores } from './playing.ts';
import { DUTCH_LESSON, HUDAS_MATCH } from './reports.ts';
import { turnOf } from './turns.ts';

const KEEPINGS = theHouse.rooms.flatMap(({ keeps }) => keeps);
const ago = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();

let fresh: Fresh;
let pool: Pool;
beforeAll(async () => {
  fresh = await freshDatabase();
  pool = fresh.database.pool;
});
beforeEach(async () => {
  await fresh.reset();
  await pool.query('DELETE FROM absence_policy; DELETE FROM file');
});
afterAll(() => fresh.drop());

const erase = () => eraseExpired(pool, KEEPINGS);
const ask = async <Row = Record<string, unknown>>(text: string, ...values: unknown[]): Promise<Row[]> =>
  (await pool.query(text, values)).rows as Row[];

type Told = { readonly reason: string; readonly series?: string; readonly person?: string; readonly daysAgo?: number };
const told = ({ reason, series = DUTCH_LESSON, person = PEOPLE.selam.id, daysAgo = 92 }: Told) =>
  pool.query(
    `INSERT INTO absence (person_id, kind, series_id, start_time, reason, extent, from_day, until_day, reported_at)
     VALUES ($1, 'group-session', $2, '09:30', $3, 'once', $4::date, $4::date, $4)`,
    [person, series, reason, ago(daysAgo)],
  );
const reasons = async () =>
  (await ask<{ reason: string }>('SELECT reason FROM absence ORDER BY 1')).map(({ reason }) => reason);

describe('a reason', () => {
  it('is worth something for ninety days, and is then only whether it counts', async () => {
    await told({ reason: 'ill', daysAgo: 88 });
    await erase();
    expect(await reasons()).toEqual(['ill']);
    await pool.query('UPDATE absence SET until_day = current_date - 92');
    await erase();
    expect(await reasons()).toEqual(['excused']);
    await erase();
    expect(await reasons()).toEqual(['excused']);
  });

  it.each([
    ['ill', 'excused'],
    ['child-ill', 'excused'],
    ['bereavement', 'excused'],
    ['appointment', 'weighed'],
    ['childcare', 'weighed'],
    ['mind', 'weighed'],
    ['other', 'weighed'],
    ['none', 'none'],
  ])('%s becomes %s where its programme says nothing else', async (reason, left) => {
    await told({ reason });
    await erase();
    expect(await reasons()).toEqual([left]);
  });

  it('goes by the policy of the programme in which it counts', async () => {
    await pool.query(`INSERT INTO absence_policy (programme_id, excused) VALUES ('werkfit', '{childcare}')`);
    await told({ reason: 'childcare' });
    await told({ reason: 'childcare', series: HUDAS_MATCH, person: PEOPLE.huda.id });
    // An appointment counts where she is enrolled.
    const appointment = '00000000-0000-4000-8000-0000000fffff';
    await pool.query(`UPDATE enrolment SET from_day = current_date - 200 WHERE person_id = $1`, [PEOPLE.stefka.id]);
    await told({ reason: 'ill', series: appointment, person: PEOPLE.stefka.id });
    await erase();
    expect(await ask('SELECT person_id, reason FROM absence ORDER BY person_id')).toEqual([
      { person_id: PEOPLE.huda.id, reason: 'weighed' },
      { person_id: PEOPLE.selam.id, reason: 'excused' },
      { person_id: PEOPLE.stefka.id, reason: 'weighed' },
    ]);
  });
});

describe('delicate words', () => {
  const PLACE = { room: 'onboarding', step: 'who', data: { heard: 'ik slik pillen' } };
  const somebody = async (id: string): Promise<Conversation> =>
    (await postgresStores(fresh.database).conversations.recognise({ address: { channel: 'web', id } })) as Conversation;
  /** A turn fifteen days ago, and a question that was asked so many days ago. */
  async function spoke(id: string, askedDaysAgo: number, delicate: readonly number[] = [0]): Promise<void> {
    const before = await somebody(id);
    const turn = turnOf(before, id, [{ kind: 'person', consent: true }]);
    const asked = { turn: 1, at: ago(askedDaysAgo), saying: { key: 'onboarding.who' } };
    const session = { ...turn.session, place: { ...PLACE, again: PLACE.data }, asked, trail: [PLACE] };
    await postgresStores(fresh.database).commit({ ...turn, session, delicate });
    await pool.query(`UPDATE message SET at = now() - interval '15 days' WHERE conversation_id = $1`, [before.id]);
    await pool.query(
      `INSERT INTO file (conversation_id, turn, ref, kind, name, bytes, created_at) VALUES ($1, 1, 'r', 'file', 'x', 1, now())`,
      [before.id],
    );
  }
  const positions = async () =>
    (await ask<{ position: number }>('SELECT position FROM message ORDER BY 1')).map(({ position }) => position);
  const session = async (id: string) => (await somebody(id)).session;

  it('go after a fortnight with their file; what the house said stays, as key', async () => {
    await spoke('ann', 20);
    await erase();
    expect(await positions()).toEqual([1]);
    expect(await ask('SELECT 1 FROM file')).toEqual([]);
  });

  it('of staff go too', async () => {
    await spoke('ann', 20, [0, 1]);
    await pool.query(
      `UPDATE message SET content = '{"key": "desk.words", "params": {"text": "x"}}' WHERE position = 1`,
    );
    await erase();
    expect(await positions()).toEqual([]);
  });

  it('close what was asked before that, and leave nothing of them in what was asked since', async () => {
    await spoke('old', 15);
    await spoke('new', 1);
    await erase();
    expect(await session('old')).toMatchObject({ place: null, asked: null, trail: [] });
    expect(await session('new')).toMatchObject({
      place: { ...PLACE, data: {}, again: {} },
      asked: { turn: 1 },
      trail: [],
    });
  });

  it('are what they are not where nothing is delicate: everything stays', async () => {
    await spoke('ann', 20, []);
    await erase();
    expect(await positions()).toEqual([0, 1]);
    expect(await ask('SELECT turn FROM file')).toEqual([{ turn: 1 }]);
    expect((await session('ann')).place).toEqual({ ...PLACE, again: PLACE.data });
  });

  it('that wait to be answered on a shared phone go as well', async () => {
    const knock = `INSERT INTO knock (key, person_id, at, inbound) VALUES ($1, '${PEOPLE.huda.id}', now() - make_interval(days => $2), $3)`;
    await pool.query(knock, ['words', 15, '{"kind": "text", "text": "x"}']);
    await pool.query(knock, ['words lately', 13, '{"kind": "text", "text": "x"}']);
    await pool.query(knock, ['news', 15, '{"kind": "news"}']);
    await erase();
    expect(await ask('SELECT key FROM knock ORDER BY 1')).toEqual([{ key: 'news' }, { key: 'words lately' }]);
  });
});
