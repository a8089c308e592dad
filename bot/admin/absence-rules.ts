import { REASONS } from '../capabilities/absence/facts.ts';
import type { Policy } from '../capabilities/absence/policy.ts';

/** Every reason that can be excused; `none` where a centre asks for none. */
export const EXCUSABLE = [...REASONS, 'none'] as const;

/** The numbers of a policy, with the least and the most that makes sense. Reasons are known for 90 days. */
export const RANGES = {
  graceDays: [0, 92],
  signalCount: [1, 20],
  signalWeeks: [1, 12],
  warnings: [1, 10],
} as const;
export type Range = keyof typeof RANGES;
export const RANGE_NAMES = Object.keys(RANGES) as Range[];

const numberIn = (text: string | undefined, [least, most]: readonly [number, number]): number | null => {
  const number = /^\d{1,3}$/u.test(text ?? '') ? Number(text) : -1;
  return number >= least && number <= most ? number : null;
};

/** The policy that a form sends, or the first number in it that makes no sense. */
export function policyIn(
  sent: Readonly<Record<string, string>>,
): { readonly value: Policy } | { readonly wrong: Range } {
  const numbers = RANGE_NAMES.map((name) => [name, numberIn(sent[name], RANGES[name])] as const);
  const wrong = numbers.find(([, number]) => number === null);
  if (wrong !== undefined) return { wrong: wrong[0] };
  const excused = EXCUSABLE.filter((reason) => sent[`excused-${reason}`] === 'yes');
  return { value: { ...(Object.fromEntries(numbers) as Record<Range, number>), excused } };
}
