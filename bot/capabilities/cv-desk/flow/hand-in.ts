import { type Answer, ask, go, leave, type Move, miss, saying, type Visit } from '../../../engine/capability.ts';
import { say } from '../../../engine/effect.ts';
import type { Facts } from '../../../engine/fact.ts';
import type { Step } from '../../../engine/flow.ts';
import { type Choice, MENU } from '../../../engine/saying.ts';
import type { Meaning } from '../../../engine/understanding.ts';
import { AGREEMENTS, type Agreement, mine, receipt, submit } from '../facts.ts';
import { jobIn, keptUntil, REVIEW_KEPT_DAYS } from '../rules.ts';
import { needsForFile, taken } from './send.ts';
import { type Sending, STATUS, takeBackOf, today, unfinishedOf } from './way.ts';

const SKIP: Choice = { id: 'skip', label: 'cv-desk.job-skip', icon: '⏭️' };

/** Whether words with this meaning can name a job, and are not something that another room is asked for. */
const isJob = (meaning: Meaning | null): boolean => meaning === null || ['help', 'cv-desk'].includes(meaning.intent);

/** One more file, and the same question once more. */
function alsoTaken(step: string, { kind, of }: Sending, data: object, facts: Facts): Move {
  return go(step, { ...data, kind, of }, ...taken({ kind, of }, facts).effects);
}

const job: Step<Sending> = {
  needs: needsForFile,
  ask: () => ask(saying('cv-desk.job', {}, [SKIP])),
  answer(answer, { kind, of }, _, facts) {
    if (answer.kind === 'file') return alsoTaken('job', { kind, of }, {}, facts);
    if (answer.kind === 'choice') return go('agree', { kind, of, job: null });
    if (answer.kind !== 'text' || !isJob(answer.meaning)) return miss;
    const words = jobIn(answer.text);
    if (words === null) return miss;
    // Words that may tell of her health are kept nowhere.
    if (answer.delicate) return go('agree', { kind, of, job: null }, say(saying('cv-desk.job-by-herself')));
    return go('agree', { kind, of, job: words });
  },
};

const AGREED_ICONS = { review: '👓', 'keep-3': '🗂️', 'keep-6': '🗄️' } as const;

type Agreeing = Sending & { readonly job: string | null; readonly day?: string };

/** How long it may be kept, with the day on which it goes; `day` is the day on which she was asked. */
const agree: Step<Agreeing> = {
  needs(_, { answer }) {
    if (answer?.kind === 'choice') return [mine({}), receipt({})];
    return answer?.kind === 'file' ? [mine({})] : [];
  },
  ask(data, visit) {
    const day = today(visit);
    const choices = AGREEMENTS.map((id): Choice => {
      const until = keptUntil(day, id);
      const choice = { id, label: `cv-desk.agree-${id}`, icon: AGREED_ICONS[id] };
      return until === null ? choice : { ...choice, params: { day: until } };
    });
    return ask(saying('cv-desk.agree', {}, choices), { ...data, day });
  },
  answer(answer, data, visit, facts) {
    if (answer.kind === 'file') return alsoTaken('agree', data, { job: data.job }, facts);
    if (answer.kind === 'refused') return nothingToRead(data, null);
    const agreed = agreementIn(answer);
    return agreed === undefined ? miss : handedIn(data, agreed, visit, facts);
  },
};

const agreementIn = (answer: Answer): Agreement | undefined =>
  answer.kind === 'choice' ? AGREEMENTS.find((one) => one === answer.id) : undefined;

/** Everything that she sent was refused meanwhile, or is gone: what to do, and the question for the file once more. */
const nothingToRead = ({ kind, of }: Sending, refused: string | null): Move =>
  go('send', { kind, of }, say(saying(refused === null ? 'cv-desk.nothing-yet' : `cv-desk.refused-${refused}`)));

function handedIn({ kind, of, job, day }: Agreeing, agreed: Agreement, visit: Visit, facts: Facts): Move {
  const begun = unfinishedOf(facts);
  if (begun === undefined || begun.files === 0) return nothingToRead({ kind, of }, begun?.refused ?? null);
  const drawn = receipt.from(facts, {});
  const { dueOn } = drawn;
  const keepUntil = keptUntil(day ?? today(visit), agreed);
  const told = say(saying('cv-desk.receipt', { number: begun.number ?? drawn.number, day: dueOn }));
  const ways = [STATUS, takeBackOf(begun.id), MENU];
  const kept = keptSaying(keepUntil, ways);
  return leave(kept, submit({ number: drawn.number, dueOn, job, agreed, keepUntil }), told);
}

/** When it goes: on a day, or some days after the feedback. */
export const keptSaying = (keepUntil: string | null, ways: readonly Choice[]) =>
  keepUntil === null
    ? saying('cv-desk.kept-review', { number: REVIEW_KEPT_DAYS }, ways)
    : saying('cv-desk.kept-until', { day: keepUntil }, ways);

export const handInSteps = { job, agree };
