import { type Capability, NOTHING } from '../../engine/capability.ts';
import { calendarFlow } from './flow.ts';
import { KEPT_DAYS } from './rules.ts';

/**
 * What is planned, in a calendar of her own: one thing as a file, everything as a file, and for mentors and coaches
 * an address that fills by itself. For whoever asks for it in her own words, or by a choice under an appointment.
 * Keeps of an address only its hash, until she stops it.
 */
export const calendar: Capability = {
  name: 'calendar',
  opens: ({ intent }) => (intent === 'calendar' ? { room: 'calendar', step: 'start', data: NOTHING } : null),
  ...calendarFlow,
  keeps: [{ record: 'calendar.revoke', days: KEPT_DAYS, source: 'docs/privacy.md, AVG art. 5' }],
};
