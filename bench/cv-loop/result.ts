import type { Generated } from '../../test/cv/documents/index.ts';
import type { Reviewed } from './desk.ts';
import type { Handed } from './resident.ts';

/** The way of one document. */
export type Result = {
  readonly document: Generated;
  readonly handed: Handed;
  /** What stands in the house; null where the page of the chat refused it already. */
  readonly stored: {
    readonly state: 'read' | 'refused';
    readonly why: string | null;
    readonly pages: number | null;
  } | null;
  readonly reviewed: Reviewed | null;
  /** The first bytes of what she got back. */
  readonly back: string | null;
};

/** The intake takes nothing whose first bytes do not say what it is; then nobody reads it, however well it could be. */
const STRANGE_AT_FIRST = new Set(['html-en-pdf.pdf']);

/** Read whole and given back as a PDF, or refused for the reason that was expected. */
export function isAsExpected({ document: { name, expects }, handed, stored, reviewed, back }: Result): boolean {
  const isStrange = STRANGE_AT_FIRST.has(name);
  if (stored === null) return (expects.kind === 'refused' || isStrange) && handed.came === 'page';
  if (isStrange && stored.state === 'refused') return stored.why === 'kind';
  if (expects.kind === 'refused') return stored.state === 'refused' && stored.why === expects.why;
  const isRead = stored.state === 'read' && stored.pages === expects.pages;
  return isRead && reviewed?.picture === 'image/webp' && back === '%PDF-';
}

function wayOf(result: Result): string {
  const { handed, stored, reviewed, back } = result;
  const first = `${handed.came} ${Math.round(handed.ms)} ms`;
  const then =
    stored === null ? '' : stored.state === 'refused' ? `refused: ${stored.why}` : `read, ${stored.pages} p.`;
  const end = reviewed === null ? '' : back === '%PDF-' ? 'returned' : 'NOT RETURNED';
  return `${[first, then, end].filter(Boolean).join(', ')}${isAsExpected(result) ? '' : '  <- not as expected'}`;
}

const NAME_WIDTH = 26;
const WAY_WIDTH = 46;

/** One line for each document, the two ways beside each other. */
export const table = (byTelegram: readonly Result[], byWeb: readonly Result[]): string =>
  [
    `${'document'.padEnd(NAME_WIDTH)}${'by Telegram'.padEnd(WAY_WIDTH)}by the web chat`,
    ...byTelegram.map((one, index) => {
      const web = byWeb[index];
      return `${one.document.name.padEnd(NAME_WIDTH)}${wayOf(one).padEnd(WAY_WIDTH)}${web === undefined ? '' : wayOf(web)}`;
    }),
  ].join('\n');
