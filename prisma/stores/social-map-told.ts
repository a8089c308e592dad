import { reportedWrong, unmet } from '../../bot/capabilities/social-map/records.ts';
import type { RecordStore } from '../record.ts';

/**
 * What residents say of a place, folded by place and kind. One that left the map meanwhile needs no looking after.
 * A place without a slug is known by its id.
 */
export const reportedWrongStore: RecordStore = {
  record: reportedWrong.record,
  applies: [
    `INSERT INTO place_report (service_id, what, count, first_on, last_on)
     SELECT s.id, data->>'what', count(*), min(at)::date, max(at)::date
     FROM mine JOIN hsds_service s ON coalesce(s.slug, s.id::text) = data->>'place' GROUP BY 1, 2
     ON CONFLICT (service_id, what) DO UPDATE
       SET count = place_report.count + excluded.count, last_on = greatest(place_report.last_on, excluded.last_on)`,
  ],
};

/** Counted per month, domain, district and language; the person is not kept. */
export const unmetStore: RecordStore = {
  record: unmet.record,
  applies: [
    `INSERT INTO unmet_count (month, domain, district, language, count)
     SELECT date_trunc('month', at)::date, data->>'domain', coalesce(data->>'district', ''), data->>'language', count(*)
     FROM mine GROUP BY 1, 2, 3, 4
     ON CONFLICT (month, domain, district, language) DO UPDATE SET count = unmet_count.count + excluded.count`,
  ],
};
