import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DocumentStore } from '../store.ts';
import { checkedName, checkedPrefix } from './names.ts';

const ONLY_US = { file: 0o600, folder: 0o700 };

const isCode = (error: unknown, ...codes: string[]): boolean =>
  codes.includes((error as NodeJS.ErrnoException).code ?? '');

/** What was renamed into a folder is there after a power cut only when the folder itself is written. */
async function settle(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** Written under a name of its own first: whoever reads finds all of it, or what was there before. */
async function write(path: string, content: Uint8Array): Promise<void> {
  const draft = `${path}.${randomUUID()}.draft`;
  const handle = await open(draft, 'wx', ONLY_US.file);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, path);
  await settle(dirname(path));
}

/** Files under a folder, however deep; none where there is no folder. */
async function countIn(folder: string): Promise<number> {
  try {
    const entries = await readdir(folder, { withFileTypes: true, recursive: true });
    return entries.filter((entry) => entry.isFile()).length;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return 0;
    throw error;
  }
}

/** Documents as files under a folder. Whoever dies while writing leaves a draft, which goes with what it stands beside. */
export function createDisk(root: string): DocumentStore {
  return {
    async put(name, content) {
      const path = join(root, checkedName(name));
      // Somebody may tidy up an empty folder between our two steps.
      for (let tries = 1; ; tries++) {
        await mkdir(dirname(path), { recursive: true, mode: ONLY_US.folder });
        try {
          return await write(path, content);
        } catch (error) {
          if (tries > 1 || !isCode(error, 'ENOENT')) throw error;
        }
      }
    },
    async get(name) {
      try {
        return await readFile(join(root, checkedName(name)));
      } catch (error) {
        if (isCode(error, 'ENOENT')) return null;
        throw error;
      }
    },
    async erase(prefix) {
      const folder = join(root, checkedPrefix(prefix));
      const count = await countIn(folder);
      await rm(folder, { recursive: true, force: true });
      // The folder of a submission whose last version this was.
      if (dirname(folder) !== root) await rmdir(dirname(folder)).catch(() => {});
      return count;
    },
  };
}
