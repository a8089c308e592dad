import { type Index, indexOf } from '../../../bot/hsds/map/index-of.ts';
import { idOf } from '../../../bot/hsds/map/rows.ts';
import { hsdsRoutes } from '../../../bot/hsds/routes.ts';
import type { Peer } from '../document.ts';

type Answer = { readonly contents: readonly { readonly id: string }[] };

/** The same through the public door: a POST to `/hsds/services`, a page as JSON. The network is not in it. */
export function door(): Peer {
  let index: Index;
  let places: ReadonlyMap<string, number>;
  const app = hsdsRoutes({
    current: async () => ({ version: '1', changedAt: '2026-11-22T10:00:00.000Z', index }),
    publicUrl: 'http://127.0.0.1',
    addressOf: () => null,
    alarm(_, error) {
      throw error;
    },
  });
  const find: Peer['find'] = async (search, most) => {
    const body = JSON.stringify({ search, per_page: most });
    const answer = await app.request('/services', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
    return ((await answer.json()) as Answer).contents.map(({ id }) => places.get(id) as number);
  };
  return {
    async build(map) {
      index = indexOf(map);
      places = new Map(map.service.map((row, place) => [idOf(row), place]));
      await find('x', 1);
    },
    find,
  };
}
