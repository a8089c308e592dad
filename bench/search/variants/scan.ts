import { wordsOf } from '../../../bot/engine/normalise.ts';
import { type Document, documentsOf, type Peer } from '../document.ts';

/** No index: every text is looked through for every word. What the product did before. */
export function scan(): Peer {
  let documents: readonly Document[] = [];
  return {
    build(map) {
      documents = documentsOf(map);
    },
    find(search, most) {
      const words = wordsOf(search);
      const fits = ({ name, text }: Document) => words.every((word) => name.includes(word) || text.includes(word));
      return documents
        .filter(fits)
        .slice(0, most)
        .map(({ id }) => id);
    },
  };
}
