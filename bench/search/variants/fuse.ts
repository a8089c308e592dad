import Fuse from 'fuse.js';
import { type Document, documentsOf, type Peer } from '../document.ts';

/** Fuse, which compares every text with what is typed, each time. */
export function fuse(): Peer {
  const index = new Fuse<Document>([], {
    keys: [{ name: 'name', weight: 3 }, { name: 'text' }],
    threshold: 0.3,
    ignoreLocation: true,
  });
  return {
    build: (map) => index.setCollection(documentsOf(map)),
    find: (search, most) => index.search(search, { limit: most }).map(({ item }) => item.id),
  };
}
