import type { Mark, Thread, ThreadLine, Threads } from '../../ports.ts';
import { type Bubble, bubblesOf, type Words } from './render.ts';

/** A conversation, or what is new in it. */
export type Reading = {
  readonly thread: Thread;
  readonly bubbles: readonly Bubble[];
  /** The last line read, shown or not. */
  readonly mark: Mark | null;
  /** True when these are all the lines there are: what the page showed before is gone. */
  readonly whole: boolean;
};

export type Reader = {
  readonly threads: Threads;
  readonly words: Words;
  readonly alarm: (what: string, error: unknown) => void;
};

const same = (one: Mark, other: Mark) => one.turn === other.turn && one.position === other.position;

/** The first turn that somebody picked from and that is not among these lines. */
function missingQuestion(lines: readonly ThreadLine[]): number | null {
  const turns = new Set(lines.filter(({ saying }) => saying !== null).map(({ turn }) => turn));
  const picked = lines.flatMap(({ inbound }) => (inbound?.kind === 'choice' ? [inbound.turn] : []));
  const missing = picked.filter((turn) => !turns.has(turn));
  return missing.length === 0 ? null : Math.min(...missing);
}

async function reading(reader: Reader, address: string, thread: Thread, from: number): Promise<Reading> {
  const { lines, askedTurn } = thread;
  const fresh = lines.slice(from);
  const question = from === 0 ? null : missingQuestion(lines);
  const earlier = question === null ? null : await reader.threads.of(at(address), { turn: question, position: 0 });
  const context = earlier === null ? lines : [...earlier.lines, ...lines];
  const speechless = (error: unknown) => reader.alarm('a line of the web chat has no words', error);
  const bubbles = bubblesOf({ lines: fresh, askedTurn, context, speechless }, reader.words);
  return { thread, bubbles, mark: lines.at(-1) ?? null, whole: from === 0 };
}

const at = (address: string) => ({ channel: 'web', id: address });

/** Everything that still stands in a conversation; null for somebody who never wrote. */
export async function readAll(reader: Reader, address: string): Promise<Reading | null> {
  const thread = await reader.threads.of(at(address));
  return thread === null ? null : reading(reader, address, thread, 0);
}

/**
 * What came after a mark. The turn of the mark is read along: it mostly holds the question that was answered, and
 * when the marked line is not in it any more, the conversation was erased meanwhile and is read as a whole.
 */
export async function readOn(reader: Reader, address: string, seen: Mark | null): Promise<Reading | null> {
  if (seen === null) return readAll(reader, address);
  const thread = await reader.threads.of(at(address), { turn: seen.turn, position: -1 });
  if (thread === null) return null;
  const here = thread.lines.findIndex((line) => same(line, seen));
  return here < 0 ? readAll(reader, address) : reading(reader, address, thread, here + 1);
}
