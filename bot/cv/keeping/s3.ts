import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import type { DocumentStore } from '../store.ts';
import { checkedName, checkedPrefix } from './names.ts';

export type Bucket = {
  /** `"https://s3.nl-ams.example.com"`; the bucket comes behind it, as a path. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
};

/** How long one answer may take, and how long before the second, third, … attempt is waited. */
export type Patience = { readonly timeoutMs: number; readonly waitsMs: readonly number[] };
const PATIENCE: Patience = { timeoutMs: 30_000, waitsMs: [200, 800, 3_000] };

const TOO_MANY = 429;
const NOT_FOUND = 404;
const SERVER_ERROR = 500;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const plain = (xml: string): string => xml.replaceAll(/&(amp|lt|gt|quot|apos);/gu, (_, name) => ENTITIES[name] ?? '');

const valuesOf = (xml: string, tag: string): string[] =>
  [...xml.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'gu'))].map(([, value = '']) => plain(value));

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Says nothing of what the other side wrote: it repeats keys and names. */
const failed = (what: string, status: number): Error =>
  new Error(`the object store answered ${status} when it was to ${what}`);

/** An answer that is worth another attempt: the other side is overloaded or broken for a moment. */
const isPassing = ({ status }: Response): boolean => status >= SERVER_ERROR || status === TOO_MANY;

/**
 * Documents in a bucket of an S3-compatible object store. Content is part of the signature; what does not answer in
 * time, or answers that it cannot now, is asked again a few times.
 */
export function createS3({ endpoint, bucket, region, ...credentials }: Bucket, patience = PATIENCE): DocumentStore {
  const client = new AwsClient({ ...credentials, region, service: 's3', retries: 0 });
  const base = `${endpoint.replace(/\/+$/u, '')}/${bucket}`;

  const once = async (method: string, url: string, content?: Uint8Array): Promise<Response> => {
    const body = content === undefined ? null : new Uint8Array(content);
    const headers = { 'x-amz-content-sha256': sha256(body ?? new Uint8Array(0)) };
    const signal = AbortSignal.timeout(patience.timeoutMs);
    const response = await client.fetch(url, { method, headers, body, signal });
    // Read here: an answer that stops in the middle is no answer.
    return new Response(await response.arrayBuffer(), { status: response.status === 204 ? 200 : response.status });
  };

  const ask = async (what: string, method: string, url: string, content?: Uint8Array): Promise<Response> => {
    for (const waitMs of patience.waitsMs) {
      const response = await once(method, url, content).catch(() => null);
      if (response !== null && !isPassing(response)) return response;
      await pause(waitMs);
    }
    const response = await once(method, url, content);
    if (isPassing(response)) throw failed(what, response.status);
    return response;
  };

  /** Names under a prefix, page by page. */
  async function* listed(prefix: string): AsyncGenerator<readonly string[]> {
    let token: string | undefined;
    do {
      const query = new URLSearchParams({ 'list-type': '2', prefix });
      if (token !== undefined) query.set('continuation-token', token);
      const response = await ask('list', 'GET', `${base}?${query}`);
      if (!response.ok) throw failed('list', response.status);
      const xml = await response.text();
      yield valuesOf(xml, 'Key');
      [token] = valuesOf(xml, 'NextContinuationToken');
    } while (token !== undefined);
  }

  return {
    async put(name, content) {
      const { ok, status } = await ask('keep', 'PUT', `${base}/${checkedName(name)}`, content);
      if (!ok) throw failed('keep', status);
    },
    async get(name) {
      const response = await ask('give', 'GET', `${base}/${checkedName(name)}`);
      if (response.status === NOT_FOUND) return null;
      if (!response.ok) throw failed('give', response.status);
      return new Uint8Array(await response.arrayBuffer());
    },
    async erase(prefix) {
      const names: string[] = [];
      for await (const page of listed(checkedPrefix(prefix))) names.push(...page);
      for (const name of names.filter((one) => one.startsWith(prefix))) {
        const { ok, status } = await ask('erase', 'DELETE', `${base}/${name}`);
        if (!ok && status !== NOT_FOUND) throw failed('erase', status);
      }
      return names.length;
    },
  };
}
