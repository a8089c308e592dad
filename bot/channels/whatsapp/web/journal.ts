import { appendFile, readFile, writeFile } from 'node:fs/promises';

/** A message whose sending was begun: when, in milliseconds, and the WhatsApp ids of the parts that are known to be there. */
export type Begun = { readonly at: number; readonly parts: ReadonlyMap<number, string> };

/**
 * What was begun to be sent, on disk: after a crash the outbox knows that a message may have arrived, and this tells
 * since when to look for it in the chat. It holds no word and no person, only the names of messages.
 */
export type Journal = {
  find(ref: string): Begun | null;
  /** Resolves when it is written down: only then may something be sent. */
  begin(ref: string): Promise<void>;
  arrived(ref: string, part: number, id: string): Promise<void>;
  /** Whether a message in a chat is known to be some part of ours: then it is no other. */
  isTaken(id: string): boolean;
};

type Line = { readonly ref: string; readonly at: number; readonly part?: number; readonly id?: string };

/** The outbox gives a message up long before. */
const KEPT_MS = 86_400_000;
/** Lines after which the file is written anew with what still counts. */
const LONG = 20_000;

export async function openJournal(file: string, now: () => number): Promise<Journal> {
  const entries = new Map<string, { at: number; parts: Map<number, string> }>();
  const taken = new Set<string>();
  let lines = 0;
  let writing: Promise<unknown> = Promise.resolve();

  const take = ({ ref, at, part, id }: Line): void => {
    if (part === undefined || id === undefined) {
      entries.delete(ref);
      entries.set(ref, { at, parts: new Map() });
      return;
    }
    entries.get(ref)?.parts.set(part, id);
    taken.add(id);
  };
  const forget = (): void => {
    for (const [ref, { at, parts }] of entries) {
      if (at > now() - KEPT_MS) return;
      entries.delete(ref);
      for (const id of parts.values()) taken.delete(id);
    }
  };
  const rewrite = async (): Promise<void> => {
    forget();
    const kept = [...entries].flatMap(([ref, { at, parts }]) => [
      { ref, at },
      ...[...parts].map(([part, id]) => ({ ref, at, part, id })),
    ]);
    lines = kept.length;
    await writeFile(file, kept.map((line) => `${JSON.stringify(line)}\n`).join(''), { mode: 0o600 });
  };
  const add = (line: Line): Promise<void> => {
    take(line);
    const written = writing.then(() => (++lines > LONG ? rewrite() : appendFile(file, `${JSON.stringify(line)}\n`)));
    writing = written.catch(() => {});
    return written;
  };

  for (const line of linesIn(await readFile(file, 'utf8').catch(() => ''))) take(line);
  await rewrite();
  return {
    find: (ref) => entries.get(ref) ?? null,
    begin: (ref) => add({ ref, at: now() }),
    arrived: (ref, part, id) => add({ ref, at: now(), part, id }),
    isTaken: (id) => taken.has(id),
  };
}

/** A process that was killed may leave half a line behind. */
function linesIn(text: string): readonly Line[] {
  return text.split('\n').flatMap((line) => {
    try {
      const { ref, at, part, id } = JSON.parse(line) as Line;
      return typeof ref === 'string' && typeof at === 'number'
        ? [{ ref, at, ...(part === undefined || id === undefined ? {} : { part, id }) }]
        : [];
    } catch {
      return [];
    }
  });
}
