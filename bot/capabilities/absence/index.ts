import type { Capability } from '../../engine/capability.ts';
import type { Role } from '../../engine/person.ts';
import { absenceFlow } from './flow.ts';
import { KEPT_DAYS } from './rules.ts';

/** Who has something planned that she can be absent from. */
const CONCERNS: readonly Role[] = ['mentee', 'participant', 'mentor'];

const START = { room: 'absence', step: 'which', data: {} };

/**
 * "I cannot come": which session, a coarse reason, until when. For mentees, participants and mentors; the other
 * half of the match and the coach hear of it. Keeps the report and nothing of what was said around it.
 */
export const absence: Capability = {
  name: 'absence',
  menu: {
    label: 'absence.menu',
    icon: '🙋',
    step: 'which',
    for: ({ roles }) => roles.some((role) => CONCERNS.includes(role)),
  },
  opens: ({ intent }) => (intent === 'absence' ? START : null),
  ...absenceFlow,
  keeps: [{ record: 'absence.report', days: KEPT_DAYS, source: 'docs/privacy.md, AVG art. 5' }],
};
