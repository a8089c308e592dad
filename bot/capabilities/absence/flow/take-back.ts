import { leave, saying } from '../../../engine/capability.ts';
import type { Step } from '../../../engine/flow.ts';
import { minutesBetween } from '../../../engine/instant.ts';
import { type Choice, HUMAN, MENU } from '../../../engine/saying.ts';
import { takeBack } from '../facts.ts';
import { heard } from '../hearing.ts';
import { takenBackNews } from '../news.ts';
import { TAKE_BACK_MINUTES } from '../rules.ts';

const BETTER: Choice = {
  id: 'better',
  label: 'absence.better',
  icon: '👍',
  to: { room: 'absence', step: 'better', data: {} },
};
const AGAIN: Choice = {
  id: 'again',
  label: 'absence.menu',
  icon: '🙋',
  to: { room: 'absence', step: 'which', data: {} },
};

type Reported = { readonly reportedAt: string };

/** "That is not right": for an hour the report goes as if it had never been; whoever was told hears that she comes. */
const back: Step<Reported> = {
  needs: ({ reportedAt }) => [heard({ reportedAt })],
  ask({ reportedAt }, visit, facts) {
    if (minutesBetween(reportedAt, visit.now) > TAKE_BACK_MINUTES) {
      return leave(saying('absence.take-back-late', {}, [BETTER, HUMAN, MENU]));
    }
    const news = takenBackNews(heard.from(facts, { reportedAt }), visit);
    return leave(saying('absence.taken-back', {}, [AGAIN, MENU]), takeBack({ reportedAt }), ...news);
  },
};

/** The step that takes a report back. */
export const takeBackSteps = { 'take-back': back };
