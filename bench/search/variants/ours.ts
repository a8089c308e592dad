import { type Index, indexOf } from '../../../bot/hsds/map/index-of.ts';
import type { Row } from '../../../bot/hsds/map/rows.ts';
import { about } from '../../../bot/hsds/map/search/about.ts';
import type { Peer } from '../document.ts';

/** The product's own search, as the staff view and the public door ask it; what fits is found whole, for its count. */
export function ours(): Peer {
  let index: Index;
  let places: ReadonlyMap<Row, number>;
  return {
    build(map) {
      index = indexOf(map);
      places = new Map(map.service.map((row, place) => [row, place]));
      about(index, 'service', 'x');
    },
    find: (search, most) =>
      about(index, 'service', search)
        .slice(0, most)
        .map((row) => places.get(row) as number),
  };
}
