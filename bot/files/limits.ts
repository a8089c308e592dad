/** What somebody may upload: the social map of a city, with ten thousand services, is half of it. */
export const LARGEST_FILE = 8 * 1024 * 1024;
/** What it may become when it is unpacked, all parts together: a bomb is far above it, a city far below. */
export const LARGEST_UNPACKED = 48 * 1024 * 1024;
export const MOST_PARTS = 200;
/** Lines of one table. */
export const MOST_ROWS = 50_000;
/** No table of ours has so many columns, each text in every language counted. */
export const MOST_COLUMNS = 250;

/** Why a file is no file of ours; the staff view says what to do. */
export type Unreadable = 'too-big' | 'not-known' | 'broken' | 'not-a-table';
