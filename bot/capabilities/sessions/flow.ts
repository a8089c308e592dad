import { answerTo, CANNOT_COME, inCalendar, whereSaying } from '../../engine/answers.ts';
import { leave, saying } from '../../engine/capability.ts';
import { type About, about, aboutOf, ahead, type Expected, expected, paramsOf, REMINDED } from '../../engine/coming.ts';
import { flow, type Step } from '../../engine/flow.ts';
import { noted, remind, tell, whileAhead } from '../../engine/reminded.ts';
import { type Choice, HUMAN, type Saying } from '../../engine/saying.ts';
import { said } from './facts.ts';

const ROOM = 'sessions';

/** "I come" and "I cannot come". A child has no report of absence of its own yet: here it is said, and the teacher told. */
function yesAndNo(told: Expected): Choice[] {
  const data = aboutOf(told);
  if (told.child === null) return [answerTo('coming', ROOM, data), CANNOT_COME];
  return [answerTo('coming-child', ROOM, data, 'coming'), answerTo('away', ROOM, data)];
}

/** The evening before there is still time to find childcare; two hours before there is not. */
function reminderSaying(told: Expected): Saying {
  const data = aboutOf(told);
  const childcare = told.child === null ? [answerTo('childcare', ROOM, data)] : [];
  const key = told.child === null ? 'sessions.reminder' : 'sessions.reminder-child';
  return saying(key, paramsOf(told), [...yesAndNo(told), answerTo('where', ROOM, data), ...childcare, HUMAN]);
}

function soonSaying(told: Expected): Saying {
  const key = told.child === null ? 'sessions.soon' : 'sessions.soon-child';
  return saying(key, paramsOf(told), [...yesAndNo(told), answerTo('where', ROOM, aboutOf(told)), HUMAN]);
}

const needsIt = (data: About) => [expected(about(data))];
const needsAll = (data: About) => [expected(about(data)), ahead(REMINDED)];

const reminder: Step<About> = {
  needs: needsIt,
  ask: (data, { now }, facts) => remind(expected.from(facts, about(data)), 'reminder', now, reminderSaying),
};

const soon: Step<About> = {
  needs: needsIt,
  ask: (data, { now }, facts) => remind(expected.from(facts, about(data)), 'soon', now, soonSaying),
};

const coming: Step<About> = {
  needs: needsAll,
  ask: (data, visit, facts) =>
    whileAhead(expected.from(facts, about(data)), visit.now, (told) => {
      const thanks = saying('coming.noted', paramsOf(told));
      return noted(data, visit, facts, thanks, said({ ...about(data), said: 'coming' }));
    }),
};

const where: Step<About> = {
  needs: needsIt,
  ask: (data, { now }, facts) =>
    whileAhead(expected.from(facts, about(data)), now, (told) =>
      leave(whereSaying(told, [...yesAndNo(told), inCalendar(aboutOf(told)), HUMAN])),
    ),
};

const childcare: Step<About> = {
  needs: needsAll,
  ask: (data, visit, facts) =>
    whileAhead(expected.from(facts, about(data)), visit.now, (told) => {
      const name = visit.person.name ?? '';
      const news = tell(told, 'coming.news-childcare', { name }, told.hearer, visit.now);
      const thanks = saying('coming.childcare-noted', paramsOf(told));
      return noted(data, visit, facts, thanks, said({ ...about(data), said: 'childcare' }), ...news);
    }),
};

const away: Step<About> = {
  needs: needsAll,
  ask: (data, visit, facts) =>
    whileAhead(expected.from(facts, about(data)), visit.now, (told) => {
      const news = tell(told, 'sessions.news-away', {}, told.hearer, visit.now);
      const thanks = saying('sessions.away-noted', paramsOf(told));
      return noted(data, visit, facts, thanks, said({ ...about(data), said: 'away' }), ...news);
    }),
};

export const sessionsFlow = flow({ reminder, soon, coming, where, childcare, away });
