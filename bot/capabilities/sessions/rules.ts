/**
 * How long an answer is kept after the lesson that it was about: long enough for the talk between coach and
 * participant about the past month, and no longer (docs/privacy.md).
 */
export const KEPT_DAYS = 30;
