import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DiffTarget } from '@prisma/schema-engine-wasm';
import { startEmbedded } from './embedded/index.ts';
import { difference, readModels } from './schema-engine.ts';

const MIGRATIONS = join(import.meta.dirname, 'migrations');
/** The models as the newest migration leaves them: what the next one starts from. */
const SNAPSHOT = join(MIGRATIONS, 'schema.prisma');

/**
 * `npm run migration -- name`: writes the migration from the last one to the models as they stand now. For
 * developers; what it writes is read and, where it carries data, mended by hand.
 */
const name = process.argv[2]?.replace(/[^a-z0-9]+/giu, '_');
if (name === undefined) throw new Error('Say what the migration is about: npm run migration -- add_places');
const scratch = await startEmbedded(join('data', 'new-migration'));
try {
  const before = await readFile(SNAPSHOT, 'utf8').catch(() => null);
  const models = await readModels();
  const files = [{ path: 'schema.prisma', content: before ?? '' }];
  const from: DiffTarget = before === null ? { tag: 'empty' } : { tag: 'schemaDatamodel', files };
  const script = await difference(scratch.url(), from, models);
  if (script === '') {
    console.log('The models and the migrations agree: nothing to write.');
  } else {
    const stamp = new Date().toISOString().replace(/\D/gu, '').slice(0, 14);
    const folder = join(MIGRATIONS, `${stamp}_${name}`);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'migration.sql'), `${script}\n`);
    await writeFile(SNAPSHOT, models.map(({ content }) => content).join('\n'));
    console.log(`Written: ${folder}/migration.sql`);
  }
} finally {
  await scratch.stop();
}
