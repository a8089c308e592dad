import { fileTypeFromBuffer } from 'file-type';

/**
 * What the house takes in, by the content itself and never by the name or by what the sender's phone claims. Nothing
 * that runs, and no archive but the documents that are one.
 */
const TAKEN = new Set([
  'application/pdf',
  'application/msword',
  'application/x-cfb',
  'application/rtf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.oasis.opendocument.text',
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'image/heif',
  'audio/ogg',
  'audio/opus',
  'audio/mpeg',
  'audio/x-m4a',
  'audio/mp4',
  'video/mp4',
  'audio/aac',
  'audio/amr',
  'audio/wav',
  'audio/webm',
  'video/webm',
]);

const NUL = 0;

/** The type of a file by its first bytes, `"application/pdf"`; null for one that the house does not take. */
export async function typeOf(content: Uint8Array): Promise<string | null> {
  const found = (await fileTypeFromBuffer(content))?.mime.split(';')[0];
  if (found === undefined) return isText(content) ? 'text/plain' : null;
  return TAKEN.has(found) ? found : null;
}

/** Plain text has no signature: it is whatever reads as UTF-8 and holds no NUL. */
function isText(content: Uint8Array): boolean {
  if (content.length === 0 || content.includes(NUL)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(content);
    return true;
  } catch {
    return false;
  }
}
