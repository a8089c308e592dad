import type { Generated } from '../../test/cv/documents/index.ts';
import type { Reviewed } from './desk.ts';
import type { Handed } from './resident.ts';

/** The way of one document. */
export type Result = {
  readonly document: Generated;
  /** Its first bytes say that it may be a document; else nobody reads it, however well it could be. */
  readonly isTaken: boolean;
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

/** Read whole and given back as a PDF, or refused for the reason that was expected. */
export function isAsExpected({ document: { expects }, isTaken, handed, stored, reviewed, back }: Result): boolean {
  if (stored === null) return (expects.kind === 'refused' || !isTaken) && handed.came === 'page';
  if (!isTaken && stored.why === 'kind') return true;
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
