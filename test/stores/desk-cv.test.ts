import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CvDesk, Remark } from '../../bot/staff-cv-ports.ts';
import { createCvDesk } from '../../prisma/stores/desk-cv.ts';
import { handedIn, handedInAgain, type Made } from '../admin/cv-world.ts';
import { type Fresh, freshDatabase } from './database.ts';
import { memoryDocuments } from './keeping.ts';

const NOW = '2026-11-22T10:00:00Z';
const NOBODY = '00000000-0000-4000-8000-000000000000';

let fresh: Fresh;
let desk: CvDesk;
const documents = memoryDocuments();
let number = 1_000;

beforeAll(async () => {
  fresh = await freshDatabase();
  desk = createCvDesk(fresh.database, { documents, isScanned: true, clock: () => NOW, zone: 'Europe/Amsterdam' });
  for (const [id, role] of [
    ['petra', 'staff'],
    ['samir', 'staff'],
    ['joris', 'volunteer'],
    ['mia', 'volunteer'],
  ] as const) {
    await fresh.database.prisma.staffUser.create({ data: { id, name: id, email: `${id}@example.org`, role } });
  }
});
afterAll(() => fresh.drop());
beforeEach(async () => {
  await fresh.database.prisma.submission.deleteMany();
});

const handIn = (asked: Partial<Parameters<typeof handedIn>[2]> = {}): Promise<Made> => {
  number += 1;
  return handedIn(fresh.database, documents, { number, ...asked });
};
const remark = (position: number, said: Partial<Remark> = {}): Remark => ({
  ...{ position, kind: 'content', phrase: null, text: null, pin: null },
  ...said,
});
const numbers = async (name: Parameters<CvDesk['queue']>[0], staff: string) =>
  (await desk.queue(name, staff, null)).items.map((one) => one.number);
const kept = (id: string) => fresh.database.prisma.submission.findUniqueOrThrow({ where: { id } });

describe('a claim', () => {
  it('is won by one of two who want it at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await handIn();
      const came = await Promise.all(['joris', 'mia', 'petra'].map((who) => desk.claim(id, who)));
      expect(came.toSorted()).toEqual(['claimed', 'taken', 'taken']);
      const winner = ['joris', 'mia', 'petra'][came.indexOf('claimed')] ?? '';
      expect((await kept(id)).claimedBy).toBe(winner);
      expect(await desk.claim(id, winner)).toBe('claimed');
    }
  });

  it('opens the document to whoever has it, and to nobody else', async () => {
    const { id, version } = await handIn();
    const seen = (who: string) =>
      Promise.all([
        desk.submission(id, who),
        desk.page(version, 1, who),
        desk.made(version, 'returned', who),
        desk.save(version, who, { remarks: [remark(1, { phrase: 'add-phone' })], closing: null }),
        desk.giveBack(version, who),
      ]);
    const nothing = [null, null, null, false, 'gone'];
    for (const who of ['joris', 'mia', 'petra']) expect(await seen(who), who).toEqual(nothing);
    await desk.claim(id, 'joris');
    for (const who of ['mia', 'petra', 'nobody']) expect(await seen(who), who).toEqual(nothing);
    expect(await desk.submission(id, 'joris')).toMatchObject({ name: 'Nadia', conversation: null, question: 'none' });
    expect(await desk.page(version, 1, 'joris')).not.toBeNull();
    expect(await desk.page(version, 2, 'joris')).toBeNull();
  });

  it('is not there for what is gone, is still gathered, or is no id', async () => {
    const { id } = await handIn();
    await fresh.database.prisma.submission.update({ where: { id }, data: { state: 'gathering' } });
    for (const one of [id, NOBODY, 'x', "' OR 1=1 --"]) {
      expect(await desk.claim(one, 'joris')).toBe('gone');
      expect(await desk.takeOver(one, 'petra')).toBe('gone');
      expect(await desk.row(one)).toBeNull();
      expect(await desk.submission(one, 'joris')).toBeNull();
    }
  });

  it('is taken over by staff, remarks and all, and never by a volunteer', async () => {
    const { id, version } = await handIn();
    await desk.claim(id, 'joris');
    await desk.save(version, 'joris', { remarks: [remark(1, { phrase: 'add-phone' })], closing: 'Goed zo' });
    expect(await desk.takeOver(id, 'mia')).toBe('gone');
    expect((await kept(id)).claimedBy).toBe('joris');
    expect(await desk.takeOver(id, 'petra')).toBe('claimed');
    expect(await desk.submission(id, 'joris')).toBeNull();
    expect((await desk.submission(id, 'petra'))?.versions[0]).toMatchObject({
      closing: 'Goed zo',
      remarks: [{ position: 1, phrase: 'add-phone' }],
    });
  });

  it('goes back into the queue with its remarks, by whoever has it only', async () => {
    const { id, version } = await handIn();
    await desk.claim(id, 'joris');
    await desk.save(version, 'joris', { remarks: [remark(1, { text: 'Mooi' })], closing: null });
    expect(await desk.release(id, 'mia')).toBe(false);
    expect(await desk.release(id, 'joris')).toBe(true);
    expect(await desk.release(id, 'joris')).toBe(false);
    expect(await desk.submission(id, 'joris')).toBeNull();
    await desk.claim(id, 'mia');
    expect((await desk.submission(id, 'mia'))?.versions[0]?.remarks).toMatchObject([{ text: 'Mooi' }]);
  });
});

describe('the lists', () => {
  it('show the soonest due first and no name, each to whom it is for', async () => {
    const late = await handIn({ dueOn: '2026-11-19', name: 'Geheime Naam' });
    const soon = await handIn({ dueOn: '2026-11-25' });
    const [first, second] = [number - 1, number];
    const joris = await handIn();
    await desk.claim(joris.id, 'joris');
    expect(await numbers('waiting', 'mia')).toEqual([first, second]);
    expect(JSON.stringify(await desk.queue('waiting', 'mia', null))).not.toMatch(/Geheime|Nadia/u);
    expect(await numbers('mine', 'joris')).toEqual([number]);
    expect(await numbers('others', 'petra')).toEqual([number]);
    expect(await numbers('others', 'mia')).toEqual([]);
    expect(await desk.counts('mia')).toEqual({ waiting: 2, mine: 0, others: 0, returned: 0 });
    expect(await desk.counts('petra')).toEqual({ waiting: 2, mine: 0, others: 1, returned: 0 });
    for (const { id } of [late, soon]) expect((await desk.row(id))?.reviewer).toBeNull();
  });

  it('show what came back to staff, and to a volunteer what she gave back herself', async () => {
    for (const who of ['joris', 'mia']) {
      const { id, version } = await handIn();
      await desk.claim(id, who);
      await desk.save(version, who, { remarks: [remark(1, { phrase: 'good-start' })], closing: null });
      await desk.giveBack(version, who);
    }
    const [first, second] = [number - 1, number];
    expect((await numbers('returned', 'petra')).toSorted()).toEqual([first, second]);
    expect(await numbers('returned', 'joris')).toEqual([first]);
    expect(await numbers('returned', 'mia')).toEqual([second]);
  });

  it('go on where a page ends, and begin anew with what is no place', async () => {
    for (let at = 0; at < 60; at++) await handIn({ dueOn: `2026-12-${String(1 + (at % 9)).padStart(2, '0')}` });
    const first = await desk.queue('waiting', 'mia', null);
    const rest = await desk.queue('waiting', 'mia', first.next);
    expect([first.items.length, rest.items.length, rest.next]).toEqual([50, 10, null]);
    const all = [...first.items, ...rest.items];
    expect(new Set(all.map(({ id }) => id)).size).toBe(60);
    expect(all.map(({ dueOn }) => dueOn)).toEqual(all.map(({ dueOn }) => dueOn).toSorted());
    expect((await desk.queue('waiting', 'mia', "1'; DROP TABLE submission")).items).toHaveLength(50);
  });
});

describe('what is given back', () => {
  it('is back with all that was said, once, and goes two weeks later', async () => {
    const { id, version } = await handIn();
    await desk.claim(id, 'joris');
    expect(await desk.giveBack(version, 'joris')).toBe('empty');
    const pin = { page: 1, x: 120, y: 480 };
    const remarks = [
      remark(1, { phrase: 'add-phone', pin }),
      remark(2, { pin }),
      remark(3, { kind: 'language', text: 'Kijk hier' }),
    ];
    expect(await desk.save(version, 'joris', { remarks, closing: 'Succes!' })).toBe(true);
    expect(await desk.giveBack(version, 'joris')).toBe('returned');
    const { prisma } = fresh.database;
    const before = await kept(id);
    expect(before).toMatchObject({ state: 'returned', claimedBy: 'joris', returnedAt: new Date(NOW) });
    expect(before.keepUntil?.toISOString().slice(0, 10)).toBe('2026-12-06');
    expect(await prisma.remark.findMany({ where: { versionId: version }, orderBy: { position: 'asc' } })).toMatchObject(
      [
        { position: 1, phrase: 'add-phone', page: 1, x: 120, y: 480 },
        { position: 2, phrase: null, text: 'Kijk hier' },
      ],
    );
    expect(await desk.giveBack(version, 'joris')).toBe('returned');
    expect(await kept(id)).toEqual(before);
    expect(await desk.save(version, 'joris', { remarks: [], closing: 'Anders' })).toBe(false);
    expect((await desk.submission(id, 'joris'))?.versions[0]).toMatchObject({ closing: 'Succes!' });
    expect(await desk.giveBack(version, 'mia')).toBe('gone');
  });

  it('stays until the day that she chose', async () => {
    const { id, version } = await handIn({ agreed: 'keep-3' });
    await fresh.database.prisma.submission.update({ where: { id }, data: { keepUntil: new Date('2027-02-22') } });
    await desk.claim(id, 'joris');
    await desk.save(version, 'joris', { remarks: [], closing: 'Prima zo.' });
    expect(await desk.giveBack(version, 'joris')).toBe('returned');
    expect((await kept(id)).keepUntil?.toISOString().slice(0, 10)).toBe('2027-02-22');
  });

  it('leaves the claim where another version came while this one was read', async () => {
    const made = await handIn();
    await desk.claim(made.id, 'joris');
    const { prisma } = fresh.database;
    const at = new Date(NOW);
    const next = await prisma.submissionVersion.create({
      data: { submissionId: made.id, ordinal: 2, state: 'submitted', submittedAt: at },
    });
    const said = { remarks: [remark(1, { text: 'Mooi' })], closing: null };
    await desk.save(made.version, 'joris', said);
    expect(await desk.giveBack(made.version, 'joris')).toBe('returned');
    expect(await kept(made.id)).toMatchObject({ state: 'claimed', claimedBy: 'joris', keepUntil: null });
    await desk.save(next.id, 'joris', said);
    expect(await desk.giveBack(next.id, 'joris')).toBe('returned');
    expect((await kept(made.id)).state).toBe('returned');
  });

  it('comes again as a next version, which is anybody’s', async () => {
    const made = await handIn();
    await desk.claim(made.id, 'joris');
    await desk.save(made.version, 'joris', { remarks: [remark(1, { phrase: 'add-phone' })], closing: null });
    await desk.giveBack(made.version, 'joris');
    const again = await handedInAgain(fresh.database, documents, made);
    expect(await desk.submission(made.id, 'joris')).toBeNull();
    expect(await desk.claim(made.id, 'mia')).toBe('claimed');
    const seen = await desk.submission(made.id, 'mia');
    expect(seen?.versions.map(({ ordinal, state, remarks }) => [ordinal, state, remarks.length])).toEqual([
      [2, 'submitted', 0],
      [1, 'returned', 1],
    ]);
    expect(seen?.version).toBe(2);
    expect(await desk.giveBack(again.version, 'mia')).toBe('empty');
  });
});
