import type { Mark, Thread, ThreadLine, Threads } from '../../ports.ts';
import type { SentFile, SentFiles, TakenBack } from './files.ts';
import { type Bubble, bubblesOf, type Words } from './render.ts';

/** A conversation, or what is new in it. */
export type Reading = {
  readonly thread: Thread;
  readonly bubbles: readonly Bubble[];
  /** Lines that the page may still show, and should not. */
  readonly takenBack: readonly Mark[];
  /** The last line read, shown or not. */
  readonly mark: Mark | null;
  /** True when these are all the lines there are: what the page showed before is gone. */
  readonly whole: boolean;
};

export type Reader = {
  readonly threads: Threads;
  readonly sentFiles: SentFiles;
  readonly takenBack: TakenBack;
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

/** What became of the files in these lines. Mostly there are none, and nobody is asked. */
async function sentIn(
  { sentFiles }: Reader,
  { conversation }: Thread,
  lines: readonly ThreadLine[],
): Promise<readonly SentFile[]> {
  const turns = lines.flatMap(({ turn, inbound }) =>
    inbound?.kind === 'file' || inbound?.kind === 'voice' ? [turn] : [],
  );
  return turns.length === 0 ? [] : sentFiles.of(conversation, turns);
}

/** A conversation as it is kept, and what of it was taken back. */
type Kept = { readonly thread: Thread; readonly takenBack: readonly Mark[] };

async function reading(reader: Reader, address: string, { thread, takenBack }: Kept, from: number): Promise<Reading> {
  const stands = (line: Mark) => !takenBack.some((mark) => same(mark, line));
  const lines = thread.lines.filter(stands);
  const fresh = thread.lines.slice(from).filter(stands);
  const question = from === 0 ? null : missingQuestion(lines);
  const earlier = question === null ? null : await reader.threads.of(at(address), { turn: question, position: 0 });
  const context = earlier === null ? lines : [...earlier.lines.filter(stands), ...lines];
  const sent = await sentIn(reader, thread, fresh);
  const speechless = (error: unknown) => reader.alarm('a line of the web chat has no words', error);
  const bubbles = bubblesOf({ lines: fresh, askedTurn: thread.askedTurn, context, sent, speechless }, reader.words);
  return { thread, bubbles, takenBack, mark: thread.lines.at(-1) ?? null, whole: from === 0 };
}

const at = (address: string) => ({ channel: 'web', id: address });

async function keptAfter(reader: Reader, address: string, after?: Mark): Promise<Kept | null> {
  const [thread, takenBack] = await Promise.all([
    reader.threads.of(at(address), after),
    reader.takenBack.of(at(address)),
  ]);
  return thread === null ? null : { thread, takenBack };
}

/** Everything that still stands in a conversation; null for somebody who never wrote. */
export async function readAll(reader: Reader, address: string): Promise<Reading | null> {
  const kept = await keptAfter(reader, address);
  return kept === null ? null : reading(reader, address, kept, 0);
}

/**
 * What came after a mark. The turn of the mark is read along: it mostly holds the question that was answered, and
 * when the marked line is not in it any more, the conversation was erased meanwhile and is read as a whole.
 */
export async function readOn(reader: Reader, address: string, seen: Mark | null): Promise<Reading | null> {
  if (seen === null) return readAll(reader, address);
  const kept = await keptAfter(reader, address, { turn: seen.turn, position: -1 });
  if (kept === null) return null;
  const here = kept.thread.lines.findIndex((line) => same(line, seen));
  return here < 0 ? readAll(reader, address) : reading(reader, address, kept, here + 1);
}
