import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Look } from '../../bot/cv/look.ts';
import type { Reading } from '../../bot/cv/reading.ts';
import { namesOf } from '../../bot/cv/store.ts';
import type { Knock } from '../../bot/ports.ts';
import { createDocumentErasures } from '../../prisma/stores/document-erasures.ts';
import { createDocumentWork } from '../../prisma/stores/documents.ts';
import { createIntake } from '../../prisma/stores/files.ts';
import { eraseDocuments } from '../../workers/document-eraser.ts';
import { type DocumentParts, takeOverDocuments } from '../../workers/documents.ts';
import { type Fresh, freshDatabase } from '../stores/database.ts';
import { memoryDocuments, seal } from '../stores/keeping.ts';
import { arrives, type Sender, sender, sends, version } from './handed-in.ts';

const LOOK: Look = {
  ...{ textFrom: 'text', language: 'nl', words: 2, pages: 1, missing: null, gaps: [], spelling: null },
  private: [],
};

let fresh: Fresh;
let huda: Sender;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());
beforeEach(async () => {
  await fresh.reset();
  await pool().query('DELETE FROM submission; DELETE FROM document_erasure');
  huda = await sender(pool());
});

const pool = () => fresh.database.pool;
const ask = async (text: string, ...values: unknown[]) => (await pool().query(text, values)).rows;
const states = () =>
  ask(`SELECT turn, state, why, type, bytes, pages, first_page AS first FROM submission_file ORDER BY turn`);
const kept = () => ask(`SELECT state, why, content IS NULL AS empty FROM file ORDER BY turn`);

/** A document of as many pages as its text has lines; what it says of itself is what it is refused for. */
const reading = (content: Uint8Array): Reading => {
  const text = Buffer.from(content).toString();
  if (text.startsWith('refused: ')) return { kind: 'refused', why: text.slice(9) as 'locked' };
  const pages = text.split('\n').map((line) => ({
    ...{ width: 800, height: 1_100, picture: Buffer.from(`picture of ${line}`) },
    lines: [{ text: line, x: 100, y: 100, width: 300, height: 20 }],
  }));
  return { kind: 'read', type: 'application/pdf', pages, textFrom: 'text', pictures: 0 };
};

/** A worker with a store and a reader of its own; what it says, it says to nobody. */
function worker(changes: Partial<DocumentParts> = {}) {
  const knocked: Knock[] = [];
  const alarms: string[] = [];
  const documents = memoryDocuments();
  const parts: DocumentParts = {
    work: createDocumentWork(pool(), seal),
    documents,
    scan: async (content) => (Buffer.from(content).includes('EICAR') ? 'infected' : 'clean'),
    read: async (content) => reading(content),
    look: async ({ pages, textFrom, pictures }) => ({
      ...{ ...LOOK, textFrom, pages: pages.length },
      private: pictures > 0 ? [{ what: 'photo', page: 1, line: 0 }] : [],
    }),
    knock: async (knock) => void knocked.push(knock),
    alarm: (what, error) => void alarms.push(`${what}: ${(error as Error).message}`),
    ...changes,
  };
  const text = async (name: string) => Buffer.from((await parts.documents.get(name)) ?? 'nothing').toString();
  const heard = () => knocked.map(({ arrival }) => ('key' in arrival.inbound ? arrival.inbound.key : ''));
  return { parts, documents, knocked, alarms, text, heard, run: () => takeOverDocuments(parts) };
}

describe('a document that was handed in', () => {
  it('is put away page by page, and lies nowhere else', async () => {
    const { submission, version: id } = await version(pool(), huda);
    await arrives(pool(), await sends(pool(), huda, 3, id), 'Huda\nHaddad');
    const { run, text, documents } = worker();
    expect(await run()).toBe(1);
    const read = { state: 'read', why: null, type: 'application/pdf', bytes: 11, pages: 2, first: 1 };
    expect(await states()).toEqual([{ turn: 3, ...read }]);
    expect(await kept()).toEqual([{ state: 'moved', why: null, empty: true }]);
    expect(await ask('SELECT pages FROM submission_version')).toEqual([{ pages: 2 }]);
    const names = namesOf(submission, id);
    expect(documents.lying.size).toBe(5);
    expect([await text(names.page(1)), await text(names.page(2))]).toEqual(['picture of Huda', 'picture of Haddad']);
    const [first, second] = JSON.parse(await text(names.lines));
    expect([first.lines[0].text, second.lines[0].text, 'picture' in first]).toEqual(['Huda', 'Haddad', false]);
    expect(JSON.parse(await text(names.look))).toMatchObject({ pages: 2 });
  });

  it('is done once, however often it is looked for and by however many', async () => {
    const { version: id } = await version(pool(), huda);
    await arrives(pool(), await sends(pool(), huda, 3, id), 'Huda');
    let reads = 0;
    const { parts, run } = worker({ read: async (content) => reading(content.subarray(0, content.length * ++reads)) });
    const begun = await Promise.all([run(), takeOverDocuments(parts), takeOverDocuments(parts)]);
    expect([begun.reduce((sum, one) => sum + one), await run(), reads]).toEqual([1, 0, 1]);
  });

  it('has its pages behind those of what she sent before, in whatever order they arrive', async () => {
    const { submission, version: id } = await version(pool(), huda);
    const files = [];
    for (const turn of [3, 4, 5]) files.push(await sends(pool(), huda, turn, id));
    const [one = '', two = '', three = ''] = files;
    const { run, text } = worker();
    await arrives(pool(), three, 'five');
    await arrives(pool(), two, 'three\nfour');
    expect(await run()).toBe(0);
    await arrives(pool(), one, 'one\ntwo');
    expect(await run()).toBe(3);
    expect((await states()).map(({ first }) => first)).toEqual([1, 3, 5]);
    const names = namesOf(submission, id);
    const lines = JSON.parse(await text(names.lines)).map((page: { lines: { text: string }[] }) => page.lines[0]?.text);
    expect(lines).toEqual(['one', 'two', 'three', 'four', 'five']);
    expect(await text(names.page(5))).toBe('picture of five');
    expect(await ask('SELECT pages FROM submission_version')).toEqual([{ pages: 5 }]);
  });

  it('is looked at with those before it: as little to be relied on as the worst of them', async () => {
    const { submission, version: id } = await version(pool(), huda);
    for (const [turn, text] of [
      [3, 'one'],
      [4, 'ocr: two'],
      [5, 'three'],
    ] as const) {
      await arrives(pool(), await sends(pool(), huda, turn, id), text);
    }
    const { run, text } = worker({
      async read(content) {
        const isPhoto = Buffer.from(content).includes('ocr');
        return { ...reading(content), ...(isPhoto ? { textFrom: 'ocr', pictures: 1 } : {}) } as Reading;
      },
    });
    await run();
    const look = JSON.parse(await text(namesOf(submission, id).look)) as Look;
    expect([look.textFrom, look.pages, look.private.map(({ what }) => what)]).toEqual(['ocr', 3, ['photo']]);
  });

  it('is not kept up by one before it that was refused', async () => {
    const { version: id } = await version(pool(), huda);
    await arrives(pool(), await sends(pool(), huda, 3, id), 'refused: locked');
    await arrives(pool(), await sends(pool(), huda, 4, id), 'Huda');
    await worker().run();
    expect((await states()).map(({ state, first }) => [state, first])).toEqual([
      ['refused', null],
      ['read', 1],
    ]);
  });

  it('is found by the next one where a worker was killed while it looked', async () => {
    const { version: id } = await version(pool(), huda);
    await arrives(pool(), await sends(pool(), huda, 3, id), 'Huda');
    const killed = worker({ read: () => new Promise(() => {}) });
    void killed.run();
    await expect.poll(async () => (await ask('SELECT attempts FROM submission_file'))[0]?.attempts).toBe(1);
    const next = worker();
    expect(await next.run()).toBe(0);
    await ask(`UPDATE submission_file SET not_before = now() - interval '1 second'`);
    expect(await next.run()).toBe(1);
    expect((await states())[0]?.state).toBe('read');
  });

  it('is left alone by a worker that was too slow', async () => {
    const { version: id } = await version(pool(), huda);
    await arrives(pool(), await sends(pool(), huda, 3, id), 'Huda');
    const slow = worker({
      async read(content) {
        await ask(`UPDATE submission_file SET not_before = now() - interval '1 second'`);
        await worker({ documents: slow.documents }).run();
        return reading(content);
      },
    });
    await slow.run();
    expect(await states()).toMatchObject([{ state: 'read', pages: 1 }]);
    expect(slow.documents.lying.size).toBe(4);
  });

  it.each(['read', 'look'] as const)('lies nowhere where she took it back during the %s', async (step) => {
    const { version: id } = await version(pool(), huda);
    await arrives(pool(), await sends(pool(), huda, 3, id), 'Huda');
    const takenBack = async () => void (await ask('DELETE FROM submission'));
    const { run, documents, alarms } = worker({
      read: async (content) => (step === 'read' ? takenBack().then(() => reading(content)) : reading(content)),
      look: async () => (step === 'look' ? takenBack().then(() => LOOK) : LOOK),
    });
    await run();
    expect([documents.lying.size, alarms]).toEqual([0, []]);
  });

  it('waits where nobody can look for malware, and is told to no one', async () => {
    const { version: id } = await version(pool(), huda);
    await arrives(pool(), await sends(pool(), huda, 3, id), 'Huda');
    const { run, alarms, knocked, documents } = worker({ scan: () => Promise.reject(new Error('no answer')) });
    expect(await run()).toBe(1);
    expect(alarms).toEqual(['a document waits: no answer']);
    expect([documents.lying.size, knocked.length, (await states())[0]?.state]).toEqual([0, 0, 'waiting']);
    const [row] = await ask('SELECT extract(epoch FROM not_before - now())::float AS seconds FROM submission_file');
    expect(row?.seconds).toBeGreaterThan(5);
    expect(row?.seconds).toBeLessThan(11);
  });

  it('is never given up, and tried less and less often', async () => {
    const { version: id } = await version(pool(), huda);
    await arrives(pool(), await sends(pool(), huda, 3, id), 'Huda');
    await ask('UPDATE submission_file SET attempts = 90');
    await worker({ scan: () => Promise.reject(new Error('no answer')) }).run();
    const [row] = await ask(
      'SELECT state, extract(epoch FROM not_before - now())::float AS seconds FROM submission_file',
    );
    expect(row?.state).toBe('waiting');
    expect(row?.seconds).toBeGreaterThan(590);
  });

  it('waits where it was sealed with another key, and is lost by that to nobody', async () => {
    const { version: id } = await version(pool(), huda);
    const file = await sends(pool(), huda, 3, id);
    const { createSeal } = await import('../../bot/cv/keeping/sealing.ts');
    await createIntake(
      pool(),
      createSeal(() => Buffer.alloc(32, 1)),
    ).keep(file, Buffer.from('Huda'), 'application/pdf');
    const { run, alarms } = worker();
    await run();
    expect(alarms[0]).toContain('another key');
    expect(await kept()).toEqual([{ state: 'kept', why: null, empty: false }]);
  });

  it('is read although nobody can look at it, and although it came before files were sealed', async () => {
    const { version: id } = await version(pool(), huda);
    const file = await sends(pool(), huda, 3, id);
    await ask(`UPDATE file SET state = 'kept', content = $2 WHERE id = $1`, file, Buffer.from('Huda'));
    const { run, alarms, documents } = worker({ look: () => Promise.reject(new Error('no dictionary')) });
    await run();
    expect(alarms).toEqual(['nobody could look at a document: no dictionary']);
    expect((await states())[0]?.state).toBe('read');
    expect(documents.lying.size).toBe(3);
  });
});

describe('a document that is refused', () => {
  it.each(['locked', 'broken', 'empty', 'too-many-pages', 'unsafe', 'kind'])(
    'as %s is not kept, and she hears why',
    async (why) => {
      const { submission, version: id } = await version(pool(), huda);
      await arrives(pool(), await sends(pool(), huda, 3, id), `refused: ${why}`);
      const { run, heard, documents, knocked } = worker();
      await run();
      expect(await states()).toMatchObject([{ state: 'refused', why, pages: null }]);
      expect(await kept()).toEqual([{ state: 'refused', why, empty: true }]);
      expect([heard(), documents.lying.size]).toEqual([[`cv-desk.refused-${why}`], 0]);
      const place = { room: 'cv-desk', step: 'again', data: { id: submission } };
      expect(knocked[0]?.arrival.inbound).toMatchObject({ kind: 'result', place });
    },
  );

  it('because of malware is never read', async () => {
    const { version: id } = await version(pool(), huda);
    await arrives(pool(), await sends(pool(), huda, 3, id), 'EICAR');
    const { run, heard } = worker({ read: () => Promise.reject(new Error('it was read')) });
    await run();
    expect(heard()).toEqual(['cv-desk.refused-virus']);
    expect(await kept()).toEqual([{ state: 'refused', why: 'virus', empty: true }]);
  });

  it.each([
    ['type', 'kind', ['cv-desk.refused-kind']],
    ['empty', 'empty', ['cv-desk.refused-empty']],
    ['gone', 'lost', ['cv-desk.refused-lost']],
    ['away', 'lost', ['cv-desk.refused-lost']],
    // The fetcher has told her itself.
    ['too-big', 'too-large', []],
  ])('on its way here, as %s, counts as %s', async (lost, why, hears) => {
    const { version: id } = await version(pool(), huda);
    const file = await sends(pool(), huda, 3, id);
    await createIntake(pool(), seal).refuse(file, lost);
    const { run, heard } = worker();
    await run();
    expect(heard()).toEqual(hears);
    expect(await states()).toMatchObject([{ state: 'refused', why }]);
    expect(await kept()).toMatchObject([{ why: lost }]);
  });

  it('because nothing is left of it, was lost', async () => {
    const { version: id } = await version(pool(), huda);
    await sends(pool(), huda, 3, id);
    await ask('DELETE FROM file');
    const { run, heard } = worker();
    await run();
    expect(heard()).toEqual(['cv-desk.refused-lost']);
  });

  it('is told of under one key, also by a worker that died before it could note it', async () => {
    const { version: id } = await version(pool(), huda);
    await arrives(pool(), await sends(pool(), huda, 3, id), 'refused: locked');
    const dying = worker();
    const noted = dying.parts.work.refused;
    dying.parts.work.refused = () => Promise.reject(new Error('killed'));
    await dying.run();
    dying.parts.work.refused = noted;
    await ask(`UPDATE submission_file SET not_before = NULL`);
    await dying.run();
    expect(new Set(dying.knocked.map(({ arrival }) => arrival.key)).size).toBe(1);
    expect(dying.knocked.map(({ from }) => from)).toEqual([
      { conversation: huda.conversation },
      { conversation: huda.conversation },
    ]);
  });
});

describe('what has gone from the database', () => {
  const erasures = () => createDocumentErasures(pool());
  const left = () => ask('SELECT prefix, erased_at IS NOT NULL AS erased FROM document_erasure');

  it('is erased at once, and once more when nobody can still be writing', async () => {
    const { submission, version: id } = await version(pool(), huda);
    const documents = memoryDocuments();
    await documents.put(namesOf(submission, id).look, Buffer.from('{}'));
    await ask('DELETE FROM submission');
    expect(await eraseDocuments(erasures(), documents)).toBe(1);
    expect(documents.lying.size).toBe(0);
    expect(await left()).toEqual(
      expect.arrayContaining([
        { prefix: `${submission}/`, erased: true },
        { prefix: `${submission}/${id}/`, erased: true },
      ]),
    );
    expect(await eraseDocuments(erasures(), documents)).toBe(0);
    await documents.put(namesOf(submission, id).look, Buffer.from('{}'));
    await ask(`UPDATE document_erasure SET created_at = created_at - interval '11 minutes'`);
    expect(await eraseDocuments(erasures(), documents)).toBe(1);
    expect(await left()).toEqual([]);
  });

  it('is erased for a version alone, and its neighbour stays', async () => {
    const { submission, version: first } = await version(pool(), huda);
    const { version: second } = await version(pool(), huda, submission);
    const documents = memoryDocuments();
    for (const id of [first, second]) await documents.put(namesOf(submission, id).look, Buffer.from('{}'));
    await ask('DELETE FROM submission_version WHERE id = $1', second);
    await eraseDocuments(erasures(), documents);
    expect([...documents.lying.keys()]).toEqual([namesOf(submission, first).look]);
  });

  it('stays noted where the store cannot erase, and keeps nobody else from being erased', async () => {
    const [one, other] = [await version(pool(), huda), await version(pool(), huda)];
    const documents = memoryDocuments();
    await documents.put(namesOf(other.submission, other.version).look, Buffer.from('{}'));
    await ask('DELETE FROM submission');
    const erase = documents.erase;
    documents.erase = (prefix) =>
      prefix.startsWith(one.submission) ? Promise.reject(new Error('503')) : erase(prefix);
    await expect(eraseDocuments(erasures(), documents)).rejects.toThrow('503');
    expect(documents.lying.size).toBe(0);
    expect((await left()).filter(({ erased }) => !erased).map(({ prefix }) => prefix.slice(0, 36))).toEqual([
      one.submission,
      one.submission,
    ]);
  });
});
