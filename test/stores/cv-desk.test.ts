import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  discard,
  type Feedback,
  feedback,
  gather,
  type Mine,
  mine,
  outcome,
  receipt,
  submit,
  takeBack,
} from '../../bot/capabilities/cv-desk/facts.ts';
import { receive } from '../../bot/engine/attachment.ts';
import type { Effect } from '../../bot/engine/effect.ts';
import type { Conversation, Verdict } from '../../bot/ports.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import type { Stores } from '../talk/house.ts';
import { type Fresh, freshDatabase } from './database.ts';
import { postgresStores } from './playing.ts';
import { NOW, turnOf } from './turns.ts';
import { type Opens, onBothTwins } from './twins.ts';

type Name = keyof typeof PEOPLE;
const COMMITTED = { kind: 'committed' };
const CV = { kind: 'cv', of: null, since: null } as const;
const REVIEW = { number: 1001, dueOn: '2026-11-30', job: 'kok', agreed: 'review', keepUntil: null } as const;

/** Somebody who sends files and hands them in, turn by turn; each turn a second later. */
async function sending(stores: Stores, name: Name, app = name as string) {
  await stores.join(PEOPLE[name].id, app, PEOPLE[name].language);
  let count = 0;
  const her = async () =>
    (await stores.conversations.recognise({ address: { channel: 'web', id: app } })) as Conversation;
  const does = async (...effects: Effect[]): Promise<Verdict> => {
    const before = await her();
    const at = new Date(Date.parse(NOW) + 1_000 * count).toISOString();
    const file = effects.find((effect) => effect.kind === 'record' && effect.name === 'file.receive');
    const key = `${app}-${count++}`;
    const turn = { ...turnOf(before, key, effects), at };
    const inbound = { kind: 'file', id: key, name: 'cv.pdf', bytes: 1 } as const;
    const verdict = await stores.commit(file === undefined ? turn : { ...turn, arrival: { key, inbound } });
    stores.conversations.mistrust(before);
    return verdict;
  };
  return {
    does,
    /** Sends a file that comes with these effects. */
    sends: (name: string, ...effects: Effect[]) =>
      does(...effects, receive({ kind: 'file', ref: `lies-${name}`, name, bytes: 1, seconds: null })),
    async has() {
      const [hers] = await stores.facts.answer([mine({})], (await her()).person, NOW);
      return hers as readonly Mine[];
    },
    async hears(version: string) {
      const [came] = await stores.facts.answer([feedback({ version })], (await her()).person, NOW);
      return came as Feedback | null;
    },
  };
}

const only = (all: readonly Mine[]): Mine => {
  expect(all).toHaveLength(1);
  return all[0] as Mine;
};

onBothTwins((open) => {
  let twin: Opens;
  let stores: Stores;
  beforeAll(async () => {
    twin = await open();
  });
  beforeEach(async () => {
    stores = await twin.stores();
  });
  afterAll(() => twin.close());

  it('gather file after file under one submission, and hand it in under a number', async () => {
    const huda = await sending(stores, 'huda');
    const plamen = await sending(stores, 'plamen');
    for (const name of ['1.jpg', '2.jpg', '3.jpg']) expect(await huda.sends(name, gather(CV))).toEqual(COMMITTED);
    expect(only(await huda.has())).toMatchObject({
      ...{ number: null, kind: 'cv', origin: 'sent', state: 'gathering', version: 1, files: 3, refused: null },
    });
    expect(await huda.does(submit(REVIEW))).toEqual(COMMITTED);
    expect(only(await huda.has())).toMatchObject({
      ...{
        number: 1001,
        state: 'submitted',
        dueOn: '2026-11-30',
        keepUntil: null,
        job: 'kok',
        reviewer: null,
        files: 3,
      },
    });
    expect(await plamen.has()).toEqual([]);
  });

  it('take what was sent before it was known what it is, and nothing that came earlier', async () => {
    const huda = await sending(stores, 'huda');
    await huda.sends('letter-of-the-city.jpg');
    await huda.sends('1.jpg');
    await huda.sends('2.jpg');
    await huda.does(gather({ ...CV, kind: 'letter', since: new Date(Date.parse(NOW) + 1_000).toISOString() }));
    expect(only(await huda.has())).toMatchObject({ kind: 'letter', state: 'gathering', files: 2 });
  });

  it('refuse to hand in what is not there, or cannot be read', async () => {
    const huda = await sending(stores, 'huda');
    const refused = { kind: 'refused', effect: 'cv-desk.submit', reason: 'nothing' };
    expect(await huda.does(submit(REVIEW))).toEqual(refused);
    await huda.sends('cv.pdf', gather(CV));
    await stores.refuseFile(PEOPLE.huda.id, 'locked');
    expect(only(await huda.has())).toMatchObject({ files: 0, refused: 'locked' });
    expect(await huda.does(submit(REVIEW))).toEqual(refused);
    await huda.sends('cv.docx', gather(CV));
    expect(await huda.does(submit(REVIEW))).toEqual(COMMITTED);
    expect(only(await huda.has())).toMatchObject({ state: 'submitted', files: 1, refused: 'locked', version: 1 });
  });

  it('complete what is handed in where a file of it was refused, and begin a version where none was', async () => {
    const huda = await sending(stores, 'huda');
    await huda.sends('cv.pdf', gather(CV));
    await huda.does(submit(REVIEW));
    const of = await stores.refuseFile(PEOPLE.huda.id, 'broken');
    await huda.sends('again.pdf', gather({ ...CV, of }));
    expect(only(await huda.has())).toMatchObject({ state: 'submitted', version: 1, files: 1, number: 1001 });
  });

  it('keep the number over versions, and hand the next to whoever takes it', async () => {
    const huda = await sending(stores, 'huda');
    await huda.sends('cv.pdf', gather(CV));
    await huda.does(submit(REVIEW));
    const { id, newest } = only(await huda.has());
    await stores.claim(PEOPLE.huda.id);
    expect(only(await huda.has())).toMatchObject({ state: 'claimed', reviewer: 'Petra' });
    expect(await huda.hears(newest)).toBeNull();
    const remarks = [{ position: 1, phrase: 'add-phone', text: 'Bovenaan.' }];
    expect(await stores.giveBack(PEOPLE.huda.id, remarks, 'Mooi!', '2026-11-25')).toBe(newest);
    expect(only(await huda.has())).toMatchObject({ state: 'returned', keepUntil: '2026-12-09' });
    expect(await huda.hears(newest)).toEqual({
      ...{ submission: id, number: 1001, kind: 'cv', reviewer: 'Petra', closing: 'Mooi!', remarks },
      ...{ keepUntil: '2026-12-09', pdf: { id: `returned:${newest}`, name: 'cv-1001.pdf', bytes: 1_000 } },
      draft: null,
    });
    await huda.sends('cv-2.pdf', gather({ ...CV, of: id }));
    expect(only(await huda.has())).toMatchObject({ id, state: 'gathering', version: 2, number: 1001, files: 1 });
    await huda.does(submit({ ...REVIEW, number: 1002, job: null, dueOn: '2026-12-07' }));
    expect(only(await huda.has())).toMatchObject({
      ...{
        number: 1001,
        version: 2,
        state: 'submitted',
        reviewer: null,
        job: 'kok',
        keepUntil: null,
        dueOn: '2026-12-07',
      },
    });
  });

  it('leave a volunteer who is reading to read on, when a better version comes', async () => {
    const huda = await sending(stores, 'huda');
    await huda.sends('cv.pdf', gather(CV));
    await huda.does(submit(REVIEW));
    await stores.claim(PEOPLE.huda.id);
    const { id } = only(await huda.has());
    await huda.sends('cv-2.pdf', gather({ ...CV, of: id }));
    await huda.does(submit({ ...REVIEW, agreed: 'keep-3', keepUntil: '2027-02-23' }));
    expect(only(await huda.has())).toMatchObject({
      state: 'claimed',
      reviewer: 'Petra',
      version: 2,
      keepUntil: '2027-02-23',
    });
  });

  it('let what was begun go, and of a next version nothing else', async () => {
    const huda = await sending(stores, 'huda');
    await huda.sends('cv.pdf', gather(CV));
    await huda.does(discard({}));
    expect(await huda.has()).toEqual([]);
    await huda.sends('cv.pdf', gather(CV));
    await huda.does(submit(REVIEW));
    const { id } = only(await huda.has());
    await huda.sends('cv-2.pdf', gather({ ...CV, of: id }));
    await huda.does(discard({}));
    expect(only(await huda.has())).toMatchObject({ id, version: 1, state: 'submitted' });
  });

  it('take back what is hers, and nobody else’s', async () => {
    const [huda, plamen] = [await sending(stores, 'huda'), await sending(stores, 'plamen')];
    await huda.sends('cv.pdf', gather(CV));
    await huda.does(submit(REVIEW));
    const { id, newest } = only(await huda.has());
    await plamen.does(takeBack({ id }));
    await plamen.does(outcome({ id, outcome: 'job' }));
    await plamen.sends('cv.pdf', gather({ ...CV, of: id }));
    expect(only(await huda.has())).toMatchObject({ id, files: 1, version: 1 });
    expect(only(await plamen.has())).toMatchObject({ number: null, version: 1 });
    await huda.does(takeBack({ id }));
    expect(await huda.has()).toEqual([]);
    expect(await huda.hears(newest)).toBeNull();
  });

  it('say nothing of somebody else’s feedback', async () => {
    const [huda, plamen] = [await sending(stores, 'huda'), await sending(stores, 'plamen')];
    await huda.sends('cv.pdf', gather(CV));
    await huda.does(submit(REVIEW));
    await stores.claim(PEOPLE.huda.id);
    const version = await stores.giveBack(PEOPLE.huda.id, [], 'Mooi!', '2026-11-25');
    expect(await plamen.hears(version)).toBeNull();
    expect(await huda.hears(version)).toMatchObject({ closing: 'Mooi!' });
  });

  it('draw a number for each, and promise five working days', async () => {
    const { person } = (await sending(stores, 'plamen').then(() =>
      stores.conversations.recognise({ address: { channel: 'web', id: 'plamen' } }),
    )) as Conversation;
    const draw = async () =>
      (await stores.facts.answer([receipt({})], person, NOW))[0] as { number: number; dueOn: string };
    const [one, other] = [await draw(), await draw()];
    expect(other.number).toBe(one.number + 1);
    expect(one.dueOn).toBe('2026-11-27');
  });
});

describe('on PostgreSQL', () => {
  let fresh: Fresh;
  let pool: Pool;
  beforeAll(async () => {
    fresh = await freshDatabase();
    pool = fresh.database.pool;
  });
  beforeEach(() => fresh.reset());
  afterAll(() => fresh.drop());

  const rows = async (text: string) => (await pool.query(text)).rows;

  it('a file knows its turn, so that it is found where it lies', async () => {
    const huda = await sending(postgresStores(fresh.database), 'huda');
    await huda.sends('mijn cv.pdf', gather(CV));
    expect(await rows('SELECT g.name, f.ref FROM submission_file g JOIN file f USING (conversation_id, turn)')).toEqual(
      [{ name: 'mijn cv.pdf', ref: 'lies-mijn cv.pdf' }],
    );
  });

  it.each([
    ['taken back', (id: string) => takeBack({ id })],
    ['discarded', () => discard({})],
    ['forgotten', (): Effect => ({ kind: 'forget' })],
  ] as const)('what is %s is gone with its files, and noted for the document store', async (_, going) => {
    const huda = await sending(postgresStores(fresh.database), 'huda');
    await huda.sends('something-else.pdf');
    await huda.sends('cv.pdf', gather(CV));
    const { id, newest } = only(await huda.has());
    await huda.does(going(id));
    for (const table of ['submission', 'submission_version', 'submission_file'])
      expect(await rows(`SELECT 1 FROM ${table}`), table).toEqual([]);
    const prefixes = (await rows('SELECT prefix FROM document_erasure ORDER BY prefix')).map(({ prefix }) => prefix);
    expect(prefixes).toEqual([`${id}/`, `${id}/${newest}/`].toSorted());
    expect(await rows(`SELECT 1 FROM file WHERE name = 'cv.pdf'`)).toEqual([]);
  });

  it('words that wait about what was taken back are not said any more', async () => {
    const stores = postgresStores(fresh.database);
    const huda = await sending(stores, 'huda');
    await huda.sends('cv.pdf', gather(CV));
    const { id, newest: version } = only(await huda.has());
    const place = (step: string) => ({ room: 'cv-desk', step, data: { id, version } });
    const waits = (key: string, step: string): Effect => ({
      ...{ kind: 'knock', person: PEOPLE.huda.id, at: NOW, key },
      inbound: { kind: 'nudge-due', place: place(step), expires: NOW },
    });
    await huda.does(waits('feedback', 'feedback'), waits('outcome', 'outcome'));
    await huda.does({ ...waits('other', 'outcome'), inbound: { kind: 'text', text: 'menu' } } as Effect);
    await huda.does(takeBack({ id }));
    expect(await rows('SELECT key FROM knock')).toEqual([{ key: 'other' }]);
  });

  it('what came of it is kept with it', async () => {
    const huda = await sending(postgresStores(fresh.database), 'huda');
    await huda.sends('cv.pdf', gather(CV));
    const { id } = only(await huda.has());
    await huda.does(outcome({ id, outcome: 'invited' }));
    expect(await rows('SELECT outcome FROM submission')).toEqual([{ outcome: 'invited' }]);
  });

  it('two apps of one person at the same time lose no file', async () => {
    const stores = postgresStores(fresh.database);
    const [one, other] = [await sending(stores, 'huda', 'phone'), await sending(stores, 'huda', 'library')];
    await Promise.all([one.sends('1.jpg', gather(CV)), other.sends('2.jpg', gather(CV))]);
    const files = (await one.has()).reduce((sum, { files: count }) => sum + count, 0);
    expect(files).toBe(2);
  });
});
