import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { raw } from 'hono/html';
import type { PaperAsset } from '../desk.ts';
import type { PaperKind } from '../order.ts';
import { FACES, facesFor, fontRules } from './fonts.ts';

const own = (file: string): string => readFileSync(join(import.meta.dirname, file), 'utf8');

const STYLES: Readonly<Record<PaperKind, string>> = {
  poster: `${own('sheet.css')}\n${own('poster.css')}`,
  booklet: `${own('sheet.css')}\n${own('booklet.css')}`,
};
const SCRIPT = own('print.js');

const text = (body: string, type: string): PaperAsset => ({ body: new TextEncoder().encode(body), type });

/** What pages in a browser ask for, by name. Fonts are ours: a paper is printed where there may be no network. */
const ASSETS: ReadonlyMap<string, () => PaperAsset> = new Map([
  ['poster.css', () => text(`${fontRules(FACES, ({ file }) => file)}\n${STYLES.poster}`, 'text/css; charset=utf-8')],
  ['booklet.css', () => text(`${fontRules(FACES, ({ file }) => file)}\n${STYLES.booklet}`, 'text/css; charset=utf-8')],
  ['print.js', () => text(SCRIPT, 'text/javascript; charset=utf-8')],
  ...FACES.map(({ file, path }) => [file, () => ({ body: readFileSync(path), type: 'font/woff2' })] as const),
]);

export const assetOf = (name: string): PaperAsset | null => ASSETS.get(name)?.() ?? null;

/** The head of a page in a browser; its button is for staff, who read Dutch. */
export const HeadBeside = ({ kind }: { kind: PaperKind }) => (
  <>
    <link rel="stylesheet" href={`assets/${kind}.css`} />
    <script src="assets/print.js" defer></script>
  </>
);
export const PrintButton = () => (
  <p class="screen" lang="nl" dir="ltr">
    <button type="button" data-prints>
      Afdrukken
    </button>
  </p>
);

/** The head of a page that has everything in it, with the fonts that its text needs. */
export function HeadWithin({ kind, sheets }: { kind: PaperKind; sheets: string }) {
  const urlOf = ({ path }: { path: string }) => `data:font/woff2;base64,${readFileSync(path).toString('base64')}`;
  return <style>{raw(`${fontRules(facesFor(sheets), urlOf)}\n${STYLES[kind]}`)}</style>;
}
