import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openKeeping } from '../../../bot/cv/keeping/index.ts';
import { namesOf } from '../../../bot/cv/store.ts';
import { readEnv } from '../../../bot/env.ts';
import { filesIn } from '../../privacy/handing-in.ts';
import { EICAR, hasClamd, startClamd } from './clamd.ts';
import { startS3 } from './s3-server.ts';

const CONTENT = Buffer.from('Kwikstaart-4711');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keeping-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const open = (settings: Record<string, string> = {}) => openKeeping(readEnv({ DATA_DIR: folder, ...settings }));

/** Puts something away and takes it out again. */
async function kept({ documents }: ReturnType<typeof open>) {
  const { look, lines, prefix } = namesOf(randomUUID(), randomUUID());
  await documents.put(look, CONTENT);
  expect(Buffer.from((await documents.get(look)) ?? '').equals(CONTENT)).toBe(true);
  expect(await documents.get(lines)).toBeNull();
  return { look, lines, prefix };
}

describe('a house keeps documents', () => {
  it('on its disk, sealed, with a key that is made when it is needed', async () => {
    const keeping = open();
    expect(readdirSync(folder)).toEqual([]);
    const { look, prefix } = await kept(keeping);
    expect(readdirSync(folder).sort()).toEqual(['documents', 'documents.key']);
    const lying = filesIn(join(folder, 'documents'));
    expect(Object.keys(lying)).toEqual([join(folder, 'documents', look)]);
    expect(Object.values(lying).some((content) => content.includes(CONTENT))).toBe(false);
    expect(await open().documents.get(look)).toEqual(await keeping.documents.get(look));
    expect([await keeping.documents.erase(prefix), filesIn(join(folder, 'documents'))]).toEqual([1, {}]);
  });

  it('in an object store, sealed in the same way, and on no disk then', async () => {
    const s3 = await startS3();
    onTestFinished(s3.stop);
    const { endpoint, bucket, region, accessKeyId, secretAccessKey } = s3.bucket;
    const keeping = open({
      ...{ S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region, DOCUMENTS_KEY: 'A'.repeat(43) },
      ...{ S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey },
    });
    const { look } = await kept(keeping);
    expect([...s3.objects.keys()]).toEqual([look]);
    expect([...s3.objects.values()].some((content) => content.includes(CONTENT))).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('each under its own name: one that somebody has put in the place of another does not open', async () => {
    const s3 = await startS3();
    onTestFinished(s3.stop);
    const { endpoint, bucket, region, accessKeyId, secretAccessKey } = s3.bucket;
    const settings = { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region };
    const { documents } = open({ ...settings, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey });
    const { look, lines } = namesOf(randomUUID(), randomUUID());
    await documents.put(look, CONTENT);
    s3.objects.set(lines, s3.objects.get(look) as Buffer);
    await expect(documents.get(lines)).rejects.toThrow('moved from another name');
    s3.objects.set(look, CONTENT);
    await expect(documents.get(look)).rejects.toThrow('it is not sealed');
  });
});

describe('a house', () => {
  it('without a scanner says that nobody has looked', async () => {
    const { scan, isScanned } = open();
    expect([isScanned, await scan(Buffer.from(EICAR))]).toEqual([false, 'unscanned']);
  });

  it.skipIf(!hasClamd)(
    'with one has it look',
    async () => {
      const clamd = await startClamd();
      onTestFinished(clamd.stop);
      const { scan, isScanned } = open({ CLAMAV_HOST: clamd.host, CLAMAV_PORT: `${clamd.port}` });
      expect([isScanned, await scan(Buffer.from(EICAR)), await scan(CONTENT)]).toEqual([true, 'infected', 'clean']);
    },
    30_000,
  );
});
