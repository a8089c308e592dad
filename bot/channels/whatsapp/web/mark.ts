import { createHash } from 'node:crypto';
import { keptIn } from './kept.ts';

/** What is kept: up to when all is heard, in WhatsApp's seconds, and of which number, unreadable. */
type Noted = { readonly until: number; readonly of: string };

const DAY_SECONDS = 86_400;

/**
 * Up to when everything that came in is safe with the house. WhatsApp's own "unread" does not tell: somebody who
 * reads along on the telephone clears it.
 */
export type Mark = {
  /** Whether a number was paired here before. */
  readonly known: boolean;
  /** Up to when all is safe. */
  readonly until: number;
  /**
   * A session of this number stands. A number that was just paired and is new here begins now: what people wrote to it
   * before it was ours is not answered.
   */
  open(number: string, justPaired: boolean): Promise<void>;
  /** Nothing moves until it is released: there may be gaps before what comes in now. */
  hold(): void;
  release(): void;
  /** A message of this instant came in, and is safe once `end` is called. */
  begin(at: number): void;
  end(at: number): void;
};

/** Keeps the mark in a file. It lags a little behind: what is then heard twice is silent the second time. */
export async function openMark(file: string, now: () => number, trouble: (error: unknown) => void): Promise<Mark> {
  const kept = keptIn<Noted>(file);
  let noted = await kept.read();
  let held = true;
  let newest = 0;
  const open: number[] = [];

  const move = (): void => {
    if (held || noted === null) return;
    const safe = open.length === 0 ? newest : Math.min(newest, Math.min(...open) - 1);
    if (safe <= noted.until) return;
    noted = { ...noted, until: safe };
    kept.write(noted).catch(trouble);
  };
  return {
    get known() {
      return noted !== null;
    },
    get until() {
      return noted?.until ?? now();
    },
    async open(number, justPaired) {
      const of = createHash('sha256').update(number).digest('base64url');
      if (noted?.of === of) return;
      const isKnown = noted !== null && !justPaired;
      // The file was lost with the session still there: a day is looked through rather than nothing.
      const otherwise = justPaired ? now() : now() - DAY_SECONDS;
      noted = { until: isKnown && noted !== null ? noted.until : otherwise, of };
      await kept.write(noted);
    },
    hold() {
      held = true;
    },
    release() {
      held = false;
      move();
    },
    begin: (at) => void open.push(at),
    end(at) {
      open.splice(open.indexOf(at), 1);
      // A clock that runs ahead somewhere must not carry the mark past what is still to come.
      newest = Math.max(newest, Math.min(at, now()));
      move();
    },
  };
}
