import type { Attendee, Occasion } from '../../engine/calendar.ts';
import { remindersOf } from '../../engine/reminding.ts';

/** Who has a lesson, and who brings a child: the calendar names a guardian on her own days only. */
const reminded = ({ kind, attendees }: Occasion): readonly Attendee[] =>
  kind === 'group-session' ? attendees.filter(({ as }) => as === 'participant' || as === 'guardian') : [];

/** What participants and guardians are to hear before lessons and activities. */
export const sessionsDue = remindersOf('sessions', reminded);
