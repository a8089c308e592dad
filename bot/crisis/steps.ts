/**
 * Who is alerted, step by step, as long as nobody takes a case on: whoever is first on call, the others on call,
 * everybody, and everybody once more. Where nobody is on call everybody is, from the first step on.
 */
export function stepsFor(onCall: readonly string[], everybody: readonly string[]): readonly (readonly string[])[] {
  const there = onCall.filter((one) => everybody.includes(one));
  const [first, ...others] = there;
  if (first === undefined) return [everybody, everybody, everybody];
  return [[first], ...(others.length > 0 ? [others] : []), everybody, everybody];
}
