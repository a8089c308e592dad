import { leave, saying } from '../../../engine/capability.ts';
import type { Step } from '../../../engine/flow.ts';
import type { Choice } from '../../../engine/saying.ts';
import { dayAfter } from '../../../engine/weekly.ts';
import { ownStep } from '../facts.ts';
import { TOLD_BACK_DAYS } from '../rules.ts';
import { type Meeting, momentOf, nameOf } from './told.ts';

const cannotCome = (told: Meeting): Choice => {
  const { match: series, day } = nameOf(told);
  const to = { room: 'absence', step: 'occasion', data: { series, day } };
  return { id: 'cannot-come', label: 'mentoring.cannot-come', icon: '🙋', to };
};
const WILL_COME: Choice = {
  id: 'will-come',
  label: 'mentoring.will-come',
  icon: '👍',
  to: { room: 'mentoring', step: 'noted', data: {} },
};
const notThisWeek = (told: Meeting): Choice => ({
  id: 'not-this-week',
  label: 'mentoring.not-this-week',
  icon: '⏸️',
  to: { room: 'mentoring', step: 'skip', data: { ...told, ...nameOf(told) } },
});

/** Where in her weeks she looks for what she wanted to do. */
const lately = (told: Meeting) => {
  const { match, day } = nameOf(told);
  return { match, since: dayAfter(day, -TOLD_BACK_DAYS) };
};

/** Before the meeting: what, when, where and with whom, and what she wanted to do. Nothing has to be answered. */
const reminder: Step<Meeting> = {
  needs: (told) => [ownStep(lately(told))],
  ask(told, _, facts) {
    const step = ownStep.from(facts, lately(told));
    const choices = [WILL_COME, cannotCome(told), notThisWeek(told)];
    if (step === null) return leave(saying('mentoring.reminder', momentOf(told), choices));
    return leave(saying('mentoring.reminder-step', { ...momentOf(told), step }, choices));
  },
};

const reminderAbsent: Step<Meeting> = {
  ask: (told) => leave(saying('mentoring.reminder-absent', momentOf(told))),
};

const noted: Step = { ask: () => leave(saying('mentoring.noted')) };

export const reminderSteps = { reminder, 'reminder-absent': reminderAbsent, noted };
