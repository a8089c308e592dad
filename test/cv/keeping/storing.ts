import { randomBytes, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { type DocumentStore, namesOf } from '../../../bot/cv/store.ts';

const same = (one: Uint8Array | null, other: Uint8Array) => one !== null && Buffer.from(one).equals(other);

/** What holds for every document store, wherever it keeps. */
export function storing(open: () => DocumentStore): void {
  it('gives what was put, the newest of it, and nothing where nothing lies', async () => {
    const names = namesOf(randomUUID(), randomUUID());
    const content = randomBytes(700_000);
    await open().put(names.page(1), Buffer.from('before'));
    await open().put(names.page(1), content);
    await open().put(names.original(randomUUID()), Buffer.alloc(0));
    expect(same(await open().get(names.page(1)), content)).toBe(true);
    expect(await open().get(names.page(2))).toBeNull();
    expect(await open().get(names.returned)).toBeNull();
  });

  it('keeps every name that a document can have', async () => {
    const names = namesOf(randomUUID(), randomUUID());
    const { lines, look, returned } = names;
    const all = [
      names.original(randomUUID()),
      names.page(12),
      lines,
      look,
      returned,
      names.draft('docx'),
      names.draft('pdf'),
    ];
    for (const name of all) await open().put(name, Buffer.from(name));
    for (const name of all) expect(same(await open().get(name), Buffer.from(name))).toBe(true);
    expect(await open().erase(names.prefix)).toBe(all.length);
    for (const name of all) expect(await open().get(name)).toBeNull();
  });

  it('erases a version and leaves the other; then the submission, and leaves its neighbour', async () => {
    const submission = randomUUID();
    const [first, second] = [namesOf(submission, randomUUID()), namesOf(submission, randomUUID())];
    const neighbour = namesOf(randomUUID(), randomUUID());
    for (const { look } of [first, second, neighbour]) await open().put(look, Buffer.from('{}'));
    expect(await open().erase(first.prefix)).toBe(1);
    expect(await open().get(first.look)).toBeNull();
    expect(await open().get(second.look)).not.toBeNull();
    expect(await open().erase(`${submission}/`)).toBe(1);
    expect(await open().erase(`${submission}/`)).toBe(0);
    expect(await open().get(neighbour.look)).not.toBeNull();
  });

  const ID = '0f3c0f3c-0f3c-4f3c-8f3c-0f3c0f3c0f3c';
  it.each([
    '',
    'a',
    `${ID}/${ID}/../../documents.key`,
    `../${ID}/look.json`,
    `${ID}/${ID}/look.json/..`,
    `/${ID}/${ID}/look.json`,
    `${ID}/${ID}/page-0.webp`,
    `${ID}/${ID}/page-1.webp\n`,
    `${ID}/${ID}/original-x`,
    `${ID.toUpperCase()}/${ID}/look.json`,
    `${ID}/look.json`,
  ])('knows no name but its own: %j', async (name) => {
    await expect(open().put(name, Buffer.from('x'))).rejects.toThrow('no name of a document');
    await expect(open().get(name)).rejects.toThrow('no name of a document');
  });

  it.each(['', '/', './', '../', `${ID}`, `${ID}/../`, `${ID}/${ID}`, `${ID}//`])(
    'erases nothing by %j',
    async (prefix) => {
      await expect(open().erase(prefix)).rejects.toThrow('no prefix of documents');
    },
  );
}
