/**
 * How long this process was at work for it, in milliseconds. Not how long it took: a machine that is busy with
 * something else makes everything late, and nothing dear.
 */
export function cpuMsOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
