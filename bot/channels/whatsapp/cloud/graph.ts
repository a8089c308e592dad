import { type Fields, fieldsOf, wholeOf } from '../../fields.ts';
import { GraphFailure, networkFailure, type Refusal } from './failures.ts';

/** Where Meta is and who asks it. */
export type Connection = {
  /** `"https://graph.facebook.com"` */
  readonly apiRoot: string;
  /** `"v24.0"` */
  readonly version: string;
  readonly token: string;
};

export type Ask = {
  /** What the call is called in logs: `"send"`. Never its address, which holds numbers. */
  readonly call: string;
  /** Behind the version: `"106540352242922/messages"`. */
  readonly path: string;
  /** Sent as JSON, or as the parts of a form; without one it is a GET. */
  readonly body?: object;
  readonly signal: AbortSignal;
};

/**
 * One call to Meta's Graph API. Resolves with what it answered, unchecked. Rejects with a `GraphFailure` and nothing
 * else, at the latest when the signal is given.
 */
export type Graph = (ask: Ask) => Promise<Fields>;

export function createGraph({ apiRoot, version, token }: Connection): Graph {
  const root = `${apiRoot.replace(/\/+$/u, '')}/${version}`;
  return async ({ call, path, body, signal }) => {
    const request = { ...requestOf(body, token), signal };
    const answer = await answerTo(`${root}/${path}`, request).catch((error: unknown) => {
      throw new GraphFailure(call, networkFailure(error));
    });
    if (answer.ok && answer.body !== null) return answer.body;
    throw new GraphFailure(call, refusalIn(answer) ?? { kind: 'unanswered' });
  };
}

export const authorised = (token: string): { authorization: string } => ({ authorization: `Bearer ${token}` });

/** A form tells its type itself. Nothing is ever sent on to where a redirect points. */
function requestOf(body: object | undefined, token: string): RequestInit {
  const headers = authorised(token);
  if (body === undefined) return { headers, redirect: 'error' };
  if (body instanceof FormData) return { method: 'POST', headers, body, redirect: 'error' };
  const typed = { ...headers, 'content-type': 'application/json' };
  return { method: 'POST', headers: typed, body: JSON.stringify(body), redirect: 'error' };
}

type Answer = {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: Headers;
  readonly body: Fields | null;
};

async function answerTo(url: string, request: RequestInit): Promise<Answer> {
  const response = await fetch(url, request);
  const { ok, status, headers } = response;
  return { ok, status, headers, body: jsonIn(await response.text()) };
}

function jsonIn(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? fieldsOf(value) : null;
  } catch {
    return null;
  }
}

/** Meta's own "no"; null where something before Meta answered, of which nobody knows what it did. */
export function refusalIn({ status, headers, body }: Omit<Answer, 'ok'>): Refusal | null {
  const { code, error_subcode, is_transient } = fieldsOf(body?.error);
  const number = wholeOf(code);
  if (number === null && status !== 429) return null;
  return {
    kind: 'refused',
    status,
    code: number,
    subcode: wholeOf(error_subcode),
    transient: is_transient === true,
    retryAfter: secondsIn(headers.get('retry-after')),
  };
}

/** A `Retry-After`, which is a number of seconds or a date. */
function secondsIn(header: string | null): number | null {
  if (header === null) return null;
  const seconds = /^\d{1,9}$/u.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1_000;
  return Number.isFinite(seconds) ? Math.max(1, Math.ceil(seconds)) : null;
}
