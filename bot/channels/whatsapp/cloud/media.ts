import type { Fetched } from '../../channel.ts';
import { textOf, wholeOf } from '../../fields.ts';
import { within } from '../../within.ts';
import { type Carriage, type EnclosedFile, fileNameOf } from './enclosure.ts';
import { deliveryAfter, type Failure, failureOf, GraphFailure, isTokenRefused, networkFailure } from './failures.ts';
import { authorised, type Graph } from './graph.ts';
import type { Pace } from './pace.ts';

export type MediaSettings = {
  readonly phoneNumberId: string;
  readonly apiRoot: string;
  readonly token: string;
  readonly pace: Pick<Pace, 'call' | 'transfer'>;
};

/** Files, both ways: handed over to Meta before they are sent, fetched from Meta when somebody has sent one. */
export type MediaDesk = {
  /** The id that Meta gives a file. Rejects with a `GraphFailure`, or with whatever reading the file rejects with. */
  upload(file: EnclosedFile, carriage: Carriage, signal: AbortSignal): Promise<string>;
  /** Never rejects. */
  fetch(id: string, most: number): Promise<Fetched>;
};

export function createMediaDesk(graph: Graph, settings: MediaSettings): MediaDesk {
  const { phoneNumberId, pace } = settings;
  return {
    async upload(file, { type }, signal) {
      const form = new FormData();
      form.set('messaging_product', 'whatsapp');
      form.set('type', type);
      form.set('file', new Blob([Uint8Array.from(await file.read())], { type }), fileNameOf(file));
      const call = {
        call: 'upload',
        path: `${phoneNumberId}/media`,
        body: form,
        signal: within(pace.transfer, signal),
      };
      const { id } = await graph(call);
      if (textOf(id) === null) throw new GraphFailure('upload', { kind: 'unanswered' });
      return String(id);
    },
    async fetch(id, most) {
      if (!/^[\w-]{1,128}$/u.test(id)) return GONE;
      const path = `${id}?phone_number_id=${phoneNumberId}`;
      try {
        const found = await graph({ call: 'media', path, signal: AbortSignal.timeout(pace.call) });
        const declared = wholeOf(found.file_size);
        if (declared !== null && declared > most) return TOO_BIG;
        return await download(
          { url: textOf(found.url) ?? '', type: textOf(found.mime_type), declared },
          most,
          settings,
        );
      } catch (error) {
        return notFetched(failureOf(error));
      }
    },
  };
}

const GONE: Fetched = { kind: 'never', why: 'gone' };
const TOO_BIG: Fetched = { kind: 'never', why: 'too-big' };

/** A file lies with Meta for a week; what it does not know by then is gone. */
function notFetched(failure: Failure): Fetched {
  if (failure.kind === 'refused' && (failure.status === 404 || failure.code === 100)) return GONE;
  const delivery = deliveryAfter(failure);
  if (delivery.kind === 'later') return delivery;
  return isTokenRefused(failure) ? { kind: 'later', seconds: 300, why: 'token refused' } : GONE;
}

type Found = { readonly url: string; readonly type: string | null; readonly declared: number | null };

/** Seconds after which another attempt is worth while. */
const AGAIN_SECONDS = 10;
const later = (why: string): Fetched => ({ kind: 'later', seconds: AGAIN_SECONDS, why });

async function download({ url, type, declared }: Found, most: number, settings: MediaSettings): Promise<Fetched> {
  if (!isMetas(url, settings.apiRoot)) return later('the file lies where nobody but Meta should send us');
  const leaving = new AbortController();
  const signal = within(settings.pace.transfer, leaving.signal);
  try {
    const response = await fetch(url, { headers: authorised(settings.token), signal });
    if (!response.ok) return later(`server answered ${response.status}`);
    const bytes = await readUpTo(most, response);
    if (bytes === null) return TOO_BIG;
    return declared !== null && bytes.length !== declared ? later('cut off') : { kind: 'fetched', bytes, type };
  } catch (error) {
    return later(networkFailure(error).kind);
  } finally {
    leaving.abort();
  }
}

/** Null as soon as there is more. What a server says of its size is one thing, what it sends another. */
async function readUpTo(most: number, { body }: Response): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > most) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** Where Meta keeps files. The token goes nowhere else, whatever an answer says. */
const METAS = /(?:^|\.)(?:fbsbx\.com|facebook\.com|fbcdn\.net|whatsapp\.net|whatsapp\.com)$/u;

function isMetas(url: string, apiRoot: string): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, protocol, hostname } = new URL(url);
  return origin === new URL(apiRoot).origin || (protocol === 'https:' && METAS.test(hostname));
}
