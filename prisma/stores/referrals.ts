import type { Pool } from 'pg';
import { districtNamed } from '../../bot/capabilities/social-map/districts.ts';
import {
  askLater,
  keep,
  type OfHer,
  ofHer,
  outcome,
  type Referral,
  referrals,
  remindOf,
  remove,
  send,
} from '../../bot/capabilities/social-map/facts.ts';
import { localTime } from '../../bot/engine/weekly.ts';
import type { RecordStore } from '../record.ts';
import { type Answer, answering } from './answer.ts';
import { socialMapReader } from './hsds.ts';
import { placesIn } from './social-map.ts';

const TODAYS = `$2::date BETWEEN e.from_day AND coalesce(e.until_day, 'infinity')`;

/** Her coach of today stands before whoever looks after her match. */
const OF_HER = `
SELECT c.district, EXISTS (SELECT 1 FROM enrolment e WHERE e.person_id = p.id AND ${TODAYS}) AS participates,
  (SELECT json_build_object('person', h.id, 'name', coalesce(h.name, '')) FROM (
     SELECT 1 AS rank, e.coach_id AS id FROM enrolment e WHERE e.person_id = p.id AND ${TODAYS}
     UNION ALL SELECT 2, m.coordinator_id FROM match m
     WHERE m.mentee_id = p.id AND m.ended_on IS NULL AND $2::date BETWEEN m.from_day AND m.until_day) AS x
   JOIN person h ON h.id = x.id ORDER BY x.rank, h.name, h.id LIMIT 1) AS coach
FROM person p LEFT JOIN centre c ON c.id = p.centre_id WHERE p.id = $1`;

const HERS = `
SELECT place, domain, created_at AS since, times_asked AS "timesAsked", outcome
FROM referral WHERE person_id = $1 ORDER BY created_at DESC, place`;

type OfHerRow = { district: string | null } & Pick<OfHer, 'participates' | 'coach'>;
type Row = { place: string; domain: Referral['domain']; since: Date } & Pick<Referral, 'timesAsked' | 'outcome'>;

/** What decides which places are for her, and which she keeps; `zone` is the clock of the centre. */
export function referralAnswers(pool: Pool, zone: string): readonly Answer[] {
  const current = socialMapReader(pool);
  return [
    answering(ofHer, async (_, { id }, now): Promise<OfHer> => {
      const values = [id, localTime(now, zone).slice(0, 10)];
      const { rows } = await pool.query<OfHerRow>({ name: 'social-map-of-her', text: OF_HER, values });
      const { district = null, participates = false, coach = null } = rows[0] ?? {};
      return { district: district === null ? null : districtNamed(district), participates, coach };
    }),
    answering(referrals, async (_, { id }) => {
      const { rows } = await pool.query<Row>({ name: 'social-map-referrals', text: HERS, values: [id] });
      const { byId } = placesIn(await current());
      return rows.flatMap(({ place: slug, since, ...row }): Referral[] => {
        const place = byId.get(slug);
        return place === undefined ? [] : [{ ...row, place, since: localTime(since.toISOString(), zone) }];
      });
    }),
  ];
}

/** A row for her and this place, in which one column is set; the first time, it begins. */
const beginning = (record: string, column: string | null, value: string): RecordStore => {
  const [name, set] = column === null ? ['', ''] : [`, ${column}`, `, ${column} = excluded.${column}`];
  return {
    record,
    applies: [
      `INSERT INTO referral (person_id, place, domain, created_at, touched_at${name})
       SELECT person, data->>'place', data->>'domain', at, at${column === null ? '' : `, ${value}`} FROM mine
       ON CONFLICT (person_id, place) DO UPDATE SET touched_at = excluded.touched_at${set}`,
    ],
  };
};

const HERS_NAMED = `r.person_id = mine.person AND r.place = mine.data->>'place'`;

/** What waits to be said to her about that place is not said any more. */
const UNSAID = `
DELETE FROM knock k USING mine WHERE k.person_id = mine.person AND k.done_at IS NULL
  AND k.inbound->'place'->>'room' = 'social-map' AND k.inbound->'place'->'data'->>'id' = mine.data->>'place'`;

/** What she does with a place, and what became of it. Nothing of it is refused: what is gone is gone. */
export const referralStores: readonly RecordStore[] = [
  beginning(keep.record, null, ''),
  beginning(send.record, 'sent_at', 'at'),
  beginning(remindOf.record, 'remind_at', `(data->>'at')::timestamptz`),
  {
    record: askLater.record,
    applies: [
      `UPDATE referral r SET touched_at = mine.at, ask_at = (mine.data->>'at')::timestamptz,
         times_asked = r.times_asked + CASE WHEN mine.data->>'at' IS NULL THEN 0 ELSE 1 END
       FROM mine WHERE ${HERS_NAMED}`,
    ],
  },
  {
    record: outcome.record,
    applies: [
      `UPDATE referral r SET touched_at = mine.at, outcome_at = mine.at, outcome = mine.data->>'outcome', ask_at = NULL
       FROM mine WHERE ${HERS_NAMED}`,
    ],
  },
  { record: remove.record, applies: [`DELETE FROM referral r USING mine WHERE ${HERS_NAMED}`, UNSAID] },
];
