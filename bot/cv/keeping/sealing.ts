import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Seal } from '../store.ts';

/** Begins everything that is sealed. No file that people send begins with a NUL and these letters. */
const MAGIC = Buffer.from('\0BMS');
const VERSION = 1;
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const ID_BYTES = 8;
const SALT_BYTES = 16;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Where the parts of the header begin: magic, version, id of the house key, salt, nonce; then what is sealed, and its tag. */
const AT_VERSION = MAGIC.length;
const AT_ID = AT_VERSION + 1;
const AT_SALT = AT_ID + ID_BYTES;
const AT_IV = AT_SALT + SALT_BYTES;
const HEADER_BYTES = AT_IV + IV_BYTES;

const derive = (houseKey: Uint8Array, salt: Uint8Array, purpose: string, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sha256', houseKey, salt, `buurtmus ${purpose} v${VERSION}`, bytes));

/** By which a key is known without being told: 16 hexadecimal digits. */
export const keyIdOf = (houseKey: Uint8Array): string => idOf(houseKey).toString('hex');

const idOf = (houseKey: Uint8Array): Buffer => derive(houseKey, new Uint8Array(0), 'key id', ID_BYTES);

/** Where something lies is no part of this text: errors are logged. */
const broken = (why: string): Error => new Error(`a sealed file does not open: ${why}`);

const isSealed = (content: Uint8Array): boolean =>
  content.length >= HEADER_BYTES + TAG_BYTES && MAGIC.equals(content.subarray(0, MAGIC.length));

/**
 * AES-256-GCM with a key for each file, derived by HKDF from the house key (32 bytes) and a salt in the header. Header
 * and name are authenticated with the content. The key is asked for when the first file is closed or opened.
 */
export function createSeal(houseKey: () => Uint8Array): Seal {
  const bound = (header: Uint8Array, name: string) => Buffer.concat([header, Buffer.from(name)]);
  const keyFor = (header: Uint8Array) => derive(houseKey(), header.subarray(AT_SALT, AT_IV), 'document', KEY_BYTES);
  return {
    isSealed,
    close(name, content) {
      const random = randomBytes(SALT_BYTES + IV_BYTES);
      const header = Buffer.concat([MAGIC, Buffer.from([VERSION]), idOf(houseKey()), random]);
      const cipher = createCipheriv(CIPHER, keyFor(header), header.subarray(AT_IV)).setAAD(bound(header, name));
      return Buffer.concat([header, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
    },
    open(name, sealed) {
      if (!isSealed(sealed)) throw broken('it is not sealed');
      const header = sealed.subarray(0, HEADER_BYTES);
      if (header[AT_VERSION] !== VERSION) throw broken('it was sealed by a newer version of this house');
      if (!idOf(houseKey()).equals(header.subarray(AT_ID, AT_SALT))) {
        throw broken('it was sealed with another key than DOCUMENTS_KEY or DATA_DIR/documents.key');
      }
      const cipher = createDecipheriv(CIPHER, keyFor(header), header.subarray(AT_IV))
        .setAAD(bound(header, name))
        .setAuthTag(sealed.subarray(-TAG_BYTES));
      try {
        return Buffer.concat([cipher.update(sealed.subarray(HEADER_BYTES, -TAG_BYTES)), cipher.final()]);
      } catch {
        throw broken('it was changed, cut off, or moved from another name');
      }
    },
  };
}
