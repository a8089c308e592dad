import { ask, go, keepQuiet, leave, type Move, miss, saying } from '../../../engine/capability.ts';
import { say } from '../../../engine/effect.ts';
import type { Step } from '../../../engine/flow.ts';
import { type Choice, MENU, type Param, type Saying } from '../../../engine/saying.ts';
import { type Feedback, feedback, mine } from '../facts.ts';
import { heardRemarks } from '../remarks.ts';
import { askedLater } from './outcome.ts';
import { received } from './send.ts';
import { nextOf, START } from './way.ts';

/** `again`: she wants to read it once more. */
type Heard = { readonly version: string; readonly again?: true };

const ASK: Choice = { id: 'ask', label: 'cv-desk.ask-choice', icon: '🧑', command: 'human' };

const GONE = leave(saying('cv-desk.none', {}, [START, MENU]));

const PDF = 'application/pdf';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** That it is read, and how many remarks there are, if any. */
const first = ({ number, remarks: { length: count } }: Feedback, name: Param): Saying =>
  count === 0 ? saying('cv-desk.feedback-none', { name, number }) : saying('cv-desk.feedback', { name, number, count });

/** The last words of the volunteer, with what she sends back where it could be made. */
function last({ closing, pdf, draft }: Feedback, name: Param): Saying[] {
  const words = closing === null ? [] : [saying('cv-desk.closing', { name, text: closing })];
  const [said = saying('cv-desk.pdf')] = words;
  const remarks = pdf === null ? words : [{ ...said, enclosure: { kind: 'file', type: PDF, ...pdf } as const }];
  if (draft === null) return remarks;
  return [...remarks, { ...saying('cv-desk.draft'), enclosure: { kind: 'file', type: WORD, ...draft } }];
}

/** … and when all of it goes, or that there is more to hear. */
function ending({ submission: id, kind, keepUntil, pdf }: Feedback, left: number): Saying {
  const ways = [nextOf({ id, kind }), ASK, MENU];
  if (left > 0) return saying(pdf === null ? 'cv-desk.more-by-human' : 'cv-desk.more-in-pdf', { count: left }, ways);
  return keepUntil === null
    ? saying('cv-desk.what-now', {}, ways)
    : saying('cv-desk.goes-on', { day: keepUntil }, ways);
}

/** Whoever sends a file now sends the next version. */
const answering: Pick<Step<Heard>, 'needs' | 'answer'> = {
  needs({ version }, { answer }) {
    if (answer === null) return [feedback({ version })];
    return answer.kind === 'file' ? [feedback({ version }), mine({})] : [];
  },
  answer(answer, { version }, _, facts) {
    if (answer.kind !== 'file') return miss;
    const came = feedback.from(facts, { version });
    if (came === null) return GONE;
    return received(answer, { kind: came.kind, of: came.submission }, facts);
  },
};

/** What a volunteer says of it, in a few messages, in her language. */
const hearing: Step<Heard> = {
  ...answering,
  ask({ version, again }, visit, facts): Move {
    const came = feedback.from(facts, { version });
    if (came === null) return again ? GONE : keepQuiet('erased');
    const { submission: id, remarks, reviewer } = came;
    const name = reviewer ?? { key: 'cv-desk.volunteer' };
    const { messages, left } = heardRemarks(remarks, name);
    const effects = [first(came, name), ...messages, ...last(came, name)].map(say);
    const later = again ? [] : [askedLater({ id, version }, visit)];
    return go('heard', { version, left }, ...later, ...effects);
  },
};

/** And then? Whoever comes back here from something else, danger perhaps, does not hear all of it once more. */
const heard: Step<Heard & { readonly left: number }> = {
  ...answering,
  ask({ version, left }, _, facts): Move {
    const came = feedback.from(facts, { version });
    return came === null ? GONE : ask(ending(came, left));
  },
};

export const feedbackSteps = { feedback: hearing, heard };
