import { createHmac } from 'node:crypto';
import type { AdminHouse } from './house.ts';

/** What a page answered, read. */
export type Answered = { readonly status: number; readonly at: string | null; readonly html: string };

/** Somebody with a browser of her own, which keeps the cookies that it is given and forgets those that end. */
export type Visitor = {
  readonly cookies: Map<string, string>;
  get(path: string): Promise<Answered>;
  post(path: string, form: Readonly<Record<string, string>>): Promise<Answered>;
  /** The first step; without a second one she is in. */
  signIn(email: string, password: string): Promise<Answered>;
};

/** Somebody who comes from an address of her own. */
export function visitor(house: AdminHouse, from: string): Visitor {
  const cookies = new Map<string, string>();
  const keep = (answer: Response): void => {
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(cookie) ?? [];
      if (/; Max-Age=0/iu.test(cookie)) cookies.delete(name);
      else cookies.set(name, value);
    }
  };
  const ask = async (path: string, form?: Readonly<Record<string, string>>): Promise<Answered> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await house.ask(path, { from, ...(cookie ? { cookie } : {}), ...(form ? { form } : {}) });
    keep(answer);
    return { status: answer.status, at: answer.headers.get('location'), html: await answer.text() };
  };
  return {
    cookies,
    get: (path) => ask(path),
    post: ask,
    signIn: (email, password) => ask('/admin/sign-in', { email, password }),
  };
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const HALF_MINUTE = 30_000;

function fromBase32(secret: string): Buffer {
  const bits = [...secret].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** What an app on a phone shows for a secret at a moment (RFC 6238: SHA-1, six digits, half a minute). */
export function codeOf(secret: string, at: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / HALF_MINUTE)));
  const hash = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** The secret and the recovery codes as they stand on a page. */
export const secretIn = (html: string): string =>
  (/<code class="secret">([A-Z2-7 ]+)</u.exec(html)?.[1] ?? '').replaceAll(' ', '');
export const uriIn = (html: string): string =>
  (/name="uri" value="([^"]+)"/u.exec(html)?.[1] ?? '').replaceAll('&amp;', '&');
export const recoveryIn = (html: string): string[] =>
  [...html.matchAll(/<code>([a-z2-9]{5}-[a-z2-9]{5})</gu)].map(([, code]) => code as string);
export const oneTimeIn = (html: string): string => /value="((?:[a-z2-9]{4}-){3}[a-z2-9]{4})"/u.exec(html)?.[1] ?? '';
