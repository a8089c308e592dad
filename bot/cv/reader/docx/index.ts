import { MOST_PAGES } from '../../reading.ts';
import type { Block } from '../../typeset/block.ts';
import { typeset } from '../../typeset/index.ts';
import type { Document, Page } from '../document.ts';
import { picturesOf } from '../pdf/index.ts';
import { readPhoto } from '../photo.ts';
import { Refused } from '../refused.ts';
import { PHOTOS, sniff } from '../sniff.ts';
import { blocks, lettersOf, picturesIn } from './blocks.ts';
import { edge } from './edges.ts';
import { guard } from './guard.ts';
import { unpack } from './parts.ts';
import { portraitsAmong } from './portraits.ts';
import { directionOfAll, linesOn } from './sheets.ts';
import { type Node, structureOf } from './structure.ts';

/** Letters of a document that is set at all: twice what fits on the pages that are taken. */
const MOST_LETTERS = 100_000;

/** Pixels of the shorter side of a picture that is a page: one of fewer is an ornament. */
const SMALLEST_PAGE = 500;

/** A document without a word in it: photos of pages, put into Word on a telephone. Throws `Refused` where there are none. */
async function readPasted(pictures: readonly Node[]): Promise<Document> {
  const pages: Page[] = [];
  for (const picture of pictures.slice(0, MOST_PAGES + 1)) {
    const content = await picture.readAsBuffer?.();
    const found = content && sniff(content);
    if (!found || 'why' in found || !PHOTOS.has(found.kind)) continue;
    const page = (await readPhoto(content)).pages[0];
    if (page && Math.min(page.width, page.height) >= SMALLEST_PAGE) pages.push(page);
  }
  if (pages.length === 0) throw new Refused('empty');
  if (pages.length > MOST_PAGES) throw new Refused('too-many-pages');
  return { pages, textFrom: 'none', pictures: 0 };
}

/**
 * Reads a document of Word: its words are set anew on pages of our own, which is what staff see. How it looked in Word
 * is not known here. Throws `Refused`, or whatever broke.
 */
export async function readDocx(content: Uint8Array): Promise<Document> {
  const parts = await unpack(content);
  guard(parts);
  const structure = await structureOf(parts);
  const set: Block[] = [...edge(parts, 'header'), ...blocks(structure), ...edge(parts, 'footer')];
  const letters = set.reduce((sum, block) => sum + lettersOf(block).length, 0);
  if (letters > MOST_LETTERS) throw new Refused('too-many-pages');
  const direction = directionOfAll(set);
  const lines = linesOn(set, direction);
  if (lines.length === 0) return readPasted(picturesIn(structure));
  const pictures = await picturesOf(await typeset(set, { direction }));
  return {
    pages: pictures.map((picture, at) => ({ ...picture, lines: lines[at] ?? [] })),
    textFrom: 'text',
    pictures: await portraitsAmong(picturesIn(structure)),
  };
}
