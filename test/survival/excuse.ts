import { type Life, lifeAt, type Send } from './history.ts';

/** A message as the database holds it at the end. */
export type Said = {
  readonly ref: string;
  readonly chat: string;
  readonly turn: number;
  readonly position: number;
  /** As it has to look on a telephone. */
  readonly looks: string;
  /** The id under which the platform took it, as it was recorded; null where no delivery was. */
  readonly platformId: number | null;
};

/** A message that arrived once more than it should have, and the life that nobody can blame for it. */
export type Double = {
  readonly said: Said;
  readonly send: Send;
  readonly life: number;
  /** From the platform's answer to the death of the process that had not written it down yet. */
  readonly window: number;
};

/** A process that lives on for this long after the platform's answer should have written it down. */
export const WINDOW_MS = 5_000;

/**
 * Excuses messages of which the database does not know that they were sent. There is one excuse only: the life that
 * sent it was killed within a moment, the database held the message under a lease of that very life right after its
 * death, and a later life sent it again. Returns what is excused, and what is not.
 */
export function excused(
  unrecorded: readonly Send[],
  said: readonly Said[],
  sends: ReadonlyMap<number, Send>,
  lives: readonly Life[],
): { readonly doubles: readonly Double[]; readonly guilty: readonly Send[] } {
  const doubles: Double[] = [];
  const guilty: Send[] = [];
  for (const send of unrecorded) {
    const life = lifeAt(lives, send.at);
    const mayBe = (one: Said): boolean =>
      one.looks === send.looks && wasSentAgain(one, sends, lives, life) && !isUsed(doubles, one, life);
    const one = isLastWord(send, life) ? said.find(mayBe) : undefined;
    if (one === undefined || life === undefined) guilty.push(send);
    else doubles.push({ said: one, send, life: life.number, window: Math.max(0, (life.died ?? 0) - send.at) });
  }
  return { doubles, guilty };
}

/** It was sent in the last moments of a life that was killed. */
const isLastWord = ({ at }: Send, life: Life | undefined): boolean =>
  life !== undefined && life.died !== null && life.died - at <= WINDOW_MS;

/** It was left lying by that life, under a lease that still ran, and sent by a later one. */
function wasSentAgain(
  { ref, platformId }: Said,
  sends: ReadonlyMap<number, Send>,
  lives: readonly Life[],
  life: Life | undefined,
): boolean {
  const again = sends.get(platformId ?? Number.NaN);
  if (life === undefined || again === undefined) return false;
  const leased = (life.orphans.get(ref) ?? 0) > (life.died ?? Number.POSITIVE_INFINITY);
  return leased && (lifeAt(lives, again.at)?.number ?? 0) > life.number;
}

/** One life sends a message once: its death excuses no second time. */
const isUsed = (doubles: readonly Double[], { ref }: Said, life: Life | undefined): boolean =>
  doubles.some((double) => double.said.ref === ref && double.life === life?.number);
