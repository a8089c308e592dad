import type { Capability } from '../../engine/capability.ts';
import { sessionsDue } from './due.ts';
import { sessionsFlow } from './flow.ts';
import { KEPT_DAYS } from './rules.ts';

/**
 * Lessons of a timetable and activities of children: a reminder the day before, and two hours before where nothing
 * was answered, for participants and guardians, each in her own language. Keeps what she answered.
 */
export const sessions: Capability = {
  name: 'sessions',
  ...sessionsFlow,
  due: sessionsDue,
  keeps: [{ record: 'sessions.said', days: KEPT_DAYS, source: 'docs/privacy.md, AVG art. 5' }],
};
