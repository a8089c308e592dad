import type { Capability } from '../../engine/capability.ts';
import { flow } from '../../engine/flow.ts';
import { attendanceDue } from './due.ts';
import { missedSteps } from './flow/missed.ts';
import { notMetSteps } from './flow/not-met.ts';
import { registeringSteps } from './flow/registering.ts';
import { KEPT_DAYS } from './rules.ts';

/**
 * Who was there: after a lesson its teacher says so with one tap, or the coach; after an appointment its host; after a
 * meeting that did not take place the mentor. Whoever was missed, and had not reported it, is asked kindly how she is,
 * once. Keeps who was there, and nothing of that answer but "I was ill", which becomes a report.
 */
export const attendance: Capability = {
  name: 'attendance',
  ...flow({ ...registeringSteps, ...notMetSteps, ...missedSteps }),
  due: attendanceDue,
  delicate: (key) => key.startsWith('attendance.was-ill'),
  keeps: [{ record: 'attendance.mark', days: KEPT_DAYS, source: 'document 002: a programme of nine months' }],
};
