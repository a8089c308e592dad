import { REASONS } from './facts.ts';

const ENDS_IN_REASON = new RegExp(`-(?:${REASONS.join('|')})$`, 'u');

/**
 * Whether a text of this room, by its key, tells why somebody stays away: also a coarse reason is for her coach alone.
 *
 * @example tellsReason('absence.because-ill')   // → true
 */
export const tellsReason = (key: string): boolean => ENDS_IN_REASON.test(key);
