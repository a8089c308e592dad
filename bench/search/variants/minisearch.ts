import MiniSearch from 'minisearch';
import { wordsOf } from '../../../bot/engine/normalise.ts';
import { type Document, documentsOf, type Peer } from '../document.ts';

const LONG_ENOUGH = 4;

/** MiniSearch with prefixes and slips, every word wanted. */
export function minisearch(): Peer {
  const index = new MiniSearch<Document>({
    fields: ['name', 'text'],
    tokenize: (text) => [...wordsOf(text)],
    processTerm: (term) => term,
    searchOptions: {
      boost: { name: 3 },
      prefix: true,
      fuzzy: (term) => (term.length < LONG_ENOUGH ? false : 0.2),
      combineWith: 'AND',
    },
  });
  return {
    build: (map) => index.addAll(documentsOf(map)),
    find: (search, most) =>
      index
        .search(search)
        .slice(0, most)
        .map(({ id }) => id as number),
  };
}
