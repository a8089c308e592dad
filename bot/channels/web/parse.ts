import type { Inbound } from '../../engine/inbound.ts';
import { isSound, plainName } from './kinds.ts';
import { LONGEST_VOICE } from './limits.ts';

/** The fields of a form as they were posted: `{ "choice": "12.3", "id": "0b6f…" }`. */
export type Fields = Readonly<Record<string, string>>;

/** What a post says: its own name, by which a second one is silent, what came in, and the invitation it brings. */
export type Posted = { readonly key: string; readonly inbound: Inbound; readonly invitation: string | null };

/** Longer than anything that says one thing; what follows is cut before anybody looks at it. */
export const TEXT_LENGTH = 4_096;

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const INVITATION = /^[\w-]{4,64}$/u;
/** The turn of a question and the number of one of its choices; both fit the column they are kept in. */
const CHOICE = /^([1-9]\d{0,8})\.([1-9]\d?)$/u;
/** Nothing that a keyboard makes, but for tab and line end. PostgreSQL keeps no NUL and no half of a pair. */
const UNWRITABLE = /(?![\n\t])\p{Cc}|\p{Surrogate}/gu;

/** A form as fields; where a name occurs twice, the first counts. */
export function fieldsOf(body: string): Fields {
  const fields: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(body)) fields[name] ??= value;
  return fields;
}

const written = (text: string): string =>
  text
    .slice(0, 2 * TEXT_LENGTH)
    .replaceAll('\r\n', '\n')
    .slice(0, TEXT_LENGTH)
    .replace(UNWRITABLE, '')
    .trim();

function inboundOf({ text, choice }: Fields): Inbound | null {
  if (choice !== undefined) {
    const [, turn, number] = CHOICE.exec(choice) ?? [];
    return turn === undefined ? null : { kind: 'choice', turn: Number(turn), number: Number(number) };
  }
  const said = written(text ?? '');
  return said === '' ? null : { kind: 'text', text: said };
}

/** The code of an invitation, or null for anything that cannot be one. */
export const invitationIn = (code: string | undefined): string | null =>
  code !== undefined && INVITATION.test(code) ? code : null;

/**
 * What a form says; null where it says nothing. A post without a name of its own gets `newId`.
 *
 * @example parse({ choice: '12.3', id }, newId)   // { key: `web:${id}`, inbound: { kind: 'choice', turn: 12, number: 3 }, … }
 */
export function parse(fields: Fields, newId: () => string): Posted | null {
  const inbound = inboundOf(fields);
  return inbound === null ? null : { key: keyOf(fields, newId), inbound, invitation: invitationIn(fields.invite) };
}

/** The name of a message, as its page gave it. */
export function keyOf(fields: Fields, newId: () => string): string {
  const id = fields.id?.toLowerCase() ?? '';
  return `web:${ID.test(id) ? id : newId()}`;
}

/** A file that lies with us under `ref`; its type is what its content says. */
export type Laid = { readonly ref: string; readonly name: string; readonly bytes: number; readonly type: string };

const SECONDS = /^\d{1,4}$/u;

/** What a form with a file says: a voice note where it was spoken and sounds like one, else a file. */
export function inboundOfFile(
  { kind, seconds = '', text = '' }: Fields,
  { ref: id, name, bytes, type }: Laid,
): Inbound {
  if (kind === 'voice' && isSound(type)) {
    const spoken = SECONDS.test(seconds) ? Number(seconds) : 0;
    return { kind: 'voice', id, seconds: Math.min(LONGEST_VOICE, Math.max(1, spoken)) };
  }
  const caption = written(text);
  return { kind: 'file', id, name: plainName(name), bytes, ...(caption === '' ? {} : { caption }) };
}
