/** The Sunday on which the tests live: two days before the Tuesday on which Huda and Willem meet. */
export const TEST_DAY = '2026-11-22';
