import type { PlaceOnPaper } from './paper.ts';

/** Room for places on a page of A5, in millimetres: beside the codes, and on a page that has none. */
const ROOM = { first: 120, next: 162 };
/** Two pages for each life domain; the chat has the others. */
const MOST_PAGES = 2;

/** Letters in a line, by the widest of our scripts, so that an estimate is never too small. */
const LETTERS = { name: 26, text: 42, ways: 36 };
/** Lines of each part, in millimetres, as `press/booklet.css` sets them; and how many lines are shown at most. */
const LINES = { name: { height: 6.9, most: 2 }, text: { height: 5.6, most: 3 }, way: { height: 6.5, most: 2 } };
const CHECKED = 4.3;
const GAP = 5;

const linesOf = (text: string, letters: number, most: number): number =>
  Math.min(most, Math.ceil([...text].length / letters));

/** What a place takes up at most, in millimetres. */
function heightOf({ name, about, phone, address, website, hours }: PlaceOnPaper): number {
  const { name: names, text, way } = LINES;
  const short = [phone, website].filter((one) => one !== null);
  const ways = Math.min(short.join(' ').length > LETTERS.ways ? short.length : 1, short.length);
  return (
    linesOf(name, LETTERS.name, names.most) * names.height +
    linesOf(about, LETTERS.text, text.most) * text.height +
    (ways + linesOf(address ?? '', LETTERS.text, way.most)) * way.height +
    linesOf(hours ?? '', LETTERS.text, way.most) * text.height +
    CHECKED +
    GAP
  );
}

/**
 * Places by page, in their order: as many as fit, at least one. What does not fit on two pages is left out; they come
 * best first.
 */
export function fillPages(places: readonly PlaceOnPaper[]): readonly (readonly PlaceOnPaper[])[] {
  const pages: PlaceOnPaper[][] = [[]];
  let room = ROOM.first;
  for (const place of places) {
    const height = heightOf(place);
    const page = pages.at(-1) as PlaceOnPaper[];
    if (height <= room || page.length === 0) page.push(place);
    else if (pages.length < MOST_PAGES) {
      pages.push([place]);
      room = ROOM.next;
    } else break;
    room -= height;
  }
  return pages;
}
