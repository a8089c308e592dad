/** How far ahead another time is looked for, and how many are offered: with a human, five choices. */
export const OFFERED = { days: 21, most: 4 };

/** Visits that fit a message to their host; whoever has more looks at the timetable. */
export const MOST_VISITS = 8;

/** How long an answer is kept after the appointment that it was about (docs/privacy.md). */
export const KEPT_DAYS = 30;
