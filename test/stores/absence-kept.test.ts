import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Kept, kept } from '../../bot/capabilities/absence/mine-facts.ts';
import type { Person } from '../../bot/engine/person.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { keptAnswers } from '../../prisma/stores/absence-kept.ts';
import { type Fresh, freshDatabase } from './database.ts';
import { DUTCH_LESSON, HUDAS_MATCH } from './reports.ts';

/** Saturdays with Daan, Fridays with Jamila. */
const FOOTBALL = DUTCH_LESSON.replace(/200$/u, '212');
const CRAFTS = DUTCH_LESSON.replace(/200$/u, '211');

let fresh: Fresh;
let pool: Pool;
beforeAll(async () => {
  fresh = await freshDatabase();
  pool = fresh.database.pool;
  const sami = (await fresh.database.prisma.child.findFirstOrThrow({ where: { name: 'Sami' } })).id;
  const absence = `
    INSERT INTO absence (person_id, child_id, kind, series_id, start_time, reason, extent, late, from_day, until_day, reported_at)
    VALUES ($1, $2, $3, $4, '14:00', $5, 'once', false, $6, $6, now())`;
  await pool.query(absence, [PEOPLE.huda.id, null, 'match', HUDAS_MATCH, 'ill', '2026-11-17']);
  await pool.query(absence, [PEOPLE.jamila.id, sami, 'group-session', CRAFTS, 'child-ill', '2026-11-20']);
  const attended = `
    INSERT INTO attendance (occasion_id, attendee_id, state, registered_by, registered_at)
    SELECT id, $1, $2, 'petra', now() FROM occasion WHERE series_id = $3 AND day = $4`;
  await pool.query(attended, [PEOPLE.huda.id, 'no-show', HUDAS_MATCH, '2026-11-10']);
  await pool.query(attended, [PEOPLE.huda.id, 'present', HUDAS_MATCH, '2026-11-03']);
  await pool.query(attended, [sami, 'late', FOOTBALL, '2026-11-14']);
  await pool.query(attended, [sami, 'present', CRAFTS, '2026-11-13']);
  const facts = [
    { occasion: 'b', day: '2026-11-10', title: null, state: 'no-show', counts: true },
    { occasion: 'a', day: '2026-11-03', title: null, state: 'no-show', counts: false },
  ];
  await pool.query(
    `INSERT INTO absence_decision (person_id, programme_id, kind, decided_at, staff_name, facts, why)
     VALUES ($1, 'werkplaats', 'warning', '2026-11-18T23:30:00Z', 'Petra', $2, 'Wij hoorden niets.')`,
    [PEOPLE.huda.id, JSON.stringify(facts)],
  );
});
afterAll(() => fresh.drop());

const keptOf = (who: keyof typeof PEOPLE): Promise<Kept> => {
  const [answer] = keptAnswers(pool, 'Europe/Amsterdam');
  return answer?.answer({}, { id: PEOPLE[who].id } as Person, '2026-11-22T10:00:00Z') as Promise<Kept>;
};

describe(kept.question, () => {
  it('is everything: reports, who was there, decisions', async () => {
    const what = { key: 'absence.mine-with', params: { name: 'Willem' } };
    expect(await keptOf('huda')).toEqual({
      reports: [{ from: '2026-11-17', what, extent: 'once', late: false, reason: 'ill', child: null }],
      turnouts: [
        { starts: '2026-11-10T14:00', what, state: 'no-show', child: null },
        { starts: '2026-11-03T14:00', what, state: 'present', child: null },
      ],
      decisions: [
        { day: '2026-11-19', kind: 'warning', name: 'Petra', why: 'Wij hoorden niets.', days: ['2026-11-10'] },
      ],
    });
  });

  it('is of her child too, on the days on which it is with her', async () => {
    const jamila = await keptOf('jamila');
    expect(jamila.reports).toMatchObject([
      { child: 'Sami', reason: 'child-ill', what: { content: { nl: 'Knutselclub' } } },
    ]);
    expect(jamila.turnouts).toMatchObject([{ child: 'Sami', state: 'present', starts: '2026-11-13T15:30' }]);
    const daan = await keptOf('daan');
    expect(daan.reports).toEqual([]);
    expect(daan.turnouts).toMatchObject([{ child: 'Sami', state: 'late', starts: '2026-11-14T10:00' }]);
  });

  it('is nothing of anybody else', async () => {
    expect(await keptOf('willem')).toEqual({ reports: [], turnouts: [], decisions: [] });
  });
});
