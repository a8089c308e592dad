/** Nobody writes more in a messenger; 4,096 characters of at most four bytes are read. What is longer is not kept. */
const KEPT_BYTES = 16_384;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

function textOf(bytes: Buffer): string {
  const end = bytes.at(-1) === CARRIAGE_RETURN ? bytes.length - 1 : bytes.length;
  return bytes.toString('utf8', 0, end);
}

/**
 * The lines of a stream of bytes, whatever is in them, each cut to what will be read of it: a line of ten megabytes
 * takes no more memory than a short one. Bytes that are no UTF-8 become U+FFFD. A last line without an end is one if
 * anything stands in it.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let kept: Buffer[] = [];
  let bytes = 0;
  const keep = (piece: Buffer): void => {
    const room = Math.min(piece.length, KEPT_BYTES - bytes);
    if (room <= 0) return;
    kept.push(Buffer.from(piece.subarray(0, room)));
    bytes += room;
  };
  for await (const chunk of chunks) {
    let rest = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let end = rest.indexOf(LINE_FEED); end >= 0; end = rest.indexOf(LINE_FEED)) {
      keep(rest.subarray(0, end));
      yield textOf(Buffer.concat(kept));
      kept = [];
      bytes = 0;
      rest = rest.subarray(end + 1);
    }
    keep(rest);
  }
  if (bytes > 0) yield textOf(Buffer.concat(kept));
}
