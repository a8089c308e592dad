import { ask, keepQuiet, leave, miss, moveTo, saying } from '../../../engine/capability.ts';
import type { Step } from '../../../engine/flow.ts';
import { type Choice, HUMAN, MENU, type Params, type Saying } from '../../../engine/saying.ts';
import { type Missed, missed } from '../facts.ts';

type Asked = {
  readonly occasion: string;
  /** The child who was missed, by id. */
  readonly child: string | null;
  /** What she was asked about: the question stays the same for as long as it is open. */
  readonly told?: Missed;
};

const WELL: Choice = { id: 'well', label: 'attendance.well', icon: '🙂' };
const HELP: Choice = {
  id: 'want-help',
  label: 'attendance.want-help',
  icon: '🔎',
  to: { room: 'social-map', step: 'start', data: {} },
};
const GLAD = leave(saying('attendance.glad', {}, [MENU]));

/** "I was ill" becomes a report afterwards; a centre that keeps no reasons hears only that she could not. */
function excuse({ child, asksReason }: Missed): Choice {
  if (!asksReason) return { id: 'excuse', label: 'attendance.could-not', icon: '🙋' };
  return { id: 'excuse', label: `attendance.was-ill${child === null ? '' : '-child'}`, icon: '🤒' };
}

function wordsOf({ kind, child, what, starts }: Missed): { key: string; params: Params } {
  const params = { what, day: starts };
  if (child !== null) return { key: 'attendance.missed-child', params: { ...params, child } };
  return { key: kind === 'match' ? 'attendance.missed-match' : 'attendance.missed', params };
}

const question = (told: Missed): Saying => {
  const { key, params } = wordsOf(told);
  return saying(key, params, [WELL, excuse(told), HELP, HUMAN]);
};

/** Somebody was missed: how is she? Once for each occasion, and only while it still stands so. */
const howAreYou: Step<Asked> = {
  needs: ({ occasion, child, told }) => (told === undefined ? [missed({ occasion, child })] : []),
  ask({ occasion, child, told }, _, facts) {
    if (told !== undefined) return ask(question(told));
    const found = missed.from(facts, { occasion, child });
    return found === null ? keepQuiet('answered') : ask(question(found), { occasion, child, told: found });
  },
  answer(answer, { child, told }) {
    if (answer.kind === 'refused' || told === undefined) return GLAD;
    if (answer.kind !== 'choice') return miss;
    if (answer.id === WELL.id) return GLAD;
    const { kind, series, starts, asksReason } = told;
    const ill = child === null ? 'ill' : 'child-ill';
    const data = { kind, series, starts, child, reason: asksReason ? ill : 'none' };
    return moveTo({ room: 'absence', step: 'afterwards', data });
  },
};

export const missedSteps = { missed: howAreYou };
