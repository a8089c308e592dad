import {
  type Feedback,
  feedback,
  type HeardRemark,
  type Kind,
  type Mine,
  mine,
  receipt,
} from '../../bot/capabilities/cv-desk/facts.ts';
import { dueAfter, REVIEW_KEPT_DAYS } from '../../bot/capabilities/cv-desk/rules.ts';
import type { Unfinished } from '../../bot/capabilities/cv-talk/facts.ts';
import type { Effect } from '../../bot/engine/effect.ts';
import { dayAfter, localTime, weekdayOf } from '../../bot/engine/weekly.ts';
import type { TurnRecord, Verdict } from '../../bot/ports.ts';
import { holidayOn } from '../../prisma/holidays.ts';
import { type Answer, answering } from '../../prisma/stores/answer.ts';
import type { State } from './state.ts';

type Sent = { readonly conversation: string; readonly turn: number; why: string | null };
type Version = {
  readonly id: string;
  state: 'gathering' | 'submitted' | 'returned';
  files: Sent[];
  remarks: readonly HeardRemark[];
  closing: string | null;
};
export type Submission = {
  readonly id: string;
  readonly person: string;
  readonly origin: Mine['origin'];
  /** What she has told so far, while she tells it. */
  told?: Unfinished;
  number: number | null;
  kind: Kind;
  job: string | null;
  state: Mine['state'];
  agreed: string | null;
  dueOn: string | null;
  keepUntil: string | null;
  reviewer: string | null;
  touchedAt: string;
  readonly versions: Version[];
};

const newestOf = ({ versions }: Submission): Version => versions.at(-1) as Version;
const usable = ({ files }: Version): readonly Sent[] => files.filter(({ why }) => why === null);

const hersIn = ({ submissions }: State, person: string): Submission[] =>
  submissions
    .filter((one) => one.person === person)
    .toSorted((one, other) => other.touchedAt.localeCompare(one.touchedAt) || one.id.localeCompare(other.id));

function asMine(submission: Submission): Mine {
  const { id, origin, number, kind, job, dueOn, keepUntil, reviewer, versions } = submission;
  const newest = newestOf(submission);
  return {
    ...{ id, number, kind, job, dueOn, keepUntil, reviewer, origin },
    state: newest.state === 'submitted' && submission.state === 'claimed' ? 'claimed' : newest.state,
    version: versions.length,
    newest: newest.id,
    files: usable(newest).length,
    refused: newest.files.findLast(({ why }) => why !== null)?.why ?? null,
  };
}

function asFeedback(submission: Submission, { id, remarks, closing }: Version): Feedback {
  const { number, kind, reviewer, keepUntil } = submission;
  const name = `${kind === 'cv' ? 'cv' : 'brief'}-${number}`;
  return {
    ...{ submission: submission.id, number: number ?? 0, kind, reviewer, keepUntil, remarks, closing },
    pdf: { id: `returned:${id}`, name: `${name}.pdf`, bytes: 1_000 },
    draft: submission.origin === 'told' ? { id: `draft:${id}`, name: `${name}.docx`, bytes: 1_000 } : null,
  };
}

/** The memory twin of what `prisma/stores/cv-desk.ts` answers. */
export const cvDeskAnswers = (state: State): Answer[] => [
  answering(mine, async (_, { id }) => hersIn(state, id).map(asMine)),
  answering(receipt, async (_, { zone }, now) => {
    const isOpen = (day: string) => weekdayOf(day) <= 5 && holidayOn(day) === null;
    state.drawn.count++;
    return { number: 1_000 + state.drawn.count, dueOn: dueAfter(localTime(now, zone).slice(0, 10), isOpen) };
  }),
  answering(feedback, async ({ version }, { id }) => {
    for (const one of hersIn(state, id)) {
      const found = one.versions.find((each) => each.id === version && each.state === 'returned');
      if (found !== undefined) return asFeedback(one, found);
    }
    return null;
  }),
];

const gatheringOf = (state: State, person: string): Submission | undefined =>
  hersIn(state, person).find((one) => newestOf(one).state === 'gathering' && usable(newestOf(one)).length > 0);

/** Nothing can be handed in where nothing is there to be read. */
export const refusesSubmit = (state: State, { before }: TurnRecord): Verdict | null =>
  gatheringOf(state, before.person.id) === undefined
    ? { kind: 'refused', effect: 'cv-desk.submit', reason: 'nothing' }
    : null;

/** The turns of a conversation, this one among them, in which files came that are meant. */
function turnsMeant({ turns }: State, turn: TurnRecord, since: string | null): number[] {
  const { before } = turn;
  if (since === null) return [before.version + 1];
  const earlier = turns.filter((one) => one.before.id === before.id && since <= one.at);
  return earlier.flatMap((one) => (one.arrival.inbound.kind === 'file' ? [one.before.version + 1] : []));
}

const newVersion = (id: string): Version => ({ id, state: 'gathering', files: [], remarks: [], closing: null });

function aimed(state: State, { before, at }: TurnRecord, kind: Kind, of: string | null): [Submission, Version] {
  const person = before.person.id;
  const name = `${before.id}-${before.version}`;
  const fits = ({ id, told, state: stands }: Submission) =>
    of === null ? stands === 'gathering' && told === undefined : id === of;
  let submission = hersIn(state, person).find(fits);
  if (submission === undefined) {
    const nothing = { number: null, job: null, agreed: null, dueOn: null, keepUntil: null, reviewer: null };
    const versions = [newVersion(`version-${name}`)];
    submission = {
      ...nothing,
      id: `submission-${name}`,
      person,
      origin: 'sent',
      kind,
      state: 'gathering',
      touchedAt: at,
      versions,
    };
    state.submissions.push(submission);
  }
  const newest = newestOf(submission);
  const isIncomplete = newest.state === 'submitted' && newest.files.some(({ why }) => why !== null);
  if (newest.state === 'gathering' || isIncomplete) return [submission, newest];
  submission.versions.push(newVersion(`version-${name}`));
  return [submission, newestOf(submission)];
}

function gathered(state: State, turn: TurnRecord, data: Record<string, unknown>): void {
  const kind = data.kind as Kind;
  const [submission, version] = aimed(state, turn, kind, data.of as string | null);
  const conversation = turn.before.id;
  for (const number of turnsMeant(state, turn, data.since as string | null))
    version.files.push({ conversation, turn: number, why: null });
  submission.touchedAt = turn.at;
  if (submission.state === 'gathering') submission.kind = kind;
}

function submitted(state: State, { before, at }: TurnRecord, data: Record<string, unknown>): void {
  const submission = gatheringOf(state, before.person.id) as Submission;
  newestOf(submission).state = 'submitted';
  submission.number ??= data.number as number;
  submission.job = (data.job as string | null) ?? submission.job;
  submission.agreed = data.agreed as string;
  submission.keepUntil = data.keepUntil as string | null;
  submission.dueOn = data.dueOn as string;
  submission.touchedAt = at;
  if (submission.state === 'claimed') return;
  submission.state = 'submitted';
  submission.reviewer = null;
}

function discarded({ submissions }: State, person: string): void {
  for (const one of submissions.filter((each) => each.person === person)) {
    if (one.told !== undefined) continue;
    if (one.state === 'gathering') submissions.splice(submissions.indexOf(one), 1);
    else if (newestOf(one).state === 'gathering') one.versions.pop();
  }
}

function takenBack({ submissions, knocks }: State, person: string, id: unknown): void {
  const found = submissions.find((one) => one.person === person && one.id === id);
  if (found === undefined) return;
  submissions.splice(submissions.indexOf(found), 1);
  for (const { key, inbound, done } of [...knocks.values()]) {
    const version = inbound.kind === 'nudge-due' ? inbound.place.data.version : undefined;
    if (!done && found.versions.some((one) => one.id === version)) knocks.delete(key);
  }
}

/** What she does with what she hands in. */
export function applyCvDesk(state: State, turn: TurnRecord, effect: Extract<Effect, { kind: 'record' }>): void {
  const { name, data } = effect;
  const person = turn.before.person.id;
  if (name === 'cv-desk.gather') gathered(state, turn, data);
  if (name === 'cv-desk.submit') submitted(state, turn, data);
  if (name === 'cv-desk.discard') discarded(state, person);
  if (name === 'cv-desk.take-back') takenBack(state, person, data.id);
}

/** The last file that came was looked at and is refused. Tells of which submission it was. */
export function refuseFile(state: State, person: string, why: string): string {
  const submission = hersIn(state, person)[0] as Submission;
  const file = newestOf(submission).files.findLast((one) => one.why === null);
  if (file !== undefined) file.why = why;
  return submission.id;
}

export function claim(state: State, person: string): void {
  const submission = hersIn(state, person).find((one) => one.state === 'submitted') as Submission;
  submission.state = 'claimed';
  submission.reviewer = 'Petra';
}

/** The volunteer sends back what she was reading. Tells which version it was. */
export function giveBack(
  state: State,
  person: string,
  remarks: readonly HeardRemark[],
  closing: string | null,
  today: string,
): string {
  const submission = hersIn(state, person).find((one) => one.state === 'claimed') as Submission;
  submission.state = 'returned';
  if (submission.agreed === 'review') submission.keepUntil = dayAfter(today, REVIEW_KEPT_DAYS);
  const version = Object.assign(newestOf(submission), { state: 'returned', remarks, closing });
  return version.id;
}
