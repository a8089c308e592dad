import type { Inbound } from '../engine/inbound.ts';
import type { Language } from '../engine/language.ts';
import { numberIn } from '../engine/normalise.ts';
import type { Choice, Saying } from '../engine/saying.ts';
import type { Command } from '../engine/six-words.ts';
import type { Understanding } from '../engine/understanding.ts';
import type { ThreadLine } from '../ports.ts';

/** One turn of a conversation as it was kept: what came in, and what was said to it. */
export type KeptTurn = {
  readonly turn: number;
  readonly inbound: Inbound | null;
  readonly line: ThreadLine | null;
  readonly said: readonly (ThreadLine & { readonly saying: Saying })[];
};

/** What a later turn has to know of the earlier ones to be read. */
export type Scene = {
  /** The question with choices that was said last. */
  readonly asked: Saying | null;
  /** By turn, for buttons: they name the turn of their question. */
  readonly askedIn: ReadonlyMap<number, Saying>;
  /** A human has the conversation: a number is then a number. */
  readonly held: boolean;
};

export const OPENING: Scene = { asked: null, askedIn: new Map(), held: false };

/** Answers with which the bot shows that it took a message for no choice of the open question. */
const NOT_TAKEN = new Set(['engine.miss', 'engine.lost', 'engine.where-we-were', 'engine.greeting', 'engine.thanks']);

export const speaksOfDanger = ({ said }: KeptTurn): boolean =>
  said.some(({ saying }) => saying.key.startsWith('crisis.'));

/** As the engine reads numbers that are no choice: 0 goes back, 9 is a human. */
const KEYS: Readonly<Record<number, Command>> = { 0: 'back', 9: 'human' };

/** Which of the six words that work everywhere somebody wrote; null where a human had the conversation. */
export function commandGiven(
  turn: KeptTurn,
  scene: Scene,
  understanding: Pick<Understanding, 'command'>,
): Command | null {
  const { inbound } = turn;
  if (inbound?.kind !== 'text' || scene.held || speaksOfDanger(turn)) return null;
  return understanding.command(inbound.text) ?? KEYS[numberIn(inbound.text) ?? -1] ?? null;
}

/**
 * Which choice somebody made, by button, number or word; null where she said something else. The engine decided it
 * then and kept no note; this reads the same question with the same understanding, and believes the bot's own
 * answer where that shows otherwise.
 */
export function choiceMade(
  turn: KeptTurn,
  scene: Scene,
  understanding: Pick<Understanding, 'choice' | 'command'>,
  language: Language,
): Choice | null {
  const { inbound, said } = turn;
  if (inbound?.kind === 'choice') return scene.askedIn.get(inbound.turn)?.choices?.[inbound.number - 1] ?? null;
  if (inbound?.kind !== 'text' || scene.held || scene.asked === null || said.length === 0) return null;
  if (speaksOfDanger(turn) || said.some(({ saying }) => NOT_TAKEN.has(saying.key))) return null;
  if (commandGiven(turn, scene, understanding) !== null) return null;
  return understanding.choice(inbound.text, scene.asked.choices ?? [], language);
}

const HOLDS = new Set<Inbound['kind']>(['staff-take', 'staff-reply', 'staff-phrase']);

/** The scene after a turn. */
export function after(scene: Scene, { turn, inbound, said }: KeptTurn): Scene {
  const asked = said.findLast(({ saying }) => (saying.choices?.length ?? 0) > 0)?.saying ?? null;
  const held = inbound !== null && HOLDS.has(inbound.kind) ? true : scene.held && inbound?.kind !== 'staff-hand-back';
  if (asked === null) return held === scene.held ? scene : { ...scene, held };
  return { asked, askedIn: new Map([...scene.askedIn, [turn, asked]]), held };
}

/** Lines by turn, in order. */
export function turnsOf(lines: readonly ThreadLine[]): KeptTurn[] {
  const turns = new Map<number, { line: ThreadLine | null; said: KeptTurn['said'][number][] }>();
  for (const line of lines) {
    const kept = turns.get(line.turn) ?? { line: null, said: [] };
    if (line.saying !== null) kept.said.push({ ...line, saying: line.saying });
    else kept.line = line;
    turns.set(line.turn, kept);
  }
  return [...turns].map(([turn, { line, said }]) => ({ turn, inbound: line?.inbound ?? null, line, said }));
}
