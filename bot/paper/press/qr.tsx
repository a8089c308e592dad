import { encode } from 'uqr';

/** Light squares around a code, without which a camera does not find it. The standard asks for four. */
const QUIET = 4;

/** The dark squares as one path: neighbours in a row are one stroke, so that no printer leaves a hair between them. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  const strokes = rows.flatMap((row, y) => {
    const ends = row.flatMap((dark, x) => (dark && !row[x + 1] ? [x] : []));
    const begins = row.flatMap((dark, x) => (dark && !row[x - 1] ? [x] : []));
    return begins.map((x, at) => `M${x} ${y}h${(ends[at] ?? x) - x + 1}v1H${x}z`);
  });
  return strokes.join('');
}

/** An address as a code to be scanned. A seventh of it may be dirty or torn (level M). */
export const Qr = ({ url, label }: { url: string; label: string }) => {
  const { data, size } = encode(url, { ecc: 'M', border: QUIET });
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} data-url={url}>
      <rect width={size} height={size} fill="#fff" />
      <path d={pathOf(data)} fill="#000" />
    </svg>
  );
};
