import { randomBytes, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const KEY_BYTES = 32;
const ONLY_US = 0o600;

/** 32 bytes as base64url; null for anything else. */
function readKey(text: string): Buffer | null {
  const key = Buffer.from(text.trim(), 'base64url');
  const isWhole = key.length === KEY_BYTES && key.toString('base64url') === text.trim().replace(/=$/u, '');
  return isWhole ? key : null;
}

const isCode = (error: unknown, code: string): boolean => (error as NodeJS.ErrnoException).code === code;

const contentOf = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
};

/** Whole and on the disk before it bears its name: of two processes that make one at once, the second finds the first's. */
function make(folder: string, path: string): void {
  mkdirSync(folder, { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  const file = openSync(draft, 'wx', ONLY_US);
  try {
    writeSync(file, `${randomBytes(KEY_BYTES).toString('base64url')}\n`);
    fsyncSync(file);
    closeSync(file);
    linkSync(draft, path);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    unlinkSync(draft);
  }
}

/**
 * The key of the house: the setting, or what lies in `documents.key` in this folder, made when there is none. Throws
 * where what lies there is no key: to make a new one would lose what the old one opens.
 */
export function houseKey(setting: string | undefined, folder: string): Buffer {
  const path = join(folder, 'documents.key');
  if (setting === undefined && contentOf(path) === null) make(folder, path);
  const key = readKey(setting ?? contentOf(path) ?? '');
  if (key === null) throw new Error(`${path} holds no key: put it back from a backup, or set DOCUMENTS_KEY.`);
  return key;
}
