import type { Inbound } from '../../engine/inbound.ts';
import { clean, type Fields, fieldsOf, textOf, wholeOf } from '../fields.ts';
import { LIMITS } from './limits.ts';

/** The command as a word: `/help` → `help`, `/menu@BuurtmusBot` → `menu`. Other texts stay as they are. */
const bare = (text: string): string => text.replace(/^\/([^\s@/]+)(?:@\S+)?/u, '$1');

/** Words as a person wrote them, fit to be kept. */
export const wordsOf = (text: string): string => bare(clean(text, LIMITS.textLength.value));

/**
 * What happens to a private chat rather than is said in it: somebody pins a message, changes the background.
 * Nobody waits for an answer to it.
 */
const SERVICE = [
  'pinned_message',
  'message_auto_delete_timer_changed',
  'chat_background_set',
  'write_access_allowed',
  'connected_website',
  'users_shared',
  'chat_shared',
  'web_app_data',
  'passport_data',
  'successful_payment',
  'refunded_payment',
  'gift',
  'unique_gift',
  'gift_upgrade_sent',
  'boost_added',
  'proximity_alert_triggered',
  'checklist_tasks_done',
  'checklist_tasks_added',
  'poll_option_added',
  'poll_option_deleted',
  'forum_topic_created',
  'forum_topic_edited',
  'forum_topic_closed',
  'forum_topic_reopened',
  'paid_message_price_changed',
  'managed_bot_created',
  'giveaway_created',
  'giveaway_completed',
] as const;

/** What a person may send and this house cannot read. Whatever is not named here is `message`. */
const UNREADABLE = [
  'sticker',
  'poll',
  'contact',
  'venue',
  'location',
  'animation',
  'video',
  'video_note',
  'dice',
  'game',
  'story',
  'checklist',
  'paid_media',
  'rich_message',
  'invoice',
  'document',
  'photo',
  'voice',
  'audio',
] as const;

/** What a message holds; null where nothing was said. */
export function contentOf(message: Fields): Inbound | null {
  const text = textOf(message.text);
  if (text !== null) return { kind: 'text', text: wordsOf(text) };
  if (SERVICE.some((name) => message[name] !== undefined)) return null;
  return fileIn(message) ?? voiceIn(message) ?? unreadable(message);
}

const idOf = (file: Fields): string | null => {
  const id = textOf(file.file_id);
  return id === null || id === '' ? null : clean(id, LIMITS.fileName.value);
};

/** A document or a photo in its best size. A GIF is a document as well, for old clients: it is none to us. */
function fileIn(message: Fields): Inbound | null {
  if (message.animation !== undefined) return null;
  const sizes = Array.isArray(message.photo) ? message.photo : [];
  const file = fieldsOf(message.document ?? sizes.at(-1));
  const id = idOf(file);
  if (id === null) return null;
  const fallback = message.document === undefined ? 'photo.jpg' : 'document';
  const name = clean(textOf(file.file_name) ?? '', LIMITS.fileName.value) || fallback;
  const caption = captionOf(message);
  return { kind: 'file', id, name, bytes: wholeOf(file.file_size) ?? 0, ...(caption === '' ? {} : { caption }) };
}

function voiceIn(message: Fields): Inbound | null {
  const recording = fieldsOf(message.voice ?? message.audio);
  const id = idOf(recording);
  return id === null ? null : { kind: 'voice', id, seconds: wholeOf(recording.duration) ?? 0 };
}

/** Words under something that cannot be read are heard: in a crisis they may be all that is written. */
function unreadable(message: Fields): Inbound {
  const caption = captionOf(message);
  if (caption !== '') return { kind: 'text', text: wordsOf(caption) };
  return { kind: 'unsupported', what: UNREADABLE.find((name) => message[name] !== undefined) ?? 'message' };
}

const captionOf = ({ caption }: Fields): string => clean(textOf(caption) ?? '', LIMITS.textLength.value);
