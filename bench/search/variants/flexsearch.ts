import { Index } from 'flexsearch';
import { wordsOf } from '../../../bot/engine/normalise.ts';
import { documentsOf, type Peer } from '../document.ts';

/** FlexSearch with prefixes; it knows no slips but those of sound, which are for Latin letters. */
export function flexsearch(): Peer {
  const index = new Index({ tokenize: 'forward', encode: (text) => [...wordsOf(text)] });
  return {
    build(map) {
      for (const { id, name, text } of documentsOf(map)) index.add(id, `${name} ${text}`);
    },
    find: (search, most) => index.search(search, { limit: most }) as number[],
  };
}
