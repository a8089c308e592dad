import { MOST_BYTES, type Refusal } from '../reading.ts';

/** What a document is made of, as its content says. */
export type Kind = 'pdf' | 'docx' | 'jpeg' | 'png' | 'webp';

export const PHOTOS: ReadonlySet<Kind> = new Set<Kind>(['jpeg', 'png', 'webp']);

/** As files of this kind are called between machines. */
export const TYPES: Readonly<Record<Kind, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};

const bytes = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer => Buffer.from(buffer, byteOffset, byteLength);
const latin1 = (content: Uint8Array, from: number, until: number): string =>
  bytes(content).toString('latin1', from, until);

const isWebp = (content: Uint8Array): boolean => latin1(content, 0, 4) === 'RIFF' && latin1(content, 8, 12) === 'WEBP';

/** Programs that write PDF may put something in front of it; readers look for it this far (ISO 32000, annex H). */
const PDF_WITHIN = 1024;
const COMPOUND = '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1';
/** The stream in which Office keeps a document that has a password (MS-OFFCRYPTO 2.3.4.4), as names are kept there. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** A ZIP may be a document of Word: whether it is one, its parts tell. */
function startOf(content: Uint8Array): Kind | null {
  const start = latin1(content, 0, PDF_WITHIN);
  if (start.startsWith('\xFF\xD8\xFF')) return 'jpeg';
  if (start.startsWith('\x89PNG\r\n\x1A\n')) return 'png';
  if (isWebp(content)) return 'webp';
  if (start.startsWith('PK\x03\x04')) return 'docx';
  return start.includes('%PDF-') ? 'pdf' : null;
}

const isLocked = (content: Uint8Array): boolean =>
  latin1(content, 0, COMPOUND.length) === COMPOUND && bytes(content).includes(ENCRYPTED);

/**
 * What this is by its first bytes, and never by a name or by what a sender claims; or why it is not even looked at.
 * Whether it really is that is known when it was read.
 */
export function sniff(content: Uint8Array): { kind: Kind } | { why: Refusal } {
  if (content.length === 0) return { why: 'empty' };
  if (content.length > MOST_BYTES) return { why: 'too-large' };
  const kind = startOf(content);
  if (kind !== null) return { kind };
  return { why: isLocked(content) ? 'locked' : 'kind' };
}
