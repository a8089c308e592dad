import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Few, so that a list of any length comes in pages. */
const PAGE = 3;
const SKEW_MS = 15 * 60 * 1_000;

/** What it does instead of its work, for the next requests in this order. */
export type Mishap = 'error' | 'slow-down' | 'silence' | 'cut-off';

export type S3Server = {
  readonly bucket: { endpoint: string; bucket: string; region: string; accessKeyId: string; secretAccessKey: string };
  readonly objects: Map<string, Buffer>;
  readonly mishaps: Mishap[];
  /** Method and path of everything that was asked, in order. */
  readonly asked: string[];
  stop(): Promise<void>;
};

const hash = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const encoded = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/gu, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const CREDENTIALS = { region: 'nl-ams', accessKeyId: 'AKMUS', secretAccessKey: 'een/geheim+van=deze test' };
const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=AKMUS\/(\d{8})\/nl-ams\/s3\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/u;

/** Signature Version 4 as Amazon writes it down, computed from what came in; true where it is the one that came. */
function isSigned(request: IncomingMessage, url: URL, body: Buffer): boolean {
  const [, day = '', names = '', signature = ''] = AUTHORIZATION.exec(request.headers.authorization ?? '') ?? [];
  const header = (name: string): string => String(request.headers[name] ?? '').trim();
  const date = header('x-amz-date');
  const at = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/u, '$1-$2-$3T$4:$5:$6Z'));
  if (!(Math.abs(Date.now() - at) < SKEW_MS) || header('x-amz-content-sha256') !== hash(body)) return false;
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => names.split(';').includes(name))) return false;
  const query = [...url.searchParams].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).sort();
  const headers = names.split(';').map((name) => `${name}:${header(name)}\n`);
  const canonical = [request.method, url.pathname, query.join('&'), headers.join(''), names, hash(body)].join('\n');
  const text = ['AWS4-HMAC-SHA256', date, `${day}/nl-ams/s3/aws4_request`, hash(canonical)].join('\n');
  const key = ['nl-ams', 's3', 'aws4_request'].reduce(hmac, hmac(`AWS4${CREDENTIALS.secretAccessKey}`, day));
  return timingSafeEqual(hmac(key, text), Buffer.from(signature, 'hex'));
}

/** A page of names; the token is what a real store's may be: nothing that one could guess, and to be escaped. */
function list(objects: Map<string, Buffer>, query: URLSearchParams): string {
  const token = query.get('continuation-token');
  const after = token === null ? '' : Buffer.from(token.replace(/^&</u, ''), 'base64').toString();
  const names = [...objects.keys()].sort().filter((name) => name.startsWith(query.get('prefix') ?? '') && name > after);
  const page = names.slice(0, PAGE);
  const more = names.length > PAGE ? `&<${Buffer.from(page.at(-1) ?? '').toString('base64')}` : null;
  const next = more === null ? '' : `<NextContinuationToken>${escaped(more)}</NextContinuationToken>`;
  const contents = page.map((name) => `<Contents><Key>${escaped(name)}</Key><Size>1</Size></Contents>`).join('');
  return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${more !== null}</IsTruncated>${contents}${next}</ListBucketResult>`;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function mishapIn(response: ServerResponse, mishap: Mishap): void {
  if (mishap === 'silence') return;
  if (mishap === 'cut-off') {
    response.writeHead(200, { 'content-length': '100' }).write('half');
    setTimeout(() => response.destroy(), 10);
    return;
  }
  response.writeHead(mishap === 'error' ? 500 : 503).end('<Error/>');
}

/** A small S3, for path-style addresses: it takes nothing that is not signed, and lists in pages of three. */
export async function startS3(): Promise<S3Server> {
  const [objects, mishaps, asked] = [new Map<string, Buffer>(), [] as Mishap[], [] as string[]];
  const work = (request: IncomingMessage, url: URL, body: Buffer): [number, (string | Buffer)?] => {
    const name = decodeURIComponent(url.pathname).replace(/^\/mussen\/?/u, '');
    if (!isSigned(request, url, body)) return [403, '<Error><Code>SignatureDoesNotMatch</Code></Error>'];
    if (request.method === 'PUT') {
      objects.set(name, body);
      return [200];
    }
    if (request.method === 'DELETE') {
      objects.delete(name);
      return [204];
    }
    if (name === '') return [200, list(objects, url.searchParams)];
    return [objects.has(name) ? 200 : 404, objects.get(name) ?? '<Error><Code>NoSuchKey</Code></Error>'];
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://s3');
    asked.push(`${request.method} ${url.pathname}`);
    const body = await bodyOf(request);
    const mishap = mishaps.shift();
    if (mishap !== undefined) return mishapIn(response, mishap);
    const [status, answer] = work(request, url, body);
    response.writeHead(status).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    bucket: { endpoint, bucket: 'mussen', ...CREDENTIALS },
    objects,
    mishaps,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
