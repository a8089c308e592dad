import { CRISIS_LINES } from '../engine/crisis.ts';
import { changingDesk, placeIn } from './keeping-changes.ts';
import { dueAfter, isStale } from './map/due.ts';
import type { Checks, KeepingDesk, Line, LineName } from './map/keeping/desk.ts';
import { byNeed, type Entry, entryOf, STANDINGS } from './map/keeping/entries.ts';
import type { Keeping, KeepingStore } from './map/keeping/ports.ts';
import type { SocialMapStore } from './map/ports.ts';
import type { Row } from './map/rows.ts';
import { about } from './map/search/about.ts';

/** Nobody reads further without another word. */
const MOST_FOUND = 20;
const ON_A_PAGE = 20;
const NUMBERS: readonly string[] = Object.values(CRISIS_LINES);

const isDue = ({ check }: Line, today: string): boolean => isStale(dueAfter(check?.on ?? null), today);

const linesOf = ({ lines }: Keeping): Line[] =>
  Object.entries(CRISIS_LINES).map(([name, number]) => ({
    name: name as LineName,
    number,
    check: lines.get(number) ?? null,
  }));

/** The map on one page of what is to be looked at. */
function checksOf(all: readonly Entry[], lines: readonly Line[], page: number): Checks {
  const waiting = all.filter(({ standing }) => standing !== 'later' && standing !== 'ended').sort(byNeed);
  const counts = Object.fromEntries(
    STANDINGS.map((standing) => [standing, all.filter((entry) => entry.standing === standing).length]),
  ) as Checks['counts'];
  const pages = Math.max(1, Math.ceil(waiting.length / ON_A_PAGE));
  const at = Math.min(page, pages);
  return { lines, counts, pages, entries: waiting.slice((at - 1) * ON_A_PAGE, at * ON_A_PAGE) };
}

/** How staff keep the social map true, over the store that keeps it. */
export function createKeepingDesk(store: SocialMapStore & KeepingStore): KeepingDesk {
  const read = async (today: string) => {
    const [{ index }, keeping] = await Promise.all([store.current(), store.keeping()]);
    return { index, keeping, entry: (service: Row) => entryOf(index, service, keeping, today) };
  };
  return {
    ...changingDesk(store),
    async checks({ owner, page }, today) {
      const { index, keeping, entry } = await read(today);
      const all = index.map.service.map(entry).filter((one) => owner === null || one.owner === owner);
      const isHers = owner === null || owner === keeping.owner;
      const lines = isHers ? linesOf(keeping).filter((line) => isDue(line, today)) : [];
      return checksOf(all, lines, page);
    },
    async one(place, today) {
      const { index, entry } = await read(today);
      const service = placeIn(index, place);
      return service === undefined ? null : entry(service);
    },
    async find(search, today) {
      const { index, entry } = await read(today);
      return about(index, 'service', search).slice(0, MOST_FOUND).map(entry);
    },
    async all(which, today) {
      const { index, entry } = await read(today);
      const entries = index.map.service
        .map(entry)
        .filter(({ standing }) => (standing === 'ended') === (which === 'ended'));
      return entries.sort((one, other) => one.name.localeCompare(other.name, 'nl'));
    },
    othersOf: async () => (await store.keeping()).owner,
    giveOthers: (owner) => store.giveOthers(owner),
    linesHold: (keeper) => store.linesHold(NUMBERS, keeper),
    waitingFor: (keeper) => store.waitingFor(keeper, NUMBERS),
    unmet: (from, until) => store.unmet(from, until),
  };
}
