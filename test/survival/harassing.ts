import { setTimeout as pause } from 'node:timers/promises';
import { type Bot, openBot } from './bot.ts';
import { type Arena, living } from './nemesis.ts';

/** How long the workers are left alone, from before they have begun to well into their work. */
const MERCY_MS = { from: 500, until: 8_000 };

/**
 * Kills the workers, where they are a process of their own, again and again until the signal is given. They send
 * nothing themselves, so there is nothing to account for; what they were at has to be done by whoever comes next.
 */
export async function harass(
  { draw, settings, lines }: Pick<Arena, 'draw' | 'settings' | 'lines'>,
  until: AbortSignal,
): Promise<Bot> {
  let workers = openBot('workers', settings, lines);
  for (;;) {
    await living(workers, pause(draw.between(MERCY_MS.from, MERCY_MS.until)));
    if (until.aborted) return workers;
    await workers.kill();
    workers = openBot('workers', settings, lines);
  }
}
