import type { Capability } from '../../engine/capability.ts';
import type { Role } from '../../engine/person.ts';
import type { Place } from '../../engine/saying.ts';
import type { Meaning } from '../../engine/understanding.ts';
import { tellsReason } from './delicate.ts';
import { absenceFlow } from './flow/index.ts';
import { toldBy } from './flow/told.ts';
import { MINE } from './mine.ts';
import { KEPT_DAYS } from './rules.ts';

/** Who has something planned that she, or her child, can be absent from. */
const CONCERNS: readonly Role[] = ['mentee', 'participant', 'mentor', 'parent'];

/** What she said leads on: the reason and the day that she told are not asked again. */
function opened(meaning: Meaning): Place | null {
  if (meaning.intent === 'absence') return { room: 'absence', step: 'which', data: toldBy(meaning) };
  if (meaning.intent === 'better') return { room: 'absence', step: 'better', data: {} };
  return meaning.intent === 'absence-record' ? MINE : null;
}

/**
 * "I cannot come", "I come later", "I am better": which session, a coarse reason, for how long, for herself or for a
 * child of hers. Whoever waits for her hears of it. Behind it, help is offered. Keeps the report and nothing of what
 * was said around it.
 */
export const absence: Capability = {
  name: 'absence',
  menu: {
    label: 'absence.menu',
    icon: '🙋',
    step: 'which',
    for: ({ roles }) => roles.some((role) => CONCERNS.includes(role)),
  },
  opens: opened,
  ...absenceFlow,
  delicate: tellsReason,
  keeps: [{ record: 'absence.report', days: KEPT_DAYS, source: 'docs/privacy.md, AVG art. 5' }],
};
