import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createS3 } from '../../../bot/cv/keeping/s3.ts';
import { namesOf } from '../../../bot/cv/store.ts';
import { type Mishap, type S3Server, startS3 } from './s3-server.ts';
import { storing } from './storing.ts';

const PATIENCE = { timeoutMs: 150, waitsMs: [1, 1, 1] };

let server: S3Server;
beforeAll(async () => {
  server = await startS3();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.objects.clear();
  server.mishaps.length = 0;
  server.asked.length = 0;
});

const store = () => createS3(server.bucket, PATIENCE);
const names = () => namesOf(randomUUID(), randomUUID());

describe('an object store that proves every signature', () => {
  storing(store);

  it('erases everything under a prefix, although it is listed in pages', async () => {
    const [mine, neighbour] = [names(), names()];
    for (let page = 1; page <= 10; page++) await store().put(mine.page(page), Buffer.from('x'));
    await store().put(neighbour.look, Buffer.from('{}'));
    expect(await store().erase(mine.prefix)).toBe(10);
    expect([...server.objects.keys()]).toEqual([neighbour.look]);
    expect(server.asked.filter((one) => one === 'GET /mussen')).toHaveLength(4);
  });

  it.each<Mishap>(['error', 'slow-down', 'silence', 'cut-off'])('is asked again after: %s', async (mishap) => {
    const { look, prefix } = names();
    const one = () => server.mishaps.push(mishap, mishap);
    one();
    await store().put(look, Buffer.from('{}'));
    one();
    expect(Buffer.from((await store().get(look)) ?? '').toString()).toBe('{}');
    one();
    expect(await store().erase(prefix)).toBe(1);
    expect(server.objects.size).toBe(0);
  });

  it('is given up after the fourth attempt, and that is no "not there"', async () => {
    const { look } = names();
    server.mishaps.push('error', 'error', 'error', 'error');
    await expect(store().get(look)).rejects.toThrow('the object store answered 500 when it was to give');
    expect(server.asked).toHaveLength(4);
    server.mishaps.push('silence', 'silence', 'silence', 'silence');
    await expect(store().put(look, Buffer.from('{}'))).rejects.toThrow(/abort|time/iu);
  });

  it('takes nothing with another secret, and the secret is in no error', async () => {
    const other = createS3({ ...server.bucket, secretAccessKey: 'hunter2' }, PATIENCE);
    const { look, prefix } = names();
    const asked = await Promise.allSettled([other.put(look, Buffer.from('{}')), other.get(look), other.erase(prefix)]);
    const refused = { reason: { message: expect.stringMatching(/^the object store answered 403(?!.*hunter2)/u) } };
    expect(asked).toMatchObject([refused, refused, refused]);
    expect(server.objects.size).toBe(0);
  });

  it('takes an address that ends in a slash', async () => {
    const { look } = names();
    await createS3({ ...server.bucket, endpoint: `${server.bucket.endpoint}/` }, PATIENCE).put(look, Buffer.from('{}'));
    expect([...server.objects.keys()]).toEqual([look]);
  });
});
