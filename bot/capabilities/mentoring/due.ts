import { Temporal } from 'temporal-polyfill';
import type { Nudge, Window } from '../../engine/capability.ts';
import type { Facts, Need } from '../../engine/fact.ts';
import { isBefore } from '../../engine/instant.ts';
import { type Half, type Meeting, meetings } from './facts.ts';
import { checkInAt, remindAt } from './rules.ts';

/** A reminder comes up to a day before its meeting, a check-in after it: both may lie outside the window. */
const AROUND = { hours: 48 };

const around = ({ from, until }: Window) => ({
  from: Temporal.Instant.from(from).subtract(AROUND).toString(),
  until: Temporal.Instant.from(until).add(AROUND).toString(),
});

/** What mentors and mentees are to hear in this window because of their weekly meetings. */
export const mentoringDue = {
  needs: (window: Window): readonly Need[] => [meetings(around(window))],
  nudges(facts: Facts, window: Window): readonly Nudge[] {
    const all = meetings
      .from(facts, around(window))
      .flatMap((meeting) => [...reminders(meeting), ...checkIns(meeting)]);
    return all.filter(({ at }) => !isBefore(at, window.from) && isBefore(at, window.until));
  },
};

const otherOf = (meeting: Meeting, half: Half): Half =>
  meeting.halves[0] === half ? meeting.halves[1] : meeting.halves[0];

/** Before: both hear of it. Who is absent hears nothing; the other hears that it does not take place. */
function reminders(meeting: Meeting): Nudge[] {
  return meeting.halves
    .filter((half) => half.as !== meeting.absent)
    .map((half) =>
      nudgeFor(meeting, half, meeting.absent === null ? 'reminder' : 'reminder-absent', {
        at: remindAt(meeting.starts, meeting.zone),
        expires: meeting.startsAt,
      }),
    );
}

/** After: both are asked how it went, unless it was known beforehand that they would not meet. */
function checkIns(meeting: Meeting): Nudge[] {
  if (meeting.absent !== null) return [];
  return meeting.halves.map((half) => nudgeFor(meeting, half, 'check-in', checkInAt(meeting.endsAt)));
}

function nudgeFor(meeting: Meeting, half: Half, step: string, when: { at: string; expires: string }): Nudge {
  const { match, starts, place, holiday } = meeting;
  const day = starts.slice(0, 10);
  return {
    ...when,
    person: half.person,
    key: `mentoring:${step}:${match}:${day}:${half.as}`,
    place: { room: 'mentoring', step, data: { match, starts, place, name: otherOf(meeting, half).name, as: half.as } },
    why: `${step} of the weekly meeting on ${starts.replace('T', ' ')} (${half.as})`,
    ...(holiday === null ? {} : { silent: `holiday: ${holiday}` }),
  };
}
