import { type Answer, ask, go, type Move, miss, saying, type Visit } from '../../../engine/capability.ts';
import { type Effect, say } from '../../../engine/effect.ts';
import type { Facts, Need } from '../../../engine/fact.ts';
import type { Step } from '../../../engine/flow.ts';
import { type Choice, HUMAN, MENU } from '../../../engine/saying.ts';
import { gather, mine } from '../facts.ts';
import { isPhoto } from '../named.ts';
import { MOST_FILES } from '../rules.ts';
import { type Sending, TALK, unfinishedOf } from './way.ts';

const ALL: Choice = { id: 'yes', label: 'cv-desk.pages-all', icon: '✅' };

/** The file of this turn is taken, as long as there is room; then how many there are, that are not refused. */
export function taken(sending: Sending, facts: Facts): { readonly count: number; readonly effects: Effect[] } {
  const before = unfinishedOf(facts)?.files ?? 0;
  if (before >= MOST_FILES) return { count: before, effects: [say(saying('cv-desk.full'))] };
  return { count: before + 1, effects: [gather({ ...sending, since: null })] };
}

/** A document is whole; after a photo there may be another page. */
export function received(answer: Answer & { kind: 'file' }, { kind, of }: Sending, facts: Facts): Move {
  const { count, effects } = taken({ kind, of }, facts);
  const step = isPhoto(answer.name) && count < MOST_FILES ? 'pages' : 'job';
  return go(step, { kind, of, count }, ...effects);
}

/** A file is counted among those that are there. */
export const needsForFile = (_: unknown, { answer }: Visit): Need[] => (answer?.kind === 'file' ? [mine({})] : []);

const send: Step<Sending> = {
  needs: needsForFile,
  ask: ({ kind }) => ask(saying(`cv-desk.send-${kind}`, {}, [...(kind === 'cv' ? [TALK] : []), HUMAN, MENU])),
  answer: (answer, data, _, facts) => (answer.kind === 'file' ? received(answer, data, facts) : miss),
};

const pages: Step<Sending & { readonly count: number }> = {
  needs: needsForFile,
  ask: ({ count }) => ask(saying('cv-desk.pages', { count }, [ALL, HUMAN])),
  answer(answer, { kind, of }, _, facts) {
    if (answer.kind === 'file') return received(answer, { kind, of }, facts);
    return answer.kind === 'choice' ? go('job', { kind, of }) : miss;
  },
};

export const sendSteps = { send, pages };
