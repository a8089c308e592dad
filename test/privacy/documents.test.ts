import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../bot/channels/channel.ts';
import { type Keeping, openKeeping } from '../../bot/cv/keeping/index.ts';
import { createReader } from '../../bot/cv/reader/index.ts';
import { namesOf } from '../../bot/cv/store.ts';
import { readEnv } from '../../bot/env.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { createDocumentErasures } from '../../prisma/stores/document-erasures.ts';
import { createDocumentWork } from '../../prisma/stores/documents.ts';
import { createFiles, createIntake } from '../../prisma/stores/files.ts';
import { eraseExpired } from '../../prisma/stores/retention.ts';
import { createUploads } from '../../prisma/stores/uploads.ts';
import { createVersionWork } from '../../prisma/stores/versions.ts';
import { eraseDocuments } from '../../workers/document-eraser.ts';
import { takeOverDocuments } from '../../workers/documents.ts';
import { createFetcher } from '../../workers/fetcher.ts';
import { makeVersions } from '../../workers/versions.ts';
import { type Fresh, freshDatabase } from '../stores/database.ts';
import { postgresStores } from '../stores/playing.ts';
import { openHouse, type Playing, theHouse } from '../talk/house.ts';
import { channelDouble } from '../workers/channel-double.ts';
import { chatting, documentsWith, filesIn } from './handing-in.ts';
import { found } from './searching.ts';

/** Stands in the documents, and nowhere else in the world. */
const MARK = 'Kwikstaart-Zwartkop-4711';
const KEEPINGS = theHouse.rooms.flatMap(({ keeps }) => keeps);
const ID = 'plamen';

let fresh: Fresh;
let pool: Pool;
let folder: string;
let keeping: Keeping;
let playing: Playing;
let chat: ReturnType<typeof chatting>;
let sent: Readonly<Record<string, Buffer>>;

beforeAll(async () => {
  fresh = await freshDatabase();
  pool = fresh.database.pool;
  sent = await documentsWith(MARK);
});
afterAll(() => fresh.drop());

beforeEach(async () => {
  await fresh.reset();
  await pool.query('DELETE FROM submission; DELETE FROM document_erasure; DELETE FROM upload');
  if (folder !== undefined) rmSync(folder, { recursive: true });
  folder = mkdtempSync(join(tmpdir(), 'house-'));
  keeping = openKeeping(readEnv({ DATA_DIR: folder }));
  const stores = postgresStores(fresh.database, 'test');
  await stores.join(PEOPLE.plamen.id, ID, 'nl');
  playing = openHouse(stores, new Date().toISOString());
  chat = chatting(playing, ID);
});
afterAll(() => rmSync(folder, { recursive: true }));

const alarm = (what: string, error: unknown) => {
  throw new Error(what, { cause: error });
};
const ask = async (text: string, ...values: unknown[]) => (await pool.query(text, values)).rows;
const inDatabase = () => found(pool, [MARK]);
const onDisk = () => (existsSync(join(folder, 'documents')) ? filesIn(join(folder, 'documents')) : {});
const holds = (content: Uint8Array): boolean =>
  ['utf8', 'utf16le', 'base64'].some((form) => Buffer.from(content).includes(Buffer.from(MARK, form as 'utf8')));

/** Fetches what she sent from the channel, where it lies as it is. */
const fetched = (): Promise<number> => {
  const fetch: Channel['fetch'] = async (ref) => ({ kind: 'fetched', bytes: sent[ref] as Buffer, type: null });
  const channels = [{ ...channelDouble(), fetch }];
  return createFetcher({ channels, intake: createIntake(pool, keeping.seal), knock: playing.knock, alarm }).sweep();
};

const parts = () => ({
  ...{ ...keeping, alarm, knock: playing.knock, read: createReader({ timeoutMs: 30_000 }) },
  look: async () => ({ textFrom: 'text', private: [] }) as never,
});
const taken = () => takeOverDocuments({ ...parts(), work: createDocumentWork(pool, keeping.seal) });
const erased = () => eraseDocuments(createDocumentErasures(pool), keeping.documents);

/** She hands in a PDF, a Word document and a photo, and they are read. */
async function handedIn() {
  await chat.writes('cv');
  await chat.presses('cv');
  for (const [name, content] of Object.entries(sent)) await chat.sends(name, name, content.length);
  expect(await fetched()).toBe(3);
  for (const choice of ['skip', 'review']) await chat.presses(choice);
  expect(chat.heard()).toContain('cv-desk.receipt');
  expect(await taken()).toBe(3);
  const [{ submission, version } = {}] = await ask(
    'SELECT submission_id AS submission, id AS version FROM submission_version',
  );
  return namesOf(submission, version);
}

/** A volunteer reads it and gives it back; what goes back to her holds the words as well. */
async function givenBack() {
  await ask(`UPDATE submission_version SET state = 'returned', returned_at = now(), closing = 'Mooi!'`);
  await ask(`UPDATE submission SET state = 'returned', returned_at = now()`);
  const annotate = async () => Buffer.from(`%PDF ${MARK}`);
  const draft = () => Promise.reject(new Error('nothing was told'));
  const work = createVersionWork(pool, 'Europe/Amsterdam');
  expect(await makeVersions({ ...parts(), work, annotate, draft, wake() {} })).toBe(1);
}

describe('what stands in a document', () => {
  it('is there to be found, where nothing is done about it', async () => {
    expect(Object.values(sent).map(holds)).toEqual([true, true, true]);
    await ask(`INSERT INTO upload (ref, content) VALUES ('raw', $1)`, sent['cv.pdf']);
    expect(await inDatabase()).toEqual({ upload: [MARK] });
  });

  it('is nowhere in the database while it waits, neither uploaded nor fetched', async () => {
    await createUploads(pool, keeping.seal).stage('web:1', sent['cv.pdf'] as Buffer);
    await chat.sends('cv.docx', 'cv.docx', 10);
    await fetched();
    const [{ bytes } = {}] = await ask(
      'SELECT (SELECT sum(octet_length(content)) FROM file) + (SELECT sum(octet_length(content)) FROM upload) AS bytes',
    );
    expect(Number(bytes)).toBeGreaterThan((sent['cv.pdf']?.length ?? 0) + (sent['cv.docx']?.length ?? 0));
    expect(await inDatabase()).toEqual({});
  });

  it('is nowhere in the clear once it is read and has come back, and can be read by the house alone', async () => {
    const names = await handedIn();
    await givenBack();
    expect(await inDatabase()).toEqual({});
    const files = onDisk();
    expect(Object.keys(files).length).toBe(3 + 3 + 3);
    expect(Object.values(files).filter(holds)).toEqual([]);
    expect(Object.values(files).every((content) => keeping.seal.isSealed(content))).toBe(true);
    const lines = Buffer.from((await keeping.documents.get(names.lines)) ?? '').toString();
    expect(lines.split(MARK)).toHaveLength(3);
    const other = openKeeping(readEnv({ DATA_DIR: folder, DOCUMENTS_KEY: 'A'.repeat(43) }));
    await expect(other.documents.get(names.lines)).rejects.toThrow('another key');
  }, 60_000);

  it('is in no picture of a page, of which staff open nothing else', async () => {
    const names = await handedIn();
    for (const page of [1, 2, 3]) {
      const picture = await keeping.documents.get(names.page(page));
      expect(
        Buffer.from(picture ?? '')
          .subarray(8, 12)
          .toString(),
      ).toBe('WEBP');
      expect(holds(picture ?? new Uint8Array())).toBe(false);
    }
  }, 60_000);
});

/** In how many ways it goes, and what each of them is. */
const WAYS: Readonly<Record<string, () => Promise<unknown>>> = {
  'she takes it back': async () => {
    await chat.writes('ik wil mijn cv terug');
    await chat.presses('yes');
  },
  'the promised day comes': async () => {
    await ask('UPDATE submission SET keep_until = current_date');
    await eraseExpired(pool, KEEPINGS);
  },
  'it has been back for a fortnight': async () => {
    await ask(`UPDATE submission SET keep_until = NULL, returned_at = now() - interval '15 days'`);
    await eraseExpired(pool, KEEPINGS);
  },
  'nobody touches it for ninety days': async () => {
    await ask(`UPDATE submission SET state = 'claimed', touched_at = now() - interval '91 days'`);
    await eraseExpired(pool, KEEPINGS);
  },
  'she wants to be forgotten': async () => {
    await chat.writes('mijn gegevens');
    await chat.presses('forget');
    await chat.presses('yes');
  },
  'she erases the chat': async () => {
    await chat.writes('mijn gegevens');
    await chat.presses('forget');
    await chat.presses('wipe');
    await chat.presses('yes');
  },
  'somebody removes the person by hand': () => ask('DELETE FROM person WHERE id = $1', PEOPLE.plamen.id),
};

describe('what was handed in is gone', () => {
  it.each(Object.entries(WAYS))(
    'when %s',
    async (_, goes) => {
      const names = await handedIn();
      await givenBack();
      const before = Object.keys(onDisk()).length;
      const key = `returned:${names.prefix.split('/')[1]}`;
      const files = createFiles(fresh.database.prisma, keeping);
      expect((await files.read(key))?.content.length).toBeGreaterThan(0);

      const stolen = onDisk();
      await goes();
      expect(await erased()).toBe(before);

      expect(onDisk()).toEqual({});
      for (const name of [names.lines, names.look, names.returned, names.page(1), names.page(2), names.page(3)]) {
        expect(await keeping.documents.get(name)).toBeNull();
      }
      expect(await files.read(key)).toBeNull();
      const tables = ['submission', 'submission_version', 'submission_file', 'remark'];
      for (const table of tables) expect(await ask(`SELECT 1 FROM ${table}`), table).toEqual([]);
      expect(await ask('SELECT 1 FROM file WHERE content IS NOT NULL')).toEqual([]);
      expect(await inDatabase()).toEqual({});
      // Whoever has copied the folder before still has nothing but noise without the key, which was never in it.
      for (const content of Object.values(stolen)) expect(holds(content)).toBe(false);
    },
    60_000,
  );
});
