/** The name under which the house signs what it writes: that of its own address. */
export const hostOf = (publicUrl: string): string => new URL(publicUrl).hostname;

/** Where a calendar app reads. Whoever knows the token sees the calendar. */
export const addressOfFeed = (publicUrl: string, token: string): string => `${publicUrl}/calendar/${token}.ics`;

/** Where somebody makes her address, once. */
export const linkOfClaim = (publicUrl: string, code: string): string => `${publicUrl}/calendar/make/${code}`;
