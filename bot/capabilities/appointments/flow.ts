import { answerTo, CANNOT_COME, inCalendar, whereSaying } from '../../engine/answers.ts';
import { keepQuiet, leave, saying } from '../../engine/capability.ts';
import { type About, about, aboutOf, ahead, type Expected, expected, paramsOf, REMINDED } from '../../engine/coming.ts';
import { flow, type Step } from '../../engine/flow.ts';
import { ENDONYMS } from '../../engine/language.ts';
import { noted, remind, tell, whileAhead } from '../../engine/reminded.ts';
import { type Choice, HUMAN, MENU, type Saying } from '../../engine/saying.ts';
import { another } from './another.ts';
import { hosted, said } from './facts.ts';
import { MOST_VISITS } from './rules.ts';

const ROOM = 'appointments';

/** "I come", "I cannot come", and "another time", which has to know for what. */
function mainAnswers(told: Expected): Choice[] {
  const kind = told.appointment ?? '';
  return [answerTo('coming', ROOM, aboutOf(told)), CANNOT_COME, answerTo('another', ROOM, { ...aboutOf(told), kind })];
}

/** Five answers fit a message: what she may need stands behind "More". */
const reminderSaying =
  (key: string) =>
  (told: Expected): Saying => {
    const data = aboutOf(told);
    const rest = [answerTo('where', ROOM, data), answerTo('more', ROOM, data)];
    return saying(key, paramsOf(told), [...mainAnswers(told), ...rest]);
  };

const needsIt = (data: About) => [expected(about(data))];
const needsAll = (data: About) => [expected(about(data)), ahead(REMINDED)];

const reminder: Step<About> = {
  needs: needsIt,
  ask: (data, { now }, facts) =>
    remind(expected.from(facts, about(data)), 'reminder', now, reminderSaying('appointments.reminder')),
};

const soon: Step<About> = {
  needs: needsIt,
  ask: (data, { now }, facts) =>
    remind(expected.from(facts, about(data)), 'soon', now, reminderSaying('appointments.soon')),
};

/** Nobody who speaks Dutch is asked whether she needs an interpreter. */
const more: Step<About> = {
  ask: (data, { language }) => {
    const interpreter = language === 'nl' ? [] : [answerTo('interpreter', ROOM, about(data))];
    const childcare = answerTo('childcare', ROOM, about(data));
    return leave(saying('appointments.more', {}, [...interpreter, childcare, inCalendar(about(data)), HUMAN, MENU]));
  },
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
      leave(whereSaying(told, [...mainAnswers(told), inCalendar(aboutOf(told)), HUMAN])),
    ),
};

/** What she needs is kept and told to the host; of an interpreter nothing is asked, her language is known. */
const needing = (need: 'interpreter' | 'childcare'): Step<About> => ({
  needs: needsAll,
  ask: (data, visit, facts) =>
    whileAhead(expected.from(facts, about(data)), visit.now, (told) => {
      const who = { name: visit.person.name ?? '', language: ENDONYMS[visit.language] };
      const news = tell(told, `coming.news-${need}`, who, told.hearer, visit.now);
      const thanks = saying(`coming.${need}-noted`, paramsOf(told));
      return noted(data, visit, facts, thanks, said({ ...about(data), said: need }), ...news);
    }),
});

/** The evening before, to the host: who comes and when, in one message. */
const host: Step<{ readonly day: string }> = {
  needs: ({ day }) => [hosted({ day })],
  ask({ day }, _, facts) {
    const visits = hosted.from(facts, { day });
    if (visits.length === 0) return keepQuiet('cancelled');
    const named = visits.slice(0, MOST_VISITS).map(({ time, name }) => `${time} ${name}`);
    const list = [...named, ...(visits.length > MOST_VISITS ? ['…'] : [])].join(', ');
    return leave(saying('appointments.host', { day, list }));
  },
};

export const appointmentsFlow = flow({
  reminder,
  soon,
  more,
  coming,
  where,
  interpreter: needing('interpreter'),
  childcare: needing('childcare'),
  another,
  host,
});
