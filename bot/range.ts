/** A stretch of a file, first and last byte included. */
export type Stretch = { readonly from: number; readonly to: number };

/**
 * The stretch that a `Range` header asks for: players jump, and some play nothing without it. Null: everything, also
 * where more than one stretch was asked for. `none`: there is no such stretch.
 *
 * @example stretchIn('bytes=-500', 2000)   // { from: 1500, to: 1999 }
 */
export function stretchIn(header: string | undefined, length: number): Stretch | 'none' | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/u.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  const from = first === '' ? Math.max(0, length - Number(last)) : Number(first);
  const to = first === '' || last === '' ? length - 1 : Math.min(Number(last), length - 1);
  if (first !== '' && last !== '' && Number(last) < Number(first)) return null;
  return from > to ? 'none' : { from, to };
}
