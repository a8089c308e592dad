import { percentile } from '../turns/result.ts';
import type { Settings } from './settings.ts';

/** What was seen from outside, and what the house itself counted. */
export type Outcome = {
  /** From the burst to the last reminder. */
  readonly seconds: number;
  /** How often a reminder arrived, for each chat in which one did. */
  readonly arrived: readonly number[];
  /** How long replies took, in milliseconds: before the burst, and during it. */
  readonly replies: { readonly calm: readonly number[]; readonly burst: readonly number[] };
  readonly unanswered: number;
  /** Calls that Telegram refused with 429. */
  readonly refused: number;
  readonly mostInASecond: number;
  readonly left: { readonly knocks: number; readonly messages: number };
  /** Attempts to deliver by what came of them. */
  readonly delivered: Readonly<Record<string, number>>;
  readonly cpuSeconds: number;
};

/** What a reply may take. */
const LIMIT_MS = 2_000;

const timesOf = (replies: readonly number[]) => {
  const sorted = [...replies].sort((one, other) => one - other);
  const of = (share: number) => Math.round(percentile(sorted, share));
  return { count: sorted.length, p50: of(0.5), p95: of(0.95), p99: of(0.99), most: of(1) };
};

export function resultOf({ reminders }: Settings, outcome: Outcome) {
  const { arrived, replies, left, ...rest } = outcome;
  const twice = arrived.filter((times) => times > 1).length;
  const missing = reminders - arrived.length;
  const [calm, burst] = [timesOf(replies.calm), timesOf(replies.burst)];
  const isWhole = missing === 0 && twice === 0 && left.knocks === 0 && left.messages === 0 && rest.unanswered === 0;
  const holds = isWhole && rest.refused === 0 && burst.p95 < LIMIT_MS;
  return { ...rest, ...left, perSecond: reminders / rest.seconds, missing, twice, calm, burst, holds };
}

/** The figures as a table, with what was hurried. */
export function print({ factor, reminders, chatting, processes }: Settings, result: ReturnType<typeof resultOf>): void {
  const { calm, burst, delivered } = result;
  const times = ({ count, p50, p95, p99, most }: typeof calm) =>
    [count, p50, p95, p99, most].map((figure) => String(figure).padStart(8)).join('');
  const lines = [
    `${reminders} reminders at once while ${chatting} people chat; embedded PostgreSQL, the real house in ${processes === 1 ? 'one process' : `${processes} processes`}, grammY`,
    factor === 1
      ? 'in real time: 30 messages a second, one a second for each chat'
      : `time is compressed ${factor} times: Telegram's limits, our rate and the people are ${factor} times as fast`,
    '',
    '                      replies     p50     p95     p99    most   (milliseconds as measured)',
    `before the burst     ${times(calm)}`,
    `during the burst     ${times(burst)}`,
    ...(factor === 1
      ? []
      : [`in real time p95 would be ${burst.p95 * factor} ms at most, were all of it waiting for the rate`]),
    '',
    `last reminder after      ${result.seconds.toFixed(1)} s, ${result.perSecond.toFixed(1)} a second (in real time ${(result.seconds * factor).toFixed(0)} s)`,
    `most in any one second   ${result.mostInASecond} of ${30 * factor} messages`,
    `429                      ${result.refused}`,
    `missing · twice          ${result.missing} · ${result.twice}`,
    `left over                ${result.knocks} knocks, ${result.messages} messages, ${result.unanswered} lines without a reply`,
    `attempts to deliver      ${Object.entries(delivered)
      .map(([what, times]) => `${times} ${what}`)
      .join(', ')}`,
    `processor of the house   ${result.cpuSeconds.toFixed(1)} s`,
    '',
    result.holds ? 'It holds: not one 429, every message once, p95 of replies below 2 s.' : 'IT DOES NOT HOLD.',
  ];
  console.log(lines.join('\n'));
}
