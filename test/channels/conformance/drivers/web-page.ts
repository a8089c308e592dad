import { randomUUID } from 'node:crypto';
import type { Done, Filed, Phone, Shown, ShownFile } from '../driver.ts';

/** Between two attempts of the page, in milliseconds; a real one waits longer. */
const AGAIN = 20;
const SCRIPT = { 'x-requested-with': 'fetch', 'sec-fetch-site': 'same-origin' };

/**
 * Somebody in front of the web chat: posts one thing after the other, as the page does, each until it is acknowledged
 * or refused; and reads the page.
 */
export function browse(url: string, cookie: string, address: string, closed: AbortSignal): Phone {
  const headers = { ...SCRIPT, cookie };
  /** What the page was told in the answer to a post: the numbers of a crisis. */
  const told: Shown[] = [];
  let before: Promise<unknown> = Promise.resolve();
  const page = async (): Promise<string> => (await fetch(`${url}/chat`, { headers, signal: closed })).text();

  const post = async (path: string, body: () => BodyInit): Promise<boolean> => {
    const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body: body(), signal: closed });
    if (answer.headers.get('x-said') === 'yes') told.push(...linesOf(await answer.text(), url, headers));
    else await answer.arrayBuffer();
    if (answer.status === 204) return true;
    if (answer.status < 500 && answer.status !== 429) throw new Refused(answer.status);
    return false;
  };
  const act = (path: string, body: () => BodyInit): Done => {
    let taken = false;
    const insist = async (): Promise<void> => {
      while (!closed.aborted && !taken) {
        taken = await post(path, body).catch((error) => {
          if (error instanceof Refused) throw error;
          return false;
        });
        if (!taken) await new Promise((resolve) => setTimeout(resolve, AGAIN));
      }
    };
    const over = before.then(insist);
    before = over.catch(() => {});
    over.catch(() => {});
    return {
      isTaken: async () => {
        if (!taken) await Promise.race([over, new Promise((resolve) => setTimeout(resolve, AGAIN))]);
        return taken;
      },
      again: () => void post(path, body).catch(() => {}),
    };
  };
  const form = (fields: Readonly<Record<string, string>>): Done => {
    const body = new URLSearchParams({ id: randomUUID(), ...fields }).toString();
    return act('/chat', () => new URLSearchParams(body));
  };
  return {
    address,
    unreadable: {},
    writes: (text) => form({ text }),
    async presses(number) {
      const open = new RegExp(`name="choice" value="(\\d+\\.${number})"`, 'gu');
      const value = [...(await page()).matchAll(open)].at(-1)?.[1];
      if (value === undefined) throw new Error(`no button ${number} stands on the page`);
      return form({ choice: value });
    },
    sends(file) {
      const id = randomUUID();
      return act('/chat/files', () => formOf(id, file));
    },
    follows: (invite) => form({ text: 'start', invite }),
    async scans(scanned) {
      const { pathname, search } = new URL(scanned);
      const opened = await (await fetch(`${url}${pathname}${search}`, { headers, signal: closed })).text();
      const text = /<button type="submit" name="text" value="([^"]+)" class="begin"/u.exec(opened)?.[1];
      if (text === undefined) throw new Error(`nothing to begin with at ${scanned}`);
      return form({ text });
    },
    shows: async () => [...told, ...linesOf(await page(), url, headers)],
  };
}

/** The page hears that this will never be taken. */
class Refused extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`the page was answered ${status}`);
    this.status = status;
  }
}

function formOf(id: string, { kind, name, type, content, caption }: Filed): FormData {
  const form = new FormData();
  const voice = kind === 'voice' ? { kind: 'voice', seconds: '3' } : {};
  const fields = { id, ...voice, ...(caption === undefined ? {} : { text: caption }) };
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([Uint8Array.from(content)], { type }), name);
  return form;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const plain = (html: string): string =>
  html.replace(/<[^>]*>/gu, '').replace(/&(amp|lt|gt|quot|#39);/gu, (_, name) => ENTITIES[name] ?? '');
const within = (html: string, pattern: RegExp): string | undefined => pattern.exec(html)?.[1];

/** What the house said, as it stands on the page: line by line. */
function linesOf(html: string, url: string, headers: Readonly<Record<string, string>>): Shown[] {
  return html
    .split(/(?=<div class="line )/u)
    .filter((piece) => /^<div class="line (?!me")/u.test(piece))
    .map((line) => ({
      text: plain(within(line, /<p(?: lang="[^"]*")? dir="[^"]*">([\s\S]*?)<\/p>/u) ?? ''),
      buttons: [...line.matchAll(/name="choice"[^>]*>([\s\S]*?)<\/button>/gu)].map(([, button = '']) => plain(button)),
      file: fileIn(line, url, headers),
      place: placeIn(line),
    }));
}

function fileIn(line: string, url: string, headers: Readonly<Record<string, string>>): ShownFile | null {
  const [, tag = '', href] = /<(img src|audio [^>]*src|a class="download" href)="([^"]+)"/u.exec(line) ?? [];
  if (href === undefined) return null;
  const kind = tag.startsWith('img') ? 'photo' : tag.startsWith('audio') ? 'voice' : 'document';
  const name = plain(within(line, /<bdi>([\s\S]*?)<\/bdi>/u) ?? '') || null;
  return { kind, name, read: async () => Buffer.from(await (await fetch(`${url}${href}`, { headers })).arrayBuffer()) };
}

function placeIn(line: string): Shown['place'] {
  const [, latitude, longitude] = /mlat=([\d.-]+)&amp;mlon=([\d.-]+)/u.exec(line) ?? [];
  if (latitude === undefined) return null;
  const name = plain(within(line, /<div class="place">[\s\S]*?<bdi>([\s\S]*?)<\/bdi>/u) ?? '');
  return { name, at: [Number(latitude), Number(longitude)] };
}
