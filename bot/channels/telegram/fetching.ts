import type { Fetched } from '../channel.ts';
import { fieldsOf, textOf, wholeOf } from '../fields.ts';
import type { BotApi } from './api.ts';
import { deliveryAfter, type Failure, failureOf, networkFailure } from './failures.ts';

export type Fetching = {
  readonly call: BotApi;
  readonly token: string;
  readonly apiRoot: string;
  /** The longest that it may take to fetch a file, in milliseconds. */
  readonly most: number;
};

const GONE: Fetched = { kind: 'never', why: 'gone' };
const TOO_BIG: Fetched = { kind: 'never', why: 'too-big' };
/** Telegram says this of an id that never was, and of a file that it cannot reach just now. */
const PERHAPS_AWAY = /temporarily unavailable/u;
const AWAY_SECONDS = 60;

/**
 * Fetches files that people sent. The address of a file holds the token, so nothing of it is ever said: not in an
 * error, and not to another server that Telegram's might point to.
 */
export function createFetch({ call, token, apiRoot, most: milliseconds }: Fetching) {
  const addressOf = (path: string): string =>
    `${apiRoot.replace(/\/+$/u, '')}/file/bot${token}/${path.split('/').map(encodeURIComponent).join('/')}`;

  return async (id: string, most: number): Promise<Fetched> => {
    try {
      const file = fieldsOf(await call('getFile', { file_id: id }));
      const path = textOf(file.file_path);
      if ((wholeOf(file.file_size) ?? 0) > most) return TOO_BIG;
      return path === null ? GONE : await download(addressOf(path), most, milliseconds);
    } catch (error) {
      return notFound(failureOf(error));
    }
  };
}

/** Why Telegram does not show us the file. */
function notFound(failure: Failure): Fetched {
  const description = failure.kind === 'refused' ? failure.description : '';
  if (/file is too big/u.test(description)) return TOO_BIG;
  if (PERHAPS_AWAY.test(description)) return { kind: 'later', seconds: AWAY_SECONDS, why: 'unavailable' };
  const delivery = deliveryAfter(failure);
  return delivery.kind === 'later' ? delivery : GONE;
}

async function download(address: string, most: number, milliseconds: number): Promise<Fetched> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), milliseconds);
  try {
    const answer = await fetch(address, { signal: over.signal, redirect: 'error' });
    if (answer.status === 404) return GONE;
    if (!answer.ok) return away(`server answered ${answer.status}`);
    if (Number(answer.headers.get('content-length') ?? 0) > most) return TOO_BIG;
    const bytes = await readUpTo(answer.body, most);
    return bytes === null ? TOO_BIG : { kind: 'fetched', bytes, type: typeOf(answer.headers.get('content-type')) };
  } catch (error) {
    return away(networkFailure((error as { cause?: { code?: unknown } }).cause?.code).kind);
  } finally {
    clearTimeout(timer);
    over.abort();
  }
}

const away = (why: string): Fetched => ({ kind: 'later', seconds: 5, why });

/** Telegram says "a stream of bytes" of everything, which says nothing. */
const typeOf = (header: string | null): string | null => {
  const type = header?.replace(/;.*$/u, '').trim().toLowerCase() ?? '';
  return type === '' || type === 'application/octet-stream' ? null : type;
};

/** Null as soon as there is more than was allowed, whatever was announced. */
async function readUpTo(body: ReadableStream<Uint8Array> | null, most: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
