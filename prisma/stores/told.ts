/** Where an occasion is read from: SQL expressions for what names it, and the zone of the centre. */
type Named = {
  readonly kind: string;
  readonly series: string;
  readonly day: string;
  readonly movedFrom: string;
  readonly startsAt: string;
  readonly zone: string;
};

/**
 * Whether words `k` were about an occasion: its series stands in their key with a day on which it has stood, by its
 * rule or by hand; an appointment has no other day. A host hears once of all visits of a day.
 */
export const isAbout = ({ kind, series, day, movedFrom, startsAt, zone }: Named): string => {
  const local = (at: string): string => `to_char(${at} AT TIME ZONE ${zone}, 'YYYY-MM-DD')`;
  return `(${kind} = 'appointment' AND k.key LIKE '%:' || ${series} || ':%' OR EXISTS (
    SELECT 1 FROM unnest(ARRAY[${day}::text, ${local(movedFrom)}, ${local(startsAt)}]) AS d(day)
    WHERE k.key LIKE '%:' || ${series} || ':' || d.day || ':%'
      OR ${kind} = 'appointment' AND k.key = 'appointments:host:' || k.person_id || ':' || d.day))`;
};
