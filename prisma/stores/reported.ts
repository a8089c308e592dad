/**
 * Whether a report of absence `r` covers an occasion `o`; `zone` is an SQL expression, the zone of the centre. Who only
 * comes later is not absent. A report names the day on which something takes place: what was moved is missed where it
 * stands now, and no longer where its rule had put it.
 */
export const reportedIn = (zone: string): string => `
(o.starts_at AT TIME ZONE ${zone})::date BETWEEN r.from_day AND coalesce(r.until_day, 'infinity'::date)
AND (r.series_id = o.series_id OR r.extent <> 'once')`;

/** Whether a report of absence `r` covers an occasion `o`, as above; who only comes later is not absent. */
export const coveredIn = (zone: string): string => `NOT r.late AND ${reportedIn(zone)}`;
