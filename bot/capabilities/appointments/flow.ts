import { answerTo, cannotCome, inCalendar } from '../../engine/answers.ts';
import { keepQuiet, leave, saying } from '../../engine/capability.ts';
import { type About, about, aboutOf, type Expected, paramsOf } from '../../engine/coming.ts';
import { flow, type Step } from '../../engine/flow.ts';
import { ENDONYMS } from '../../engine/language.ts';
import { tell } from '../../engine/reminded.ts';
import { answering, reminding, showingWhere } from '../../engine/reminder-steps.ts';
import { type Choice, HUMAN, MENU, type Saying } from '../../engine/saying.ts';
import { another } from './another.ts';
import { hosted, said } from './facts.ts';
import { MOST_VISITS } from './rules.ts';

const ROOM = 'appointments';

/** "I come", "I cannot come", and "another time", which has to know for what. */
function mainAnswers(told: Expected): Choice[] {
  const kind = told.appointment ?? '';
  return [
    answerTo('coming', ROOM, aboutOf(told)),
    cannotCome(aboutOf(told)),
    answerTo('another', ROOM, { ...aboutOf(told), kind }),
  ];
}

/** Five answers fit a message: what she may need stands behind "More". */
const reminderSaying =
  (key: string) =>
  (told: Expected): Saying => {
    const data = aboutOf(told);
    const rest = [answerTo('where', ROOM, data), answerTo('more', ROOM, data)];
    return saying(key, paramsOf(told), [...mainAnswers(told), ...rest]);
  };

const reminder = reminding('reminder', reminderSaying('appointments.reminder'));
const soon = reminding('soon', reminderSaying('appointments.soon'));

/** Nobody who speaks Dutch is asked whether she needs an interpreter. */
const more: Step<About> = {
  ask: (data, { language }) => {
    const interpreter = language === 'nl' ? [] : [answerTo('interpreter', ROOM, about(data))];
    const childcare = answerTo('childcare', ROOM, about(data));
    return leave(saying('appointments.more', {}, [...interpreter, childcare, inCalendar(about(data)), HUMAN, MENU]));
  },
};

const coming = answering((_, data) => ({
  thanks: 'coming.noted',
  effects: [said({ ...data, said: 'coming' })],
}));

const where = showingWhere((told) => [...mainAnswers(told), inCalendar(aboutOf(told)), HUMAN]);

/** What she needs is kept and told to the host; of an interpreter nothing is asked, her language is known. */
const needing = (need: 'interpreter' | 'childcare') =>
  answering((told, data, { person, language, now }) => {
    const who = { name: person.name ?? '', language: ENDONYMS[language] };
    const news = tell(told, `coming.news-${need}`, who, told.hearer, now);
    return { thanks: `coming.${need}-noted`, effects: [said({ ...data, said: need }), ...news] };
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
