import { type BotApi, Upload } from './api.ts';
import { LIMITS } from './limits.ts';
import type { Way } from './render.ts';

/** The file of an enclosure cannot be had: not now, or never again. */
export class FileMissing extends Error {}

/** What Telegram calls a file in the method that sends it. */
const FIELDS = { sendPhoto: 'photo', sendVoice: 'voice', sendDocument: 'document' } as const;

/** Sends what goes along in one of its ways. Rejects with `FileMissing`, or as the call does. */
export async function sendWay(call: BotApi, way: Way): Promise<unknown> {
  if (way.method === 'sendVenue') return call('sendVenue', way.payload);
  const { method, payload, file } = way;
  const content = await file.read().catch((error: unknown) => {
    throw new FileMissing('the file cannot be read', { cause: error });
  });
  const upload = new Upload(safeName(file.name), content);
  return call(method, { ...payload, [FIELDS[method]]: upload } as never);
}

/** True for a file that Telegram would not even receive whole. */
export const isTooLarge = (way: Way): boolean => way.method !== 'sendVenue' && way.file.bytes > LIMITS.fileUpload.value;

/** A name that cannot end the line or the quotes in which the libraries write it. */
const safeName = (name: string): string =>
  name
    .replace(/[\p{Cc}"\\/]/gu, '_')
    .toWellFormed()
    .slice(-LIMITS.fileName.value)
    .trim() || 'document';
