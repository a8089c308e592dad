import { ask, leave, miss, saying } from '../../engine/capability.ts';
import { flow, type Step } from '../../engine/flow.ts';
import { type Choice, HUMAN, MENU, type Params } from '../../engine/saying.ts';
import { checkIn, FACES, type Face } from './facts.ts';

type Told = {
  readonly match: string;
  readonly starts: string;
  readonly place: string;
  readonly name: string;
  readonly as: 'mentor' | 'mentee';
};

const CANNOT_COME: Choice = {
  id: 'cannot-come',
  label: 'mentoring.cannot-come',
  icon: '🙋',
  to: { room: 'absence', step: 'which', data: {} },
};
const WILL_COME: Choice = {
  id: 'will-come',
  label: 'mentoring.will-come',
  icon: '👍',
  to: { room: 'mentoring', step: 'noted', data: {} },
};

const FACE_ICONS: Readonly<Record<Face, string>> = { good: '😊', 'so-so': '😐', hard: '☹️', 'not-met': '🚫' };

const momentOf = ({ starts, place, name }: Told): Params => ({ day: starts, time: starts, place, name });

/** Before the meeting: what, when, where and with whom. Nothing has to be answered. */
const reminder: Step<Told> = {
  ask: (told) => leave(saying('mentoring.reminder', momentOf(told), [WILL_COME, CANNOT_COME])),
};

const reminderAbsent: Step<Told> = {
  ask: (told) => leave(saying('mentoring.reminder-absent', momentOf(told))),
};

const noted: Step = { ask: () => leave(saying('mentoring.noted')) };

/** After the meeting: three faces, or that it did not take place. */
const afterwards: Step<Told> = {
  ask: (told) =>
    ask(
      saying(
        'mentoring.check-in',
        momentOf(told),
        FACES.map((id) => ({ id, label: `mentoring.face-${id}`, icon: FACE_ICONS[id] })),
      ),
    ),
  answer(answer, { match, starts }) {
    const face = FACES.find((id) => answer.kind === 'choice' && id === answer.id);
    if (face === undefined) return miss;
    const written = checkIn({ match, day: starts.slice(0, 10), face });
    return leave(saying(`mentoring.thanks-${face}`, {}, face === 'hard' ? [HUMAN, MENU] : [MENU]), written);
  },
};

export const mentoringFlow = flow({ reminder, 'reminder-absent': reminderAbsent, noted, 'check-in': afterwards });
