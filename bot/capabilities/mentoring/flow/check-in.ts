import { ask, go, keepQuiet, leave, miss, moveTo, saying } from '../../../engine/capability.ts';
import type { Step } from '../../../engine/flow.ts';
import { type Choice, HUMAN, MENU } from '../../../engine/saying.ts';
import type { Meaning } from '../../../engine/understanding.ts';
import { checkIn, FACES, type Face, nextStep, ownFace } from '../facts.ts';
import { fewWords } from '../rules.ts';
import { type Meeting, momentOf, nameOf } from './told.ts';

const FACE_ICONS: Readonly<Record<Face, string>> = { good: '😊', 'so-so': '😐', hard: '☹️', 'not-met': '🚫' };
const SKIP: Choice = { id: 'skip', label: 'mentoring.next-step-skip', icon: '⏭️' };

/**
 * What people set out to do with a mentor. Words about anything else that help is found for are a question for help:
 * money, health, stress, loneliness and a roof are what presses most (document 002), and come before any plan.
 */
const PLANS = ['work', 'language-and-learning', 'legal-and-forms', 'childcare-and-parenting', 'meaning-and-activities'];

type Asked = Meeting & { readonly again?: boolean };

/** After the meeting: three faces, or that it did not take place. The second time only where she has not answered yet. */
const howItWent: Step<Asked> = {
  needs: (told, { answer }) => (told.again && answer === null ? [ownFace(nameOf(told))] : []),
  ask(told, _, facts) {
    const { again } = told;
    if (again && ownFace.from(facts, nameOf(told)) !== null) return keepQuiet('answered');
    const choices = FACES.map((id) => ({ id, label: `mentoring.face-${id}`, icon: FACE_ICONS[id] }));
    return ask(saying(again ? 'mentoring.check-in-again' : 'mentoring.check-in', momentOf(told), choices));
  },
  answer(answer, told, { person }) {
    const face = FACES.find((id) => answer.kind === 'choice' && id === answer.id);
    if (face === undefined) return miss;
    const name = nameOf(told);
    const written = checkIn({ ...name, face });
    if (face === 'hard') return leave(saying('mentoring.thanks-hard', {}, [HUMAN, MENU]), written);
    const isMentor = person.roles.includes('mentor');
    if (face === 'not-met' && isMentor) return moveTo({ room: 'attendance', step: 'not-met', data: name }, written);
    if (face === 'not-met') return leave(saying('mentoring.thanks-not-met', {}, [MENU]), written);
    return go('next-step', { ...name, face }, written);
  },
};

type Faced = { readonly match: string; readonly day: string; readonly face: Face };

/** Whether words with this meaning can be a step, and not something that another room is asked for. */
const isStep = (meaning: Meaning | null): boolean =>
  meaning === null ||
  (['help', 'cv-desk'].includes(meaning.intent) && PLANS.includes(meaning.domain ?? meaning.domains?.[0] ?? ''));

/** A few words of her own, or none at all: words about health are not kept. Whoever found it hard is asked nothing more. */
const next: Step<Faced> = {
  ask: ({ face }) => ask(saying(`mentoring.next-step-${face}`, {}, [SKIP])),
  answer(answer, { match, day }) {
    if (answer.kind === 'choice') return leave(saying('mentoring.next-step-skipped', {}, [MENU]));
    if (answer.kind !== 'text' || !isStep(answer.meaning)) return miss;
    const words = fewWords(answer.text);
    if (words === null) return miss;
    if (answer.delicate) return leave(saying('mentoring.next-step-skipped', {}, [MENU]));
    const noted = saying('mentoring.next-step-noted', { step: words }, [MENU]);
    return leave(noted, nextStep({ match, day, words }));
  },
};

export const checkInSteps = { 'check-in': howItWent, 'next-step': next };
