import { answerTo, cannotCome, inCalendar } from '../../engine/answers.ts';
import { saying } from '../../engine/capability.ts';
import { aboutOf, type Expected, paramsOf } from '../../engine/coming.ts';
import { flow } from '../../engine/flow.ts';
import { tell } from '../../engine/reminded.ts';
import { answering, reminding, showingWhere } from '../../engine/reminder-steps.ts';
import { type Choice, HUMAN, type Saying } from '../../engine/saying.ts';
import { said } from './facts.ts';

const ROOM = 'sessions';

/** "I come" and "I cannot come", for herself or with her child. */
function yesAndNo(told: Expected): Choice[] {
  const data = aboutOf(told);
  const comes = told.child === null ? answerTo('coming', ROOM, data) : answerTo('coming-child', ROOM, data, 'coming');
  return [comes, cannotCome(data)];
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

const reminder = reminding('reminder', reminderSaying);
const soon = reminding('soon', soonSaying);

const coming = answering((_, data) => ({
  thanks: 'coming.noted',
  effects: [said({ ...data, said: 'coming' })],
}));

const where = showingWhere((told) => [...yesAndNo(told), inCalendar(aboutOf(told)), HUMAN]);

const childcare = answering((told, data, { person, now }) => {
  const news = tell(told, 'coming.news-childcare', { name: person.name ?? '' }, told.hearer, now);
  return { thanks: 'coming.childcare-noted', effects: [said({ ...data, said: 'childcare' }), ...news] };
});

export const sessionsFlow = flow({ reminder, soon, coming, where, childcare });
