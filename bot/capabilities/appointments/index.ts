import type { Capability } from '../../engine/capability.ts';
import { appointmentsDue } from './due.ts';
import { appointmentsFlow } from './flow.ts';
import { KEPT_DAYS } from './rules.ts';

/**
 * An intake, the CV desk, an evaluation: reminders the day before and two hours before to the visitor, one message
 * to the host; another time, an interpreter or childcare with one tap. Keeps what she answered.
 */
export const appointments: Capability = {
  name: 'appointments',
  ...appointmentsFlow,
  due: appointmentsDue,
  keeps: [{ record: 'appointments.said', days: KEPT_DAYS, source: 'docs/privacy.md, AVG art. 5' }],
};
