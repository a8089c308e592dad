import type { Inbound } from '../../engine/inbound.ts';
import { type Choice, HUMAN } from '../../engine/saying.ts';
import { daysParam } from './days.ts';

/** What an official warning says. A person decided on it; `words` are her own, in Dutch, and may be empty. */
export type Warning = {
  readonly name: string;
  readonly programme: string;
  /** Wall-clock dates, at least one. */
  readonly days: readonly string[];
  readonly words: string;
};

const SEE_MINE: Choice = {
  id: 'mine',
  label: 'absence.mine-choice',
  icon: '📋',
  to: { room: 'absence', step: 'mine', data: {} },
};

/** A warning that was wrong counts no more: `day` is the one on which it was given. */
export const withdrawalOf = (name: string, day: string): Extract<Inbound, { kind: 'news' }> => ({
  kind: 'news',
  key: 'absence.warning-withdrawn',
  params: { name, day },
});

/** An official warning as it is sent: who decided it, about which days, and the two ways to answer. */
export function warningOf({ name, programme, days, words }: Warning): Extract<Inbound, { kind: 'news' }> {
  const params = { name, programme, days: daysParam(days) };
  const choices = [HUMAN, SEE_MINE];
  return words === ''
    ? { kind: 'news', key: 'absence.warning', params, choices }
    : { kind: 'news', key: 'absence.warning-in-words', params: { ...params, text: words }, choices };
}
