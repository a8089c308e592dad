import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

/**
 * Generates Prisma's client after `npm ci`. Generation is WebAssembly and needs no schema engine, but the command
 * line looks for one and would download it: any existing file satisfies it, and works without a network.
 */
const cli = createRequire(import.meta.url).resolve('prisma/build/index.js');
const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' };
const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'generate', '--no-hints'], {
  env,
  encoding: 'utf8',
});
if (status !== 0) {
  console.error(`Prisma's client could not be generated:\n${stdout}${stderr}`);
  process.exit(status ?? 1);
}
