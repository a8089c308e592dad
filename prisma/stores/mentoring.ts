import type { RecordStore } from '../record.ts';

/** The last word of a person about a meeting counts. */
export const checkInStore: RecordStore = {
  record: 'mentoring.check-in',
  applies: [
    `INSERT INTO check_in (match_id, day, person_id, face, said_at)
     SELECT match.id, (data->>'day')::date, mine.person, data->>'face', at FROM mine JOIN match ON match.id = (data->>'match')::uuid
     ON CONFLICT (match_id, day, person_id) DO UPDATE SET face = excluded.face, said_at = excluded.said_at`,
  ],
};
