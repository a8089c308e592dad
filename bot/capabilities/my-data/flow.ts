import { ask, go, goBack, leave, type Move, miss, NOTHING, saying } from '../../engine/capability.ts';
import { type Effect, say } from '../../engine/effect.ts';
import { flow, type Step } from '../../engine/flow.ts';
import { ENDONYMS } from '../../engine/language.ts';
import { type Choice, MENU } from '../../engine/saying.ts';
import { discreetSteps } from './discreet.ts';
import { freshCode, type Known, known, ownCode, wipe } from './facts.ts';
import { hoursSteps } from './hours.ts';

const KNOW: Choice = { id: 'know', label: 'my-data.know-choice', icon: '📋' };
/** What is kept of her absence is shown where absence is at home. */
const ABSENCE: Choice = {
  id: 'absence',
  label: 'my-data.absence-choice',
  icon: '🙋',
  to: { room: 'absence', step: 'mine', data: NOTHING },
};
/** As with what she kept of the social map. */
const PLACES: Choice = {
  id: 'places',
  label: 'my-data.places-choice',
  icon: '🔖',
  to: { room: 'social-map', step: 'mine', data: NOTHING },
};
/** … and with what she handed in to be read. */
const DOCUMENTS: Choice = {
  id: 'documents',
  label: 'my-data.documents-choice',
  icon: '📄',
  to: { room: 'cv-desk', step: 'status', data: NOTHING },
};
const FORGET: Choice = { id: 'forget', label: 'my-data.forget-choice', icon: '🗑️' };
const STOP: Choice = { id: 'stop', label: 'my-data.stop-choice', icon: '🔕' };
const LINK: Choice = { id: 'link', label: 'my-data.link-choice', icon: '📲' };
const HOURS: Choice = { id: 'hours', label: 'my-data.hours-choice', icon: '🕗' };
const WIPE: Choice = { id: 'wipe', label: 'my-data.wipe-choice', icon: '🧹' };
const RESUME: Choice = { id: 'resume', label: 'my-data.resume-choice', icon: '🔔' };

const resume = (): Move => leave(saying('my-data.resumed', {}, [MENU]), { kind: 'person', stopped: false });

const start: Step = {
  ask: (_, { standing }) =>
    ask(saying('my-data.start', {}, [KNOW, standing.stopped ? RESUME : STOP, FORGET, LINK, HOURS])),
  answer(answer) {
    if (answer.kind !== 'choice') return miss;
    return answer.id === 'resume' ? resume() : go(answer.id, NOTHING);
  },
};

/** Stop means stop, at once: nothing is asked first, and the way back is one tap. */
const stop: Step = {
  ask: (_, { standing }) => {
    const effects: Effect[] = standing.stopped ? [] : [{ kind: 'person', stopped: true }];
    return { ...ask(saying('my-data.stopped', {}, [RESUME, FORGET, MENU])), effects };
  },
  answer(answer) {
    if (answer.kind !== 'choice') return miss;
    return answer.id === 'resume' ? resume() : go(answer.id, NOTHING);
  },
};

/** She is known here and wants to be known in another app as well: a code, because digits need no Dutch. */
const link: Step = {
  needs: () => [freshCode({})],
  ask(_, __, facts) {
    const code = freshCode.from(facts, {});
    const shown = `${code.slice(0, 4)} ${code.slice(4)}`;
    return { ...ask(saying('my-data.link', { code: shown }, [MENU])), effects: [ownCode({ code })] };
  },
  answer: () => miss,
};

const know: Step = {
  needs: () => [known({})],
  ask(_, { language, person }, facts) {
    const answers = known.from(facts, {});
    const about: Effect[] = [
      say(saying('my-data.known-language', { language: ENDONYMS[language], name: person.name ?? '–' })),
      ...whatWasKept(answers).map(say),
    ];
    const hers = [...(answers.documents > 0 ? [DOCUMENTS] : []), ...(answers.places > 0 ? [PLACES] : [])];
    const choices = [...hers, ABSENCE, FORGET, MENU];
    return { ...ask(saying('my-data.known-end', {}, choices)), effects: about };
  },
  answer: (answer) => (answer.kind === 'choice' ? go(answer.id, NOTHING) : miss),
};

function whatWasKept({ since, messages, absences, matchedWith, calendarSince, places, documents }: Known) {
  return [
    ...(since === null ? [] : [saying('my-data.known-messages', { count: messages, day: since })]),
    ...(absences === 0 ? [] : [saying('my-data.known-absences', { count: absences })]),
    ...(matchedWith === null ? [] : [saying('my-data.known-match', { name: matchedWith })]),
    ...(calendarSince === null ? [] : [saying('my-data.known-calendar', { day: calendarSince })]),
    ...(places === 0 ? [] : [saying('my-data.known-places', { count: places })]),
    ...(documents === 0 ? [] : [saying('my-data.known-documents', { count: documents })]),
  ];
}

const forget: Step = {
  ask() {
    const yes: Choice = { id: 'yes', label: 'my-data.forget-yes', icon: '🗑️' };
    const no: Choice = { id: 'no', label: 'my-data.forget-no', icon: '↩️' };
    return ask(saying('my-data.forget', {}, [yes, no, WIPE]));
  },
  answer(answer) {
    if (answer.kind !== 'choice') return miss;
    if (answer.id === WIPE.id) return go('wipe', NOTHING);
    return answer.id === 'yes' ? leave(saying('my-data.forgotten'), { kind: 'forget' }) : goBack();
  },
};

/** Somebody else may look at her phone. What is said afterwards tells such a person nothing. */
const wiping: Step = {
  ask() {
    const yes: Choice = { id: 'yes', label: 'my-data.wipe-yes', icon: '🧹' };
    const no: Choice = { id: 'no', label: 'my-data.forget-no', icon: '↩️' };
    return ask(saying('my-data.wipe', {}, [yes, no]));
  },
  answer(answer) {
    if (answer.kind !== 'choice') return miss;
    return answer.id === 'yes' ? leave(saying('my-data.wiped'), wipe({})) : goBack();
  },
};

export const myDataFlow = flow({ start, stop, link, know, forget, wipe: wiping, ...discreetSteps, ...hoursSteps });
