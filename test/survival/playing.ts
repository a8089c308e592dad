import { type Phone, phone } from '../channels/telegram/phone.ts';
import type { Mentee } from './cast.ts';
import type { Draw } from './draw.ts';
import type { History } from './history.ts';
import type { Platform } from './platform.ts';
import type { Step } from './script.ts';
import type { Tempo } from './tempo.ts';

export type Stage = {
  readonly platform: Platform;
  readonly history: History;
  readonly tempo: Tempo;
  readonly draw: Draw;
};

/** So many steps lie between the first and the last to go on: at any moment, somebody is at each of the steps. */
const SPREAD = 8;
/** How long she waits before she looks again, or, if she is impatient, presses again. */
const PATIENCE_MS = 5_000;
/** At most so often in a conversation. */
const MOST_PRESSES_AGAIN = 2;

/** Where a conversation stands: how many steps are done, and since when the next one waits for its answer. */
export type Standing = { done: number; waitsSince: number; longest: number };

/** Plays one conversation to its end. Everybody begins at once; after that some are quicker than others. */
export async function play(mentee: Mentee, stage: Stage, standing: Standing): Promise<void> {
  const person = personOf(mentee, stage);
  const pause = stage.draw.between(0, SPREAD);
  let done = (): void => {};
  for (const [index, step] of mentee.script.entries()) {
    // Whoever did not wait for the answer goes on in the same breath.
    if (!mentee.script[index - 1]?.hasty) done = await stage.tempo.turn(index === 0 ? 0 : index + pause);
    standing.waitsSince = Date.now();
    await person.takes(step);
    if (!step.hasty) done();
    standing.longest = Math.max(standing.longest, Date.now() - standing.waitsSince);
    standing.done++;
  }
}

function personOf(mentee: Mentee, { platform, history, draw }: Stage) {
  const screen = phone(platform.telegram, mentee.chat);
  const chat = String(mentee.chat);
  let turns = 0;
  /** The turn of the question that she answers now, and how often she has pressed twice. */
  let question = 0;
  let again = 0;

  const acts = (step: Step, hears: readonly string[]): void => {
    const { update_id: id } = act(screen, step, question, mentee.types);
    history.updates.push({ id, chat, at: Date.now(), hears });
    turns++;
  };
  const stillThere = (step: Step): boolean =>
    screen.shows().some(({ buttons }) => buttons.some((one) => one.callback_data === `${question}.${step.chooses}`));
  return {
    /** Does what the script says, and resolves when she has got her answer. */
    async takes(step: Step): Promise<void> {
      acts(step, step.hears);
      const turn = turns;
      if (step.hasty) return;
      while (!(await platform.watch.answered(chat, turn, draw.between(1, 2) * PATIENCE_MS))) {
        if (!mentee.impatient || again >= MOST_PRESSES_AGAIN || !stillThere(step)) continue;
        again++;
        acts(step, ['engine.stale']);
      }
      question = turn;
    },
  };
}

function act(screen: Phone, { writes, chooses }: Step, question: number, types: boolean) {
  if (writes !== undefined) return screen.writes(writes);
  return types ? screen.writes(String(chooses)) : screen.presses(`${question}.${chooses}`);
}
