import type { Block } from '../../typeset/block.ts';
import type { Parts } from './parts.ts';

/** Bytes of a head or foot; a larger one is passed over. */
const MOST_BYTES = 200_000;
const MOST_LINES = 12;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/giu;

const letter = (code: number): string => (code <= 0x10_ff_ff ? String.fromCodePoint(code) : '');

const plain = (xml: string): string =>
  xml.replace(ENTITY, (_, decimal?: string, hex?: string, name?: string) =>
    name === undefined
      ? letter(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal))
      : (NAMED[name] ?? ''),
  );

/** Words of each paragraph; what is computed, such as page numbers, is left out. */
const paragraphsOf = (xml: string): string[] =>
  xml.split('</w:p>').map((paragraph) =>
    [...paragraph.matchAll(/<w:t(?:\s[^<>]*)?>([^<]*)<|<w:(tab|br)\b/gu)]
      .map(([, text, blank]) => (blank === undefined ? plain(text ?? '') : ' '))
      .join('')
      .trim(),
  );

/**
 * What stands above (`header`) or below (`footer`) every page: often a name and a telephone number, which mammoth
 * passes over. Said once, however many pages have it.
 */
export function edge(parts: Parts, where: 'header' | 'footer'): Block[] {
  const found = [...parts]
    .filter(([name, { length }]) => new RegExp(`^word/${where}\\d*\\.xml$`, 'u').test(name) && length <= MOST_BYTES)
    .flatMap(([, part]) => paragraphsOf(part.toString('utf8')))
    .filter((text) => text !== '');
  return [...new Set(found)].slice(0, MOST_LINES).map((text) => ({ kind: 'quiet', text }));
}
