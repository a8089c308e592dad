/**
 * Instants are ISO strings in UTC everywhere in the house, `"2026-11-24T08:00:00Z"`; fractions may be missing, so
 * they are never compared as strings.
 */
export const isBefore = (one: string, other: string): boolean => Date.parse(one) < Date.parse(other);

/** Minutes with fractions, negative where `until` lies before `from`. */
export const minutesBetween = (from: string, until: string): number => (Date.parse(until) - Date.parse(from)) / 60_000;
