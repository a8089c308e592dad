const FIRST_BYTES = 4 * 1024;

/**
 * Bytes piled up from pieces of any size, up to `most`; of what goes beyond nothing is held. One growing block: a
 * million pieces of one byte, each an object of its own, would take a hundred times the room.
 */
export function createPile(most: number) {
  let block = Buffer.alloc(0);
  let length = 0;
  let over = false;
  return {
    add(bytes: Uint8Array): void {
      if (over || bytes.length === 0) return;
      const needed = length + bytes.length;
      over = needed > most;
      if (over) {
        block = Buffer.alloc(0);
        return;
      }
      if (needed > block.length) {
        const grown = Buffer.allocUnsafe(Math.min(most, Math.max(needed, 2 * block.length, FIRST_BYTES)));
        block.copy(grown, 0, 0, length);
        block = grown;
      }
      block.set(bytes, length);
      length = needed;
    },
    isOver: () => over,
    whole: (): Buffer => block.subarray(0, over ? 0 : length),
  };
}
