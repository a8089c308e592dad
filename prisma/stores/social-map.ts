import type pg from 'pg';
import { type HelpPlace, placeOf, placesFor } from '../../bot/capabilities/social-map/facts.ts';
import { placesForResidents } from '../../bot/hsds/map/place.ts';
import type { Snapshot } from '../../bot/hsds/map/ports.ts';
import type { RecordStore } from '../record.ts';
import { type Answer, surveying } from './answer.ts';
import { socialMapReader } from './hsds.ts';

/** The places of a map as chats ask for them. */
type Places = {
  readonly byId: ReadonlyMap<string, HelpPlace>;
  readonly byDomain: ReadonlyMap<string, readonly HelpPlace[]>;
};

/** Worked out once for as long as a map stands. */
const worked = new WeakMap<Snapshot, Places>();

/** The places of a map that residents may be shown. */
export function placesIn(snapshot: Snapshot): Places {
  const known = worked.get(snapshot);
  if (known !== undefined) return known;
  const all = placesForResidents(snapshot.index);
  const domains = [...new Set(all.flatMap((place) => place.domains))];
  const places = {
    byId: new Map(all.map((place) => [place.id, place])),
    byDomain: new Map(domains.map((domain) => [domain, all.filter((place) => place.domains.includes(domain))])),
  };
  worked.set(snapshot, places);
  return places;
}

/** Answers from the social map, the same for everybody: no answer here depends on who asks. */
export function socialMapAnswers(pool: pg.Pool): readonly Answer[] {
  const current = socialMapReader(pool);
  return [
    surveying(placesFor, async ({ domain }) => placesIn(await current()).byDomain.get(domain) ?? []),
    surveying(placeOf, async ({ id }) => placesIn(await current()).byId.get(id) ?? null),
  ];
}

/** Counted per week and domain; the person is not kept. */
export const questionCountStore: RecordStore = {
  record: 'social-map.asked',
  applies: [
    `INSERT INTO question_count (domain, week, count)
     SELECT data->>'domain', date_trunc('week', at)::date, count(*) FROM mine GROUP BY 1, 2
     ON CONFLICT (domain, week) DO UPDATE SET count = question_count.count + excluded.count`,
  ],
};
