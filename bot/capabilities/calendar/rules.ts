import type { Role } from '../../engine/person.ts';

/** Who gives her time and has a calendar that fills by itself; everybody else takes over a file. */
export const FOLLOWERS: readonly Role[] = ['mentor', 'coach', 'coordinator'];

/** How long the hash of an address that works no more is kept, for whoever has to find out what happened. */
export const KEPT_DAYS = 30;

/** As far as a file for her calendar looks ahead. */
export const AHEAD = { days: 92 };
