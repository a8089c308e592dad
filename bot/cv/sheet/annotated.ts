import { setImmediate } from 'node:timers/promises';
import { directionOf } from '../../engine/language.ts';
import { addPages, createPaper } from '../typeset/index.ts';
import type { Annotating } from './annotating.ts';
import { drawPage } from './page.ts';
import { remarkBlocks } from './remark-sheet.ts';

/** Of the pictures in it: a page of small letters stays sharp, and three pages are sent in a moment. */
const QUALITY = 72;

/**
 * Her own document with numbers where something is said of it, and behind it what is said, by number: the ready-made
 * parts in her language, the volunteer's own words in Dutch and marked as Dutch. Rejects where a picture is none.
 */
export async function annotated(asked: Annotating): Promise<Uint8Array> {
  const { pages, remarks, kind, number, language, say } = asked;
  const title = say(`cv-sheet.title-${kind}`, { code: String(number) }, language);
  const paper = createPaper(title, QUALITY);
  for (const [index, picture] of pages.entries()) {
    const page = index + 1;
    const markers = remarks.flatMap(({ position, pin }) => (pin?.page === page ? [{ ...pin, position }] : []));
    await drawPage(paper, picture, markers, `${title} · ${page}/${pages.length}`);
    // The house goes on talking between two pages.
    await setImmediate();
  }
  addPages(paper, remarkBlocks(asked, title), { direction: directionOf(language) });
  return new Uint8Array(paper.close());
}
