import { type Answer, ask, go, keepQuiet, leave, type Move, miss, saying } from '../../../engine/capability.ts';
import type { Step } from '../../../engine/flow.ts';
import { type Choice, HUMAN, MENU } from '../../../engine/saying.ts';
import { type Ending, ended, endings, matchNow, OUTCOMES, type Outcome } from '../facts.ts';
import { isOver } from './told.ts';

type Told = { readonly match: string; readonly name: string; readonly as: 'mentor' | 'mentee' };

/** A kind word at the end; staff may have extended the match while it waited. */
const closing: Step<Told> = {
  needs: ({ match }) => [matchNow({ match })],
  ask({ match, name, as }, { now, person }, facts) {
    const known = matchNow.from(facts, { match });
    if (known === null || !isOver(known, now, person.zone)) return keepQuiet('goes-on');
    return leave(saying(as === 'mentor' ? 'mentoring.closing-mentor' : 'mentoring.closing-mentee', { name }, [MENU]));
  },
};

const ICONS: Readonly<Record<Outcome, string>> = {
  job: '💼',
  'learn-work': '🛠️',
  study: '🎓',
  volunteering: '🤝',
  elsewhere: '🧭',
  stopped: '⏹️',
};
const OTHER: Choice = { id: 'other', label: 'mentoring.outcome-other', icon: '➕' };
const choiceOf = (id: Outcome): Choice => ({ id, label: `mentoring.outcome-${id}`, icon: ICONS[id] });
/** Five answers fit into a message: what a match hopes for comes first. */
const HOPED_FOR = OUTCOMES.slice(0, 4);
const OTHERS = OUTCOMES.slice(4);

/** One who looks after many matches is asked about one after the other. */
const MOST = { most: 10 };

/** `noted` is the match that was answered in this very turn: the stores do not know it yet. */
type Asked = Partial<Ending> & { readonly noted?: string };

/** She has been asked about this one: after a word in between it is the same question again. */
const isAbout = (told: Asked): told is Ending => told.match !== undefined;

const askAbout = ({ match, mentor, name }: Ending): Move =>
  ask(saying('mentoring.outcome', { mentor, name }, [...HOPED_FOR.map(choiceOf), OTHER]), { match, mentor, name });

/** What became of a mentee, of the first match of which nobody has said; thanks when there is none left. */
const outcome: Step<Asked> = {
  needs: (told, { answer }) => (answer === null && !isAbout(told) ? [endings(MOST)] : []),
  ask(told, _, facts) {
    const { noted } = told;
    const next = isAbout(told) ? told : endings.from(facts, MOST).find(({ match }) => match !== noted);
    if (next !== undefined) return askAbout(next);
    return noted === undefined ? keepQuiet('answered') : leave(saying('mentoring.outcome-noted', {}, [MENU]));
  },
  answer: (answer, told) => answered(answer, told as Ending),
};

const outcomeRest: Step<Ending> = {
  ask: ({ name }) => ask(saying('mentoring.outcome-rest', { name }, OTHERS.map(choiceOf))),
  answer: (answer, told) => answered(answer, told),
};

function answered(answer: Answer, told: Ending): Move {
  if (answer.kind === 'refused') return leave(saying('mentoring.outcome-gone', {}, [HUMAN, MENU]));
  if (answer.kind === 'choice' && answer.id === OTHER.id) return go('outcome-rest', told);
  const outcome = OUTCOMES.find((id) => answer.kind === 'choice' && id === answer.id);
  if (outcome === undefined) return miss;
  return go('outcome', { noted: told.match }, ended({ match: told.match, outcome }));
}

export const closingSteps = { closing, outcome, 'outcome-rest': outcomeRest };
