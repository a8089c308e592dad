import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Param } from '../../bot/engine/saying.ts';
import { newSession, type Session } from '../../bot/engine/session.ts';
import type { StaffDesk, Tab } from '../../bot/staff-ports.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { createStaffDesk } from '../../prisma/stores/desk.ts';
import { type Fresh, freshDatabase } from '../stores/database.ts';
import { seal } from '../stores/keeping.ts';

let fresh: Fresh;
let desk: StaffDesk;
beforeAll(async () => {
  fresh = await freshDatabase();
  desk = createStaffDesk(fresh.database, 'Europe/Amsterdam', seal);
});
beforeEach(() => fresh.reset());
afterAll(() => fresh.drop());

const FREE: Session['desk'] = { state: 'bot', why: null, since: null, staff: null };
const at = (time: string) => `2026-11-22T${time}:00.000Z`;
const waiting = (why: NonNullable<Session['desk']['why']>, since: string): Session['desk'] => ({
  state: 'waiting',
  why,
  since: at(since),
  staff: null,
});
const held = (staff: string, since: string | null = null): Session['desk'] => ({
  state: 'staff',
  why: 'taken',
  since: since === null ? null : at(since),
  staff,
});

/** A conversation of somebody new, as a commit leaves it. */
async function conversation(name: string, state: Session['desk'], lastAt: string, turns = 1): Promise<void> {
  const { prisma } = fresh.database;
  const person = await prisma.person.create({ data: { roles: ['resident'] } });
  const address = await prisma.address.create({ data: { personId: person.id, channel: 'web', external: name } });
  const session = {
    ...newSession({ ...PEOPLE.huda, zone: '', quiet: { from: '', until: '' }, consented: true, stopped: false }),
    desk: state,
  };
  const { id: conversationId } = await prisma.conversation.create({
    data: {
      personId: person.id,
      addressId: address.id,
      version: turns,
      session,
      desk: state.state,
      why: state.why,
      waitingSince: state.since,
      staffId: state.staff,
      lastAt: at(lastAt),
    },
  });
  const line = { turn: turns, position: 0, at: at(lastAt), content: { kind: 'text', text: name }, language: 'ar' };
  await prisma.message.create({ data: { conversationId, ...line } });
}

/** What stands in a tab, by the words that were said last. */
async function listed(tab: Tab, staff = 'petra', after: string | null = null): Promise<string[]> {
  const { items } = await desk.list(tab, staff, after);
  return items.map(({ lines: [line] }) => (line?.inbound?.kind === 'text' ? line.inbound.text : ''));
}

describe('the list', () => {
  it('puts danger first, then whoever waits longest, then the newest', async () => {
    await conversation('quiet, newest', FREE, '09:50');
    await conversation('quiet, older', FREE, '09:00');
    await conversation('waits since nine', waiting('asked', '09:00'), '09:55');
    await conversation('waits since eight', waiting('lost', '08:00'), '09:58');
    await conversation('danger', waiting('crisis', '09:59'), '09:59');
    expect(await listed('all')).toEqual([
      'danger',
      'waits since eight',
      'waits since nine',
      'quiet, newest',
      'quiet, older',
    ]);
  });

  it('shows in each tab what belongs there, and counts it', async () => {
    await conversation('mine', held('petra'), '09:00');
    await conversation('mine, waits', held('petra', '09:30'), '09:30');
    await conversation('of a colleague', held('kees'), '09:10');
    await conversation('nobody has it', waiting('asked', '09:20'), '09:20');
    await conversation('the bot has it', FREE, '09:40');
    await conversation('never said a word', FREE, '09:45', 0);
    expect(await listed('mine')).toEqual(['mine, waits', 'mine']);
    expect(await listed('unassigned')).toEqual(['nobody has it']);
    expect(await desk.counts('petra')).toEqual({ mine: 2, unassigned: 1, all: 5, undelivered: 0 });
    expect(await desk.counts('nobody')).toEqual({ mine: 0, unassigned: 1, all: 5, undelivered: 0 });
  });

  it('comes in pages that miss nothing and show nothing twice, also among equals', async () => {
    for (let n = 0; n < 60; n++) await conversation(`number ${n}`, n < 30 ? waiting('asked', '09:00') : FREE, '09:00');
    const seen: string[] = [];
    let after: string | null = null;
    const sizes: number[] = [];
    do {
      const { items, next } = await desk.list('all', 'petra', after);
      seen.push(...items.map(({ id }) => id));
      sizes.push(items.length);
      after = next;
    } while (after !== null);
    expect(sizes).toEqual([25, 25, 10]);
    expect(new Set(seen).size).toBe(60);
  });

  it.each(['', 'x', '1_2_3', "0_0_'; DROP TABLE message; --"])(
    'begins at the beginning for the cursor %j',
    async (after) => {
      await conversation('the only one', FREE, '09:00');
      expect(await listed('all', 'petra', after)).toEqual(['the only one']);
    },
  );
});

type Report = { from: string; until: string | null; extent: string; series?: string };
const report = (personId: string, { from, until, extent, series = MATCH }: Report) =>
  fresh.database.prisma.absence.create({
    data: {
      personId,
      kind: 'match',
      seriesId: series,
      startTime: '14:00',
      reason: 'ill',
      extent,
      fromDay: new Date(from),
      untilDay: until === null ? null : new Date(until),
      reportedAt: at('08:00'),
    },
  });
/** Huda and Willem, Tuesdays at two. */
const MATCH = '00000000-0000-4000-8000-000000000101';
const dutch = (what: Param) => (what as { content: Readonly<Record<string, string>> }).content.nl;
const missed = async (from: string, until: string) =>
  (await desk.absence.between(from, until, 'petra')).map(
    ({ name, starts, what }) => `${name} ${starts} ${dutch(what)}`,
  );

describe('absences', () => {
  it('are told with who, what, when and until when, and why to her coach alone', async () => {
    await report(PEOPLE.huda.id, { from: '2026-11-24', until: '2026-11-24', extent: 'once' });
    expect(await desk.absence.between('2026-11-22', '2026-11-29', 'petra')).toEqual([
      {
        occasion: expect.any(String),
        person: PEOPLE.huda.id,
        name: 'Huda',
        child: null,
        kind: 'match',
        what: { content: { nl: 'Willem' } },
        starts: '2026-11-24T14:00',
        late: false,
        reason: null,
        extent: 'once',
        until: '2026-11-24',
        reportedAt: at('08:00'),
      },
    ]);
  });

  it('of one time cover that time only', async () => {
    await report(PEOPLE.huda.id, { from: '2026-11-24', until: '2026-11-24', extent: 'once' });
    expect(await missed('2026-11-24', '2026-12-08')).toEqual(['Huda 2026-11-24T14:00 Willem']);
    expect(await missed('2026-11-22', '2026-11-23')).toEqual([]);
  });

  it('of a week cover everything of that person until Sunday', async () => {
    await report(PEOPLE.selam.id, { from: '2026-11-23', until: '2026-11-29', extent: 'week' });
    expect(await missed('2026-11-22', '2026-11-30')).toEqual([
      'Selam 2026-11-23T09:30 Nederlandse les',
      'Selam 2026-11-25T13:00 Naailes',
    ]);
  });

  it('without an end cover everything from then on', async () => {
    await report(PEOPLE.huda.id, { from: '2026-11-10', until: null, extent: 'open' });
    expect(await missed('2026-11-22', '2026-12-02')).toEqual([
      'Huda 2026-11-24T14:00 Willem',
      'Huda 2026-12-01T14:00 Willem',
    ]);
    expect(await missed('2026-11-03', '2026-11-09')).toEqual([]);
  });

  it('stand in the order of time, over all people', async () => {
    await report(PEOPLE.selam.id, { from: '2026-11-23', until: null, extent: 'open' });
    await report(PEOPLE.huda.id, { from: '2026-11-24', until: '2026-11-24', extent: 'once' });
    const days = (await missed('2026-11-22', '2026-11-29')).map((line) => line.split(' ')[1]);
    expect(days).toEqual([...days].sort());
    expect(days).toHaveLength(3);
  });
});

describe('people', () => {
  it('are those whom the centre knows by name, found by a part of it', async () => {
    await conversation('a newcomer', FREE, '09:00');
    const { items } = await desk.people('', null);
    expect(items.map(({ name }) => name)).toContain('Huda');
    expect(items).toHaveLength(Object.keys(PEOPLE).length);
    expect((await desk.people('HUD', null)).items).toMatchObject([
      { name: 'Huda', roles: ['mentee'], language: 'ar', centre: 'Buurtcentrum De Mussen', conversation: null },
    ]);
    expect((await desk.people('%', null)).items).toEqual([]);
  });

  it('have a dossier with whom they meet', async () => {
    const now = at('10:00');
    expect(await desk.dossier(PEOPLE.huda.id, now, 'petra')).toMatchObject({
      name: 'Huda',
      meetings: [{ as: 'mentee', what: { content: { nl: 'Willem' } }, weekday: 2, start: '14:00' }],
      reports: [],
      invitation: null,
    });
    expect(await desk.dossier(PEOPLE.willem.id, now, 'petra')).toMatchObject({ meetings: [{ as: 'mentor' }] });
    expect((await desk.dossier(PEOPLE.selam.id, now, 'petra'))?.meetings).toHaveLength(2);
    expect(await desk.dossier(PEOPLE.selam.id.replace(/.$/u, '9'), now, 'petra')).toBeNull();
  });

  it('have an invitation until it is used or runs out; the same code twice is one', async () => {
    const invitation = { code: 'c0de', expiresAt: '2026-11-29T10:00:00.000Z' };
    expect(await desk.invite(PEOPLE.huda.id, invitation)).toBe(true);
    expect(await desk.invite(PEOPLE.huda.id, invitation)).toBe(true);
    expect(await fresh.database.prisma.invitation.count()).toBe(1);
    expect((await desk.dossier(PEOPLE.huda.id, at('10:00'), 'petra'))?.invitation).toEqual(invitation);
    expect((await desk.dossier(PEOPLE.huda.id, '2026-11-29T10:00:01.000Z', 'petra'))?.invitation).toBeNull();
    await fresh.database.prisma.invitation.updateMany({ data: { usedAt: new Date() } });
    expect((await desk.dossier(PEOPLE.huda.id, at('10:00'), 'petra'))?.invitation).toBeNull();
  });
});
