import type { Index } from './map/index-of.ts';
import { type Change, changesFor, checkedOn, nowOf, together } from './map/keeping/changing.ts';
import type { Came, KeepingDesk } from './map/keeping/desk.ts';
import { editOf } from './map/keeping/editing.ts';
import type { EditProblem } from './map/keeping/part.ts';
import type { Keeper, KeepingStore } from './map/keeping/ports.ts';
import type { SocialMapStore } from './map/ports.ts';
import { idOf, type Row } from './map/rows.ts';

/** Somebody else changes the map in the same moment: looked at anew so often. */
const TRIES = 3;

/** Somebody else has changed the entry since the form was made. */
const OVERTAKEN: readonly EditProblem[] = [{ field: 'form', what: 'changed' }];
const NO_CHANGE: Change = { given: [], gone: {}, told: [] };

type Store = SocialMapStore & KeepingStore;

/** A place as links name it. */
export const placeIn = (index: Index, place: string): Row | undefined =>
  index.hanging('service', 'slug', place)[0] ?? index.row('service', place);

/** What a change is to be, from the map as it stands; with problems it is not done. */
type Making = (index: Index, service: Row) => { readonly change: Change; readonly problems: readonly EditProblem[] };

const changing =
  (store: Store) =>
  async (place: string, make: Making, settles: boolean, keeper: Keeper): Promise<Came | readonly EditProblem[]> => {
    for (let tries = 0; tries < TRIES; tries++) {
      const { index, version } = await store.current();
      const service = placeIn(index, place);
      if (service === undefined) return 'gone';
      const made = make(index, service);
      const planned = changesFor(index, service, made.change, keeper.day);
      const refused = 'problems' in planned ? planned.problems : [];
      const problems = [...made.problems, ...refused.map(({ where, what }) => ({ field: where.sheet, what }))];
      if (problems.length > 0 || 'problems' in planned) return problems;
      const came = await store.change(idOf(service), planned.changes, version, settles, keeper);
      if (came === 'done') return 'done';
    }
    return 'changed';
  };

type ChangingDesk = Pick<KeepingDesk, 'holds' | 'edit' | 'end' | 'restore' | 'tried' | 'give'>;

/** What staff can do to one entry, over the store that keeps it. */
export function changingDesk(store: Store): ChangingDesk {
  const change = changing(store);
  /** A change that no form can get wrong. */
  const put = async (
    place: string,
    make: (service: Row) => Change,
    settles: boolean,
    keeper: Keeper,
  ): Promise<Came> => {
    const came = await change(place, (_, service) => ({ change: make(service), problems: [] }), settles, keeper);
    if (typeof came !== 'string') throw new Error(`an entry could not be changed: ${came.map(({ what }) => what)}`);
    return came;
  };
  const services = async (places: readonly string[]): Promise<string[]> => {
    const { index } = await store.current();
    return places.flatMap((place) => (placeIn(index, place)?.id as string | undefined) ?? []);
  };
  return {
    holds: (place, keeper) => put(place, (service) => checkedOn(service, keeper.day), true, keeper),
    edit(place, form, seen, keeper) {
      const make: Making = (index, service) => {
        if ((service.last_modified ?? '') !== seen) return { change: NO_CHANGE, problems: OVERTAKEN };
        const { change: edited, problems } = editOf(index, service, form);
        return { change: together([edited, checkedOn(service, keeper.day)]), problems };
      };
      return change(place, make, true, keeper);
    },
    end: (place, keeper) => put(place, (service) => nowOf(service, 'inactive'), false, keeper),
    restore: (place, keeper) => put(place, (service) => nowOf(service, 'active'), false, keeper),
    async tried(place, note, keeper) {
      const [service] = await services([place]);
      if (service === undefined) return 'gone';
      await store.tried(service, note, keeper);
      return 'done';
    },
    give: async (places, owner) => store.give(await services(places), owner),
  };
}
