/** What a file may hold, in the order in which it is understood: who comes later names who came before. */
export const KINDS = ['people', 'children', 'matches', 'sessions', 'entries'] as const;
export type Kind = (typeof KINDS)[number];

/** How a sheet is named, or a CSV file: the first is how ours are. Case, accents and signs are forgiven. */
export const SHEETS: Readonly<Record<Kind, readonly string[]>> = {
  people: ['Mensen', 'People', 'Personen', 'Deelnemers', 'Users'],
  children: ['Kinderen', 'Children'],
  matches: ['Koppelingen', 'Matches'],
  sessions: ['Lessen', 'Sessions', 'Group sessions', 'Activiteiten', 'Classes'],
  entries: ['Rooster', 'Timetable', 'Timetable entries', 'Roosters', 'Enrollments'],
};
