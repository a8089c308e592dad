import { create, insertMultiple, search as searchIn } from '@orama/orama';
import { wordsOf } from '../../../bot/engine/normalise.ts';
import { documentsOf, type Peer } from '../document.ts';

const LONG_ENOUGH = 4;
const AT_ONCE = 1_000;

/** Orama with a slip in longer words, every word wanted. */
export function orama(): Peer {
  const tokenizer = {
    language: 'multi',
    normalizationCache: new Map(),
    tokenize: (text: string) => [...wordsOf(text)],
  };
  const index = create({ schema: { name: 'string', text: 'string' } as const, components: { tokenizer } });
  return {
    async build(map) {
      const documents = documentsOf(map).map((document) => ({ ...document, id: String(document.id) }));
      await insertMultiple(index, documents, AT_ONCE);
    },
    async find(term, most) {
      const tolerance = term.length < LONG_ENOUGH ? 0 : 1;
      const { hits } = await searchIn(index, { term, limit: most, tolerance, threshold: 0, boost: { name: 3 } });
      return hits.map(({ id }) => Number(id));
    },
  };
}
