import { strToU8, unzipSync, zipSync } from 'fflate';
import { LARGEST_UNPACKED, MOST_PARTS } from './limits.ts';

/** Parts of a packed file by their names; null where it is broken or a bomb. */
export function unpack(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, Uint8Array> | null {
  let total = 0;
  let parts = 0;
  let tooMuch = false;
  const isOurs = ({ name, originalSize }: { name: string; originalSize: number }): boolean => {
    parts += 1;
    // Sizes are what the file says of itself; a part that says too little is cut there, and takes no more.
    if (wanted(name)) total += originalSize;
    tooMuch ||= parts > MOST_PARTS || total > LARGEST_UNPACKED;
    return !tooMuch && wanted(name);
  };
  try {
    const unpacked = unzipSync(bytes, { filter: isOurs });
    return tooMuch ? null : new Map(Object.entries(unpacked));
  } catch {
    return null;
  }
}

/** Packs parts that are texts. The same texts make the same file, whenever it is made. */
export const pack = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), {
    mtime: '1980-01-01',
  });

/** Packs parts again without squeezing them: what has been unpacked within our limits stays within them. */
export const repack = (parts: ReadonlyMap<string, Uint8Array>): Uint8Array =>
  zipSync(Object.fromEntries(parts), { level: 0 });
