/** A third of the shortest lease. */
const EVERY_MS = 40_000;

/** Does something that takes long, and asks for more time with it again and again meanwhile. */
export async function whileBeating<Result>(
  extend: () => Promise<unknown>,
  task: () => Promise<Result>,
): Promise<Result> {
  // One that could not be asked for is asked for the next time; whoever lost it finds out when he notes what he did.
  const beat = setInterval(() => void extend().catch(() => {}), EVERY_MS);
  return task().finally(() => clearInterval(beat));
}
