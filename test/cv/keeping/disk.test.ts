import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDisk } from '../../../bot/cv/keeping/disk.ts';
import { type DocumentStore, namesOf } from '../../../bot/cv/store.ts';
import { storing } from './storing.ts';

let folder: string;
let store: DocumentStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'documents-'));
  store = createDisk(folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a disk', () => {
  storing(() => store);

  it('lets nobody else read, and leaves no draft behind', async () => {
    const names = namesOf(randomUUID(), randomUUID());
    await store.put(names.look, Buffer.from('{}'));
    const path = join(folder, names.look);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, names.prefix)).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(folder, names.prefix))).toEqual(['look.json']);
  });

  it('is empty once everything of a submission is erased, drafts of somebody who died too', async () => {
    const submission = randomUUID();
    const [first, second] = [namesOf(submission, randomUUID()), namesOf(submission, randomUUID())];
    for (const { look } of [first, second]) await store.put(look, Buffer.from('{}'));
    writeFileSync(join(folder, `${first.look}.${randomUUID()}.draft`), 'half');
    expect(await store.erase(first.prefix)).toBe(2);
    expect(readdirSync(folder)).toEqual([submission]);
    expect(await store.erase(second.prefix)).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says that it cannot when it cannot', async () => {
    const names = namesOf(randomUUID(), randomUUID());
    mkdirSync(join(folder, names.look), { recursive: true });
    await expect(store.put(names.look, Buffer.from('{}'))).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/u);
    await expect(store.get(names.look)).rejects.toThrow('EISDIR');
  });
});
