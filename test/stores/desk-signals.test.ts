import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../bot/capabilities/absence/policy.ts';
import type { Decision, SignalCase, SignalsDesk } from '../../bot/staff-signals-ports.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { createSignalsDesk } from '../../prisma/stores/desk-signals.ts';
import { eraseExpired } from '../../prisma/stores/retention.ts';
import { type Fresh, freshDatabase } from './database.ts';
import { DUTCH_LESSON, HUDAS_MATCH } from './reports.ts';

const NOW = '2026-11-22T10:00:00Z';
const SELAM = { person: PEOPLE.selam.id, programme: 'werkfit' };
const SEWING = DUTCH_LESSON.replace(/200$/u, '201');
/** Everybody of Werkfit began on the 11th of October: from the 10th of November on absence counts. */
const COUNTING = [
  [SEWING, '2026-11-11'],
  [DUTCH_LESSON, '2026-11-16'],
  [SEWING, '2026-11-18'],
] as const;

let fresh: Fresh;
let pool: Pool;
let desk: SignalsDesk;
beforeAll(async () => {
  fresh = await freshDatabase();
  pool = fresh.database.pool;
  desk = createSignalsDesk(pool, 'Europe/Amsterdam');
  const account = `INSERT INTO staff_user (id, name, email, updated_at, person_id) VALUES ($1, $1, $1, now(), $2)`;
  await pool.query(account, ['joris', PEOPLE.joris.id]);
  await pool.query(account, ['dilara', PEOPLE.dilara.id]);
  await pool.query(account, ['nobody', null]);
});
beforeEach(async () => {
  await fresh.reset();
  for (const table of ['attendance', 'absence_decision', 'absence_policy']) await pool.query(`DELETE FROM ${table}`);
});
afterAll(() => fresh.drop());

const registered = (person: string, series: string, day: string, state: string) =>
  pool.query(
    `INSERT INTO attendance (occasion_id, attendee_id, state, registered_by, registered_at)
     SELECT id, $1, $4, 'petra', now() FROM occasion WHERE series_id = $2 AND day = $3`,
    [person, series, day, state],
  );
const reported = (person: string, series: string, day: string, reason: string, late = false) =>
  pool.query(
    `INSERT INTO absence (person_id, kind, series_id, start_time, reason, extent, late, from_day, until_day, reported_at)
     VALUES ($1, 'group-session', $2, '09:30', $4, 'once', $5, $3, $3, now())`,
    [person, series, day, reason, late],
  );
async function misses(person: string): Promise<void> {
  for (const [series, day] of COUNTING) await registered(person, series, day, 'no-show');
}

const caseOf = async (staff = 'joris', now = NOW): Promise<SignalCase> => {
  const found = await desk.one(SELAM, staff, now);
  if (found === null) throw new Error('she is in the programme');
  return found;
};
const names = async (now = NOW) => (await desk.list('joris', now)).map(({ name, missed }) => [name, missed.length]);
const deciding = (stands: SignalCase, more: Partial<Decision> = {}): Decision => ({
  ...SELAM,
  id: randomUUID(),
  kind: 'talk',
  seen: stands.seen,
  counts: stands.missed.map(({ occasion }) => occasion),
  why: 'Opvang geregeld.',
  staff: { id: 'joris', name: 'Joris' },
  ...more,
});
const knocks = async () =>
  (
    await pool.query<{ inbound: { key: string; params: object } }>(
      `SELECT * FROM knock WHERE key LIKE 'absence-warning:%'`,
    )
  ).rows;
async function joins(): Promise<void> {
  const { id } = await fresh.database.prisma.address.create({
    data: { personId: SELAM.person, channel: 'web', external: 'selam' },
  });
  await fresh.database.prisma.conversation.create({ data: { personId: SELAM.person, addressId: id } });
}

describe('signals', () => {
  it('are nobody, where nobody missed anything', async () => {
    expect(await names()).toEqual([]);
  });

  it('show who missed three lessons, and who missed more before her', async () => {
    await misses(SELAM.person);
    expect(await names()).toEqual([['Selam', 3]]);
    await misses(PEOPLE.stefka.id);
    await registered(PEOPLE.stefka.id, DUTCH_LESSON, '2026-11-09', 'no-show');
    await pool.query(`INSERT INTO absence_policy (programme_id, grace_days) VALUES ('werkfit', 0)`);
    expect(await names()).toEqual([
      ['Stefka', 4],
      ['Selam', 3],
    ]);
  });

  it('leave out illness, lateness, whoever came after all, and what has not been yet', async () => {
    await misses(SELAM.person);
    await reported(SELAM.person, SEWING, '2026-11-18', 'ill');
    expect(await names()).toEqual([]);
    await pool.query(`DELETE FROM absence`);
    expect(await names('2026-11-18T11:00:00Z')).toEqual([]);
    await registered(SELAM.person, DUTCH_LESSON, '2026-11-23', 'no-show');
    expect(await names()).toEqual([['Selam', 3]]);
    await pool.query(
      `UPDATE attendance SET state = 'late' WHERE occasion_id = (SELECT id FROM occasion WHERE series_id = $1 AND day = '2026-11-16')`,
      [DUTCH_LESSON],
    );
    expect(await names()).toEqual([]);
  });

  it('count what was reported and never registered, and what does not take place never', async () => {
    for (const [series, day] of COUNTING) await reported(SELAM.person, series, day, 'appointment');
    expect((await caseOf()).missed.map(({ state }) => state)).toEqual(['reported', 'reported', 'reported']);
    await pool.query(`UPDATE occasion SET state = 'cancelled' WHERE series_id = $1 AND day = '2026-11-16'`, [
      DUTCH_LESSON,
    ]);
    expect(await names()).toEqual([]);
    await pool.query(`UPDATE occasion SET state = 'planned'`);
  });

  it('show a mentee of a match and never a mentor', async () => {
    await pool.query(`INSERT INTO absence_policy (programme_id, grace_days, signal_count) VALUES ('werkplaats', 0, 1)`);
    for (const who of [PEOPLE.huda, PEOPLE.willem]) await registered(who.id, HUDAS_MATCH, '2026-11-17', 'no-show');
    const [signal, ...others] = await desk.list('joris', NOW);
    expect(others).toEqual([]);
    expect(signal).toMatchObject({
      name: 'Huda',
      programmeName: 'Werkplaats',
      missed: [{ day: '2026-11-17', title: null }],
    });
  });

  it('tell a reason to her coach and to nobody else', async () => {
    for (const [series, day] of COUNTING) await reported(SELAM.person, series, day, 'mind');
    await registered(SELAM.person, DUTCH_LESSON, '2026-11-09', 'absent');
    await reported(SELAM.person, DUTCH_LESSON, '2026-11-09', 'ill');
    const seen = await caseOf('joris');
    expect(seen.missed.map(({ reason }) => reason)).toEqual(['mind', 'mind', 'mind']);
    expect(seen.uncounted).toMatchObject([{ day: '2026-11-09', reason: 'ill', because: 'grace' }]);
    for (const other of ['dilara', 'nobody', 'not-there']) {
      const hidden = await caseOf(other);
      expect(hidden.missed.map(({ reason }) => reason)).toEqual([null, null, null]);
      expect(hidden.uncounted).toBeNull();
      expect(JSON.stringify([{ ...hidden, policy: null }, await desk.list(other, NOW)])).not.toMatch(/mind|"ill"/u);
    }
  });

  it('are of people who are in the programme', async () => {
    await misses(SELAM.person);
    expect(await desk.one({ ...SELAM, programme: 'werkplaats' }, 'joris', NOW)).toBeNull();
    expect(await desk.one({ ...SELAM, person: "' OR 1=1" }, 'joris', NOW)).toBeNull();
    expect(await desk.one(SELAM, 'joris', '2028-01-01T10:00:00Z')).toBeNull();
  });
});

describe('a decision', () => {
  beforeEach(() => misses(SELAM.person));

  it('settles the days that it is about, once however often it is sent', async () => {
    const decision = deciding(await caseOf());
    for (let twice = 0; twice < 2; twice++) expect(await desk.decide(decision, NOW)).toBe('done');
    expect(await names()).toEqual([]);
    const { missed, decisions, warnings } = await caseOf();
    expect([missed, warnings]).toEqual([[], 0]);
    expect(decisions).toMatchObject([
      { kind: 'talk', name: 'Joris', why: 'Opvang geregeld.', at: new Date(NOW).toISOString() },
    ]);
    expect(decisions[0]?.days.map(({ day, counts }) => [day, counts])).toEqual(COUNTING.map(([, day]) => [day, true]));
    expect(await knocks()).toEqual([]);
  });

  it('of two at the same moment is one, and the other hears that it stands otherwise', async () => {
    const stands = await caseOf();
    const came = await Promise.all([1, 2].map(() => desk.decide(deciding(stands), NOW)));
    expect(came.toSorted()).toEqual(['changed', 'done']);
    expect((await caseOf()).decisions).toHaveLength(1);
  });

  it('keeps no reason, in no language', async () => {
    await reported(SELAM.person, SEWING, '2026-11-18', 'mind');
    await desk.decide(deciding(await caseOf()), NOW);
    const { rows } = await pool.query('SELECT facts::text AS facts FROM absence_decision');
    expect(rows[0].facts).toContain('2026-11-18');
    expect(rows[0].facts).not.toContain('mind');
  });

  it('that warns is told by the one door, with the days that it counts, where she can be reached', async () => {
    await joins();
    const stands = await caseOf();
    expect(stands.notReached).toBeNull();
    const counts = stands.missed.slice(1).map(({ occasion }) => occasion);
    await desk.decide(deciding(stands, { kind: 'warning', counts, why: '' }), NOW);
    const [knock] = await knocks();
    expect(knock?.inbound).toMatchObject({
      kind: 'news',
      key: 'absence.warning',
      params: { name: 'Joris', programme: 'Werkfit' },
    });
    expect(JSON.stringify(knock?.inbound)).not.toContain('2026-11-11');
    expect(JSON.stringify(knock?.inbound)).toContain('2026-11-16');
    expect(await caseOf()).toMatchObject({ warnings: 1, missed: [] });
  });

  it.each([
    ['no-conversation', async () => {}],
    [
      'no-consent',
      () => joins().then(() => pool.query('UPDATE person SET consented_at = NULL WHERE id = $1', [SELAM.person])),
    ],
    [
      'stopped',
      () => joins().then(() => pool.query('UPDATE person SET stopped_at = now() WHERE id = $1', [SELAM.person])),
    ],
    ['gone', () => joins().then(() => pool.query('UPDATE address SET unreachable_since = now()'))],
  ])('that warns somebody with %s is kept, and nothing is sent', async (why, arrange) => {
    await arrange();
    const stands = await caseOf();
    expect(stands.notReached).toBe(why);
    expect(await desk.decide(deciding(stands, { kind: 'warning' }), NOW)).toBe('done');
    expect(await knocks()).toEqual([]);
    expect((await caseOf()).warnings).toBe(1);
  });

  it('that was wrong is withdrawn once, by whoever says why, and she is told where she was told of it', async () => {
    await joins();
    const warning = deciding(await caseOf(), { kind: 'warning', why: '' });
    await desk.decide(warning, NOW);
    const withdrawal = { ...SELAM, id: warning.id, why: 'Zij was er wel.', staff: warning.staff };
    expect(await desk.withdraw({ ...withdrawal, programme: 'werkplaats' }, NOW)).toBe(false);
    for (const isDone of [true, false]) expect(await desk.withdraw(withdrawal, NOW)).toBe(isDone);
    expect(await caseOf()).toMatchObject({
      warnings: 0,
      missed: [],
      decisions: [{ kind: 'withdrawn', why: 'Zij was er wel.' }],
    });
    expect((await knocks()).map(({ inbound }) => inbound.key).toSorted()).toEqual([
      'absence.warning',
      'absence.warning-withdrawn',
    ]);
  });

  it('to mark a report is early before three warnings, and then about the days of all of them', async () => {
    expect(await desk.decide(deciding(await caseOf(), { kind: 'report' }), NOW)).toBe('early');
    await desk.decide(deciding(await caseOf(), { kind: 'warning' }), '2026-11-20T10:00:00Z');
    for (const day of ['2026-11-21', '2026-11-22'])
      await desk.decide(deciding(await caseOf(), { kind: 'warning' }), `${day}T09:00:00Z`);
    const ready = await caseOf();
    expect(ready).toMatchObject({ warnings: 3, mayReport: true });
    expect(await names()).toEqual([['Selam', 0]]);
    expect(await desk.decide(deciding(ready, { kind: 'report', why: 'Na drie gesprekken.' }), NOW)).toBe('done');
    const after = await caseOf();
    expect(after).toMatchObject({ warnings: 0, mayReport: false });
    expect(after.decisions[0]?.days.map(({ day }) => day)).toEqual(COUNTING.map(([, day]) => day));
    expect(await names()).toEqual([]);
  });

  it('goes when nobody knows any more who was there', async () => {
    await pool.query(
      `INSERT INTO absence_decision (person_id, programme_id, kind, decided_at, staff_name, facts)
       SELECT $1, 'werkfit', 'talk', now() - make_interval(days => d), d::text, '[]' FROM unnest(ARRAY[303, 305]) AS d`,
      [SELAM.person],
    );
    await eraseExpired(pool, []);
    const { rows } = await pool.query('SELECT staff_name AS days FROM absence_decision');
    expect(rows).toEqual([{ days: '303' }]);
  });

  it('about somebody who is gone is none', async () => {
    const stands = await caseOf();
    expect(await desk.decide(deciding(stands, { programme: 'werkplaats' }), NOW)).toBe('gone');
    expect(await desk.decide(deciding(stands, { seen: 'x' }), NOW)).toBe('changed');
  });
});

describe('the policy', () => {
  it('is the usual one until a programme has its own', async () => {
    const { programmes, centres } = await desk.policies();
    expect(programmes.map(({ name, policy }) => [name, policy])).toEqual([
      ['Werkfit', DEFAULT_POLICY],
      ['Werkplaats', DEFAULT_POLICY],
    ]);
    expect(centres.map(({ asksReason }) => asksReason)).toEqual([true, true]);
    const own = { graceDays: 0, excused: ['ill'], signalCount: 1, signalWeeks: 2, warnings: 4 };
    for (let twice = 0; twice < 2; twice++) expect(await desk.setPolicy('werkfit', own)).toBe(true);
    expect((await desk.policies()).programmes[0]?.policy).toEqual(own);
    expect((await caseOf()).policy).toEqual(own);
    expect(await desk.setPolicy('nowhere', own)).toBe(false);
    expect(await desk.setAsksReason('allekanten', false)).toBe(true);
    expect((await desk.policies()).centres.map(({ asksReason }) => asksReason)).toEqual([false, true]);
    expect(await desk.setAsksReason('nowhere', false)).toBe(false);
  });
});
