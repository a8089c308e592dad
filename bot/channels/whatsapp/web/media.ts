import type Library from 'whatsapp-web.js';
import type { Fetched } from '../../channel.ts';
import { fieldsOf, wholeOf } from '../../fields.ts';
import { type Client, loadLibrary, type Message } from './client.ts';
import { FileGone, FileTooLarge } from './failures.ts';
import { LIMITS } from './limits.ts';
import type { Part } from './render.ts';
import { within } from './waiting.ts';

type Content = Library.MessageContent;
type Options = Library.MessageSendOptions;

/** What WhatsApp shows in the chat itself; everything else is a document, and keeps its name and its bytes. */
const SHOWN = /^image\/(?:jpeg|png)\b/u;
/** What WhatsApp plays as a voice note. */
const VOICE = /^audio\/ogg\b/u;

/** A part as the library wants it. Links are not looked up, and no text is taken for a contact card. */
export async function contentFor(part: Part): Promise<{ readonly content: Content; readonly options: Options }> {
  const options = { linkPreview: false, parseVCards: false, sendSeen: false, waitUntilMsgSent: true };
  if (part.kind === 'text') return { content: part.text, options };
  const { Location, MessageMedia } = await loadLibrary();
  if (part.kind === 'place') {
    const { latitude, longitude, name, address } = part;
    return { content: new Location(latitude, longitude, { name, address }), options };
  }
  if (part.bytes > LIMITS.fileUpload.value) throw new FileTooLarge('the file that goes along is too large');
  const bytes = await part.read().catch(() => {
    throw new FileGone('the file that goes along is gone');
  });
  const media = new MessageMedia(part.type, Buffer.from(bytes).toString('base64'), part.name, bytes.length);
  if (VOICE.test(part.type)) return { content: media, options: { ...options, sendAudioAsVoice: true } };
  return { content: media, options: { ...options, sendMediaAsDocument: !SHOWN.test(part.type) } };
}

/** Seconds after which WhatsApp may have the file of a fresh message. */
const ARRIVES_SECONDS = 60;

/** The file of a message, by the message's id, unless it is larger than `most` bytes. Rejects when the page breaks. */
export async function fetchFile(client: Client, id: string, most: number, call: number): Promise<Fetched> {
  const message = await within(call, client.getMessageById(id));
  if (!message) return { kind: 'never', why: 'gone' };
  if ((wholeOf(fieldsOf(message.rawData).size) ?? 0) > most) return { kind: 'never', why: 'too-big' };
  const media = await within(call, message.downloadMedia());
  if (!media) return missing(message);
  const bytes = Buffer.from(media.data, 'base64');
  if (bytes.length > most) return { kind: 'never', why: 'too-big' };
  return { kind: 'fetched', bytes, type: media.mimetype ?? null };
}

/** The library does not tell a file that is still on its way from one that WhatsApp has deleted; its age does. */
const missing = ({ timestamp }: Message): Fetched =>
  Date.now() / 1_000 - timestamp < LIMITS.mediaArrives.value
    ? { kind: 'later', seconds: ARRIVES_SECONDS, why: 'the file is not there yet' }
    : { kind: 'never', why: 'gone' };
