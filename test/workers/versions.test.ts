import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Look } from '../../bot/cv/look.ts';
import { namesOf } from '../../bot/cv/store.ts';
import type { VersionToMake } from '../../bot/cv/work.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { createFiles } from '../../prisma/stores/files.ts';
import { createVersionWork } from '../../prisma/stores/versions.ts';
import { runKnock } from '../../workers/due.ts';
import { spokenOf } from '../../workers/speech.ts';
import { makeVersions, type VersionParts } from '../../workers/versions.ts';
import { type Fresh, freshDatabase } from '../stores/database.ts';
import { memoryDocuments, seal } from '../stores/keeping.ts';
import { postgresStores } from '../stores/playing.ts';
import { openHouse, words } from '../talk/house.ts';
import { type Sender, sender, version } from './handed-in.ts';

const LOOK = { textFrom: 'text', language: 'nl', pages: 1 } as Look;

let fresh: Fresh;
let huda: Sender;
beforeAll(async () => {
  fresh = await freshDatabase();
  await pool().query(
    `INSERT INTO staff_user (id, name, email, email_verified, updated_at) VALUES ('ria', 'Ria de Boer', 'ria@example.org', true, now())`,
  );
});
afterAll(() => fresh.drop());
beforeEach(async () => {
  await fresh.reset();
  await pool().query('DELETE FROM submission; DELETE FROM document_erasure');
  huda = await sender(pool());
});

const pool = () => fresh.database.pool;
const ask = async (text: string, ...values: unknown[]) => (await pool().query(text, values)).rows;
const soon = () => ask(`UPDATE submission_version SET not_before = NULL`);
const told = () => ask(`SELECT key, person_id, inbound FROM knock`);

/** A version of two pages that Ria has read and given back. */
async function givenBack() {
  const ids = await version(pool(), huda, undefined, 'returned');
  await ask(`UPDATE submission SET claimed_by = 'ria' WHERE id = $1`, ids.submission);
  await ask(
    `UPDATE submission_version SET pages = 2, closing = 'Mooi cv!', returned_at = '2026-11-22T23:30:00Z' WHERE id = $1`,
    ids.version,
  );
  await ask(
    `INSERT INTO remark (version_id, position, kind, phrase, text, page, x, y)
     VALUES ($1, 2, 'layout', NULL, 'Maak dit groter', NULL, NULL, NULL), ($1, 1, 'content', 'add-phone', NULL, 2, 120, 990)`,
    ids.version,
  );
  return ids;
}

function worker(changes: Partial<VersionParts> = {}) {
  const [documents, alarms, woken, made] = [memoryDocuments(), [] as string[], [] as string[], [] as VersionToMake[]];
  const parts: VersionParts = {
    work: createVersionWork(pool(), 'Europe/Amsterdam'),
    documents,
    read: async (content) => ({
      ...{ kind: 'read', type: 'application/pdf', textFrom: 'text', pictures: 0 },
      pages: [{ width: 8, height: 11, lines: [], picture: Buffer.from(`picture of ${Buffer.from(content)}`) }],
    }),
    look: async () => LOOK,
    async annotate(asked, pages) {
      made.push(asked);
      return Buffer.from(`annotated ${pages.map((page) => Buffer.from(page).toString()).join(' ')}`);
    },
    draft: async (said) => ({ docx: Buffer.from('docx'), pdf: Buffer.from(`pdf of ${JSON.stringify(said)}`) }),
    wake: (key) => void woken.push(key),
    alarm: (what, error) => void alarms.push(`${what}: ${(error as Error).message}`),
    ...changes,
  };
  const text = async (name: string) => Buffer.from((await documents.get(name)) ?? 'nothing').toString();
  return { parts, documents, alarms, woken, made, text, run: () => makeVersions(parts) };
}
type Working = ReturnType<typeof worker>;

const laid = async ({ documents }: Working, ids: { submission: string; version: string }) => {
  const names = namesOf(ids.submission, ids.version);
  for (const page of [1, 2]) await documents.put(names.page(page), Buffer.from(`page-${page}`));
};

describe('a version that was given back', () => {
  it('is made into a document first, and then she is to hear of it', async () => {
    const [ids, working] = [await givenBack(), worker()];
    await laid(working, ids);
    expect(await working.run()).toBe(1);
    expect(await working.text(namesOf(ids.submission, ids.version).returned)).toBe('annotated page-1 page-2');
    expect(await ask('SELECT return_bytes AS bytes FROM submission_version')).toEqual([{ bytes: 23 }]);
    const place = { room: 'cv-desk', step: 'feedback', data: { version: ids.version } };
    const key = `cv-desk:feedback:${ids.version}`;
    const inbound = expect.objectContaining({ kind: 'nudge-due', news: true, place });
    expect(await told()).toEqual([{ key, person_id: huda.person, inbound }]);
    expect(working.woken).toEqual([key]);
  });

  it('is made of what the volunteer said, by number, on the day on which she said it', async () => {
    const [ids, working] = [await givenBack(), worker()];
    await laid(working, ids);
    await ask(`UPDATE person SET language = 'ar' WHERE id = $1`, huda.person);
    await working.run();
    const pin = { page: 2, x: 120, y: 990 };
    expect(working.made).toMatchObject([
      {
        ...{ kind: 'cv', language: 'ar', reviewer: 'Ria', closing: 'Mooi cv!', day: '2026-11-23', pages: 2 },
        remarks: [
          { position: 1, kind: 'content', phrase: 'add-phone', text: null, pin },
          { position: 2, kind: 'layout', phrase: null, text: 'Maak dit groter', pin: null },
        ],
      },
    ]);
    expect(working.made[0]?.number).toBeGreaterThan(1_000);
  });

  it('is made once, and told once, however often it is looked for', async () => {
    const [ids, working] = [await givenBack(), worker()];
    await laid(working, ids);
    const begun = await Promise.all([working.run(), makeVersions(working.parts)]);
    await soon();
    expect([begun[0] + begun[1], await working.run(), working.made.length]).toEqual([1, 0, 1]);
    expect(await told()).toHaveLength(1);
  });

  it('is made by the next one where a worker was killed, and she hears once', async () => {
    const ids = await givenBack();
    const killed = worker({ annotate: () => new Promise(() => {}) });
    await laid(killed, ids);
    void killed.run();
    await expect.poll(async () => (await ask('SELECT attempts FROM submission_version'))[0]?.attempts).toBe(1);
    const next = worker({ documents: killed.documents });
    expect([await next.run(), await told()]).toEqual([0, []]);
    await soon();
    expect(await next.run()).toBe(1);
    expect(await told()).toHaveLength(1);
  });

  it('is told without a document where none can be made, after five attempts', async () => {
    await givenBack();
    const working = worker();
    for (let attempt = 1; attempt <= 4; attempt++) {
      await working.run();
      await soon();
    }
    expect([working.alarms.length, await told()]).toEqual([4, []]);
    expect(working.alarms[0]).toBe('a return could not be made: the picture of a page is gone');
    await working.run();
    expect(await ask('SELECT return_bytes AS bytes FROM submission_version')).toEqual([{ bytes: 0 }]);
    expect([(await told()).length, working.woken.length]).toEqual([1, 1]);
  });

  it('lies nowhere where she took it back while it was made', async () => {
    const ids = await givenBack();
    const work = createVersionWork(pool(), 'Europe/Amsterdam');
    const returned: typeof work.returned = async (made, bytes) => {
      await ask('DELETE FROM submission');
      return work.returned(made, bytes);
    };
    const working = worker({ work: { ...work, returned } });
    await laid(working, ids);
    await working.run();
    expect([working.documents.lying.size, await told(), working.woken]).toEqual([0, [], []]);
  });

  it('is a file that a message can enclose, as long as it is there', async () => {
    const [ids, working] = [await givenBack(), worker()];
    await laid(working, ids);
    await working.run();
    const files = createFiles(fresh.database.prisma, { seal, documents: working.documents });
    const file = await files.read(`returned:${ids.version}`);
    expect(file).toMatchObject({ type: 'application/pdf' });
    expect(Buffer.from(file?.content ?? []).toString()).toBe('annotated page-1 page-2');
    await ask('DELETE FROM submission');
    expect(await files.read(`returned:${ids.version}`)).toBeNull();
  });
});

describe('a version that has come back, in her chat', () => {
  it('is a message with the document, which any channel can send; and is gone with it', async () => {
    const [ids, working] = [await givenBack(), worker()];
    await laid(working, ids);
    await working.run();
    const stores = postgresStores(fresh.database, 'test');
    await stores.join(PEOPLE.huda.id, 'huda-2', 'ar');
    const house = openHouse(stores, '2026-11-23T10:00:00Z');
    const [key = ''] = working.woken;
    await ask(`UPDATE knock SET at = '2026-11-23T09:00:00Z'`);
    for (const _ of [1, 2]) await runKnock(stores.knocks, house.knock, () => house.now, key);
    const files = createFiles(fresh.database.prisma, { seal, documents: working.documents });
    const enclosed = house.said.map((said) => spokenOf(said, words, files).enclosed).filter((one) => one !== null);
    expect(enclosed).toMatchObject([{ kind: 'file', type: 'application/pdf', bytes: 23 }]);
    const [file] = enclosed;
    const read = file !== undefined && 'read' in file ? file.read : undefined;
    expect(Buffer.from((await read?.()) ?? '').toString()).toBe('annotated page-1 page-2');
    await ask('DELETE FROM submission');
    await expect(read?.()).rejects.toThrow('the file is gone');
  });
});

describe('a version that was told', () => {
  const TOLD = { name: 'Huda' };
  async function tells() {
    const ids = await version(pool(), huda);
    await ask('UPDATE submission_version SET told = $1 WHERE id = $2', TOLD, ids.version);
    return ids;
  }

  it('is drafted, and read like every other document', async () => {
    const ids = await tells();
    const { run, text } = worker();
    expect([await run(), await run()]).toEqual([1, 0]);
    const names = namesOf(ids.submission, ids.version);
    expect([await text(names.draft('docx')), await text(names.draft('pdf'))]).toEqual([
      'docx',
      'pdf of {"name":"Huda"}',
    ]);
    expect(await text(names.page(1))).toBe('picture of pdf of {"name":"Huda"}');
    expect([JSON.parse(await text(names.lines)), JSON.parse(await text(names.look))]).toMatchObject([
      [{ width: 8 }],
      LOOK,
    ]);
    expect(await ask('SELECT pages, draft_bytes, attempts FROM submission_version')).toEqual([
      { pages: 1, draft_bytes: 4, attempts: 0 },
    ]);
    expect(await told()).toEqual([]);
  });

  it('comes back with its Word document, to go on with', async () => {
    const ids = await tells();
    const { run, documents } = worker();
    await run();
    const files = createFiles(fresh.database.prisma, { seal, documents });
    const sent = await files.read(`draft:${ids.version}`);
    expect([sent?.name, Buffer.from(sent?.content ?? []).toString()]).toEqual(['cv.docx', 'docx']);
  });

  it('is not drafted as long as she is telling', async () => {
    await tells();
    await ask(`UPDATE submission_version SET state = 'gathering'`);
    expect(await worker().run()).toBe(0);
  });

  it('is tried again and again, for nobody can read it otherwise', async () => {
    await tells();
    await ask('UPDATE submission_version SET attempts = 40');
    const { run, alarms } = worker({ read: async () => ({ kind: 'refused', why: 'broken' }) });
    await run();
    expect(alarms).toEqual(['a draft could not be made: our own draft is broken']);
    await soon();
    expect(await worker().run()).toBe(1);
    expect(await ask('SELECT pages FROM submission_version')).toEqual([{ pages: 1 }]);
  });
});
