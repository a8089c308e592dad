import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { missing, type PackageLock, withMissing } from './whole-lock/missing.ts';

/**
 * `npm run lock`: after an installation from a registry that lacks packages of other platforms. npm then leaves them
 * out of the lock file without a word, and `npm ci` refuses the file, here and everywhere.
 */
const file = join(import.meta.dirname, '..', 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8')) as PackageLock;
const names = missing(lock).map(({ name }) => name);
if (names.length > 0) writeFileSync(file, `${JSON.stringify(withMissing(lock), null, 2)}\n`);
console.log(names.length === 0 ? 'The lock file is whole.' : `Added:\n${names.map((name) => `  ${name}`).join('\n')}`);
