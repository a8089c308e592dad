import { dayAfter } from '../../engine/weekly.ts';

/**
 * What absence means in a programme, as data. It says what is shown to staff and when; each step is decided by a
 * person. Excused are codes of reasons, `none` among them where a centre asks for none.
 */
export type Policy = {
  readonly graceDays: number;
  readonly excused: readonly string[];
  readonly signalCount: number;
  readonly signalWeeks: number;
  readonly warnings: number;
};

/**
 * What holds where a programme has no policy of its own. Document 002, 1.3.2 and 1.3.3: in the first month absence has
 * no consequences, illness and bereavement are excused, after three official warnings somebody can be reported.
 */
export const DEFAULT_POLICY: Policy = {
  graceDays: 30,
  excused: ['ill', 'child-ill', 'bereavement'],
  signalCount: 3,
  signalWeeks: 6,
  warnings: 3,
};

/** What was registered at one occasion that somebody was expected at, and what she had reported for it. */
export type Turnout = {
  readonly occasion: string;
  /** The wall-clock day on which it took place. */
  readonly day: string;
  /** `present`, `late`, `absent` or `no-show`; null where nobody registered anything. */
  readonly registered: string | null;
  readonly reported: { readonly reason: string; readonly late: boolean } | null;
};

/** `there`: was there, or nothing says otherwise. `grace`: away, too early in the programme to count. */
export type Verdict = 'there' | 'grace' | 'excused' | 'weighed';

/** What a reason becomes after 90 days, when nobody can tell illness from bereavement any more. */
const REDUCED = 'excused';

const wasAway = ({ registered, reported }: Turnout): boolean =>
  registered === null ? reported !== null && !reported.late : registered === 'absent' || registered === 'no-show';

/**
 * How one occasion counts for somebody who is in the programme since a day. What was seen goes before what was
 * reported: who came after all was there. A late arrival is none that counts.
 */
export function verdictOf(turnout: Turnout, since: string, { graceDays, excused }: Policy): Verdict {
  if (!wasAway(turnout)) return 'there';
  if (turnout.day < dayAfter(since, graceDays)) return 'grace';
  const reason = turnout.reported?.reason;
  return reason !== undefined && (reason === REDUCED || excused.includes(reason)) ? 'excused' : 'weighed';
}

/** A decision, at an instant, about occasions that were looked at: none of them counts towards another signal. */
export type Settled = { readonly kind: string; readonly at: string; readonly occasions: readonly string[] };

/** Somebody's way through a programme, as far as absence goes. */
export type Course = {
  readonly since: string;
  readonly turnouts: readonly Turnout[];
  readonly decisions: readonly Settled[];
};

/** The occasions that are to be weighed on a day: missed within the weeks of the policy and not decided about yet. */
export function weighedOn(today: string, { since, turnouts, decisions }: Course, policy: Policy): readonly Turnout[] {
  const first = dayAfter(today, 1 - 7 * policy.signalWeeks);
  const settled = new Set(decisions.flatMap(({ occasions }) => occasions));
  return turnouts.filter(
    (turnout) =>
      turnout.day >= first &&
      turnout.day <= today &&
      !settled.has(turnout.occasion) &&
      verdictOf(turnout, since, policy) === 'weighed',
  );
}

/** Whether so many occasions are worth a look of staff. */
export const isSignal = (weighed: readonly Turnout[], { signalCount }: Policy): boolean =>
  weighed.length >= signalCount;

/**
 * Official warnings in this programme that have not led to a report to the city yet. A warning from an earlier time in
 * the programme counts no more.
 */
export function warningsOf({ since, decisions }: Pick<Course, 'since' | 'decisions'>): number {
  const ordered = decisions.filter(({ at }) => at >= since).toSorted((one, other) => one.at.localeCompare(other.at));
  const afterReport = ordered.slice(ordered.findLastIndex(({ kind }) => kind === 'report') + 1);
  return afterReport.filter(({ kind }) => kind === 'warning').length;
}

/** Whether staff may mark a report to the city: never before so many official warnings. */
export const mayReport = (course: Pick<Course, 'since' | 'decisions'>, { warnings }: Policy): boolean =>
  warningsOf(course) >= warnings;
