import { receipt as ofDocuments } from '../../bot/capabilities/cv-desk/facts.ts';
import { receipt, type Unfinished, unfinished } from '../../bot/capabilities/cv-talk/facts.ts';
import type { Effect } from '../../bot/engine/effect.ts';
import type { TurnRecord } from '../../bot/ports.ts';
import { type Answer, answering } from '../../prisma/stores/answer.ts';
import { cvDeskAnswers, type Submission } from './cv-desk.ts';
import type { State } from './state.ts';

const half = ({ submissions }: State, person: string): Submission | undefined =>
  submissions.find((one) => one.person === person && one.told !== undefined);

/** The memory twin of what `prisma/stores/cv-talk.ts` answers. */
export const cvTalkAnswers = (state: State): Answer[] => [
  answering(unfinished, async (_, { id }) => half(state, id)?.told ?? null),
  ...cvDeskAnswers(state)
    .filter(({ question }) => question === ofDocuments.question)
    .map(({ answer }) => ({ question: receipt.question, answer })),
];

function begun(state: State, { before, at }: TurnRecord): Submission {
  const name = `${before.id}-${before.version}`;
  const nothing = { number: null, job: null, agreed: null, dueOn: null, keepUntil: null, reviewer: null };
  const version = { id: `version-${name}`, state: 'gathering' as const, files: [], remarks: [], closing: null };
  const submission: Submission = {
    ...nothing,
    ...{ id: `submission-${name}`, person: before.person.id, origin: 'told', kind: 'cv', state: 'gathering' },
    touchedAt: at,
    versions: [version],
  };
  state.submissions.push(submission);
  return submission;
}

/** What she tells of herself, until she hands it in. */
export function applyCvTalk(state: State, turn: TurnRecord, { name, data }: Extract<Effect, { kind: 'record' }>): void {
  const submission = half(state, turn.before.person.id) ?? begun(state, turn);
  submission.touchedAt = turn.at;
  if (name === 'cv-talk.keep') submission.told = data as unknown as Unfinished;
  if (name !== 'cv-talk.told') return;
  delete submission.told;
  const { number, dueOn, job } = data as { number: number; dueOn: string; job: string | null };
  Object.assign(submission, { number, dueOn, job, state: 'submitted', agreed: 'review' });
  for (const version of submission.versions) version.state = 'submitted';
}
