import type { Inbound } from '../../../engine/inbound.ts';
import { clean, type Fields, textOf, wholeOf } from '../../fields.ts';
import { LIMITS } from './limits.ts';

/** The command as a word: `/help` → `help`. People who come from Telegram write so. Other texts stay as they are. */
const bare = (text: string): string => text.replace(/^\/([^\s@/]+)(?:@\S+)?/u, '$1');

/** Words as a person wrote them, fit to be kept. */
export const wordsOf = (text: string): string => bare(clean(text, LIMITS.textIn.value));

/** What is said in words; a press on a button that some other sender made arrives as its words. */
const WORDS = new Set(['chat', 'buttons_response', 'list_response', 'template_button_reply']);

/**
 * What happens to a chat rather than is said in it. The pictures of an album come one by one, each as a message of
 * its own; a call is told by an event of its own as well; what was taken back is not there any more.
 */
const SERVICE = new Set([
  'album',
  'broadcast_notification',
  'debug',
  'e2e_notification',
  'gp2',
  'group_notification',
  'newsletter_notification',
  'notification',
  'notification_template',
  'pin_message',
  'pinned_message',
  'protocol',
  'reaction',
  'reaction_enc',
  'revoked',
]);

const FILES: Readonly<Record<string, string>> = { document: 'document', image: 'photo.jpg' };
const VOICES = new Set(['ptt', 'audio']);

/** Names that the engine knows better under another one. Every other type is told as WhatsApp calls it. */
const KNOWN_AS: Readonly<Record<string, string>> = {
  call_log: 'call',
  multi_vcard: 'contact',
  poll_creation: 'poll',
  ptv: 'video_note',
  vcard: 'contact',
};

/** What a message holds, as the library serialises it; null where nothing was said. */
export function contentOf(message: Fields, id: string): Inbound | null {
  const type = textOf(message.type) ?? '';
  if (WORDS.has(type)) return { kind: 'text', text: wordsOf(textOf(message.body) ?? '') };
  if (SERVICE.has(type)) return null;
  const fallback = FILES[type];
  if (fallback !== undefined) return fileIn(message, id, fallback);
  if (VOICES.has(type)) return { kind: 'voice', id, seconds: wholeOf(message.duration) ?? 0 };
  return unreadable(message, type);
}

function fileIn(message: Fields, id: string, fallback: string): Inbound {
  const name = clean(textOf(message.filename) ?? '', LIMITS.fileName.value) || fallback;
  const caption = captionOf(message);
  // WhatsApp writes the name of a document under it as if somebody had said it.
  const said = caption === '' || caption === name ? {} : { caption };
  return { kind: 'file', id, name, bytes: wholeOf(message.size) ?? 0, ...said };
}

/** Words under something that cannot be read are heard: in a crisis they may be all that is written. */
function unreadable(message: Fields, type: string): Inbound {
  const caption = captionOf(message);
  if (caption !== '') return { kind: 'text', text: wordsOf(caption) };
  return { kind: 'unsupported', what: KNOWN_AS[type] ?? (/^[a-z_]{1,32}$/u.test(type) ? type : 'message') };
}

/** The words under a file. Its `body` is no words: a preview in base64. */
export const captionOf = ({ caption }: Fields): string => clean(textOf(caption) ?? '', LIMITS.textIn.value);
