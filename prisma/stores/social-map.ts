import type pg from 'pg';
import type { HelpPlace } from '../../bot/capabilities/social-map/facts.ts';
import { placeOf, placesFor } from '../../bot/capabilities/social-map/facts.ts';
import { placesForAnybody } from '../../bot/hsds/map/place.ts';
import type { Snapshot } from '../../bot/hsds/map/ports.ts';
import type { RecordStore } from '../record.ts';
import { type Answer, surveying } from './answer.ts';
import { socialMapReader } from './hsds.ts';

/** The places of a map, worked out once for as long as it stands. */
const worked = new WeakMap<Snapshot, readonly HelpPlace[]>();

function placesIn(snapshot: Snapshot): readonly HelpPlace[] {
  const places = worked.get(snapshot) ?? placesForAnybody(snapshot.index);
  worked.set(snapshot, places);
  return places;
}

/** Answers from the social map, the same for everybody: no answer here depends on who asks. */
export function socialMapAnswers(pool: pg.Pool): readonly Answer[] {
  const current = socialMapReader(pool);
  return [
    surveying(placesFor, async ({ domain }) =>
      placesIn(await current()).filter(({ domains }) => domains.includes(domain)),
    ),
    surveying(placeOf, async ({ id }) => placesIn(await current()).find((place) => place.id === id) ?? null),
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
