import { readFile, rename, writeFile } from 'node:fs/promises';

/** A small file that is read once and written whole: never half, whatever the process dies of. */
export type Kept<T> = { read(): Promise<T | null>; write(value: T): Promise<void> };

/** Keeps a value as JSON. One write after the other; what was overtaken while it waited is not written at all. */
export function keptIn<T>(file: string): Kept<T> {
  let writing: Promise<void> = Promise.resolve();
  let next: { readonly value: T } | null = null;
  const write = async (): Promise<void> => {
    if (next === null) return;
    const { value } = next;
    next = null;
    await writeFile(`${file}.new`, JSON.stringify(value), { mode: 0o600 });
    await rename(`${file}.new`, file);
  };
  return {
    async read() {
      const text = await readFile(file, 'utf8').catch(() => null);
      try {
        return text === null ? null : (JSON.parse(text) as T);
      } catch {
        return null;
      }
    },
    write(value) {
      next = { value };
      writing = writing.catch(() => {}).then(write);
      return writing;
    },
  };
}
