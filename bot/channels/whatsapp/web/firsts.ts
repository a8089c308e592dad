import { Temporal } from 'temporal-polyfill';
import { pause } from '../../backoff.ts';
import type { Delivery, Spoken } from '../../channel.ts';
import { keptIn } from './kept.ts';
import type { Pace } from './pace.ts';

/** What the house says first, held back so that the number does not look like a machine. */
export type Firsts = {
  /** Null when a message may go, perhaps after a short wait; otherwise when to come again. Never rejects. */
  admit(message: Spoken, isNew: () => Promise<boolean>): Promise<Delivery | null>;
};

export type FirstsParts = {
  readonly pace: Pace;
  readonly zone: string;
  readonly now: () => number;
  /** Where today's count is kept: a restart must not begin a new day. */
  readonly file: string;
  readonly trouble: (error: unknown) => void;
};

const later = (seconds: number, why: string): Delivery => ({
  kind: 'later',
  seconds: Math.ceil(seconds),
  why,
  untried: true,
});

type Counted = { readonly day: string; readonly people: number };

/** Turns that are kept for messages which come again; more than a number could send in a day. */
const REMEMBERED = 10_000;

/**
 * Answers pass: somebody waits for them. What the house says first to different people goes one by one, each in a
 * turn of its own, so that a message that is told to come later is told so once; and only so many a day go to people
 * who never wrote here. See `PACE` for the numbers.
 */
export async function createFirsts({ pace, zone, now, file, trouble }: FirstsParts): Promise<Firsts> {
  const kept = keptIn<Counted>(file);
  let counted = (await kept.read()) ?? { day: '', people: 0 };
  const turns = new Map<string, number>();
  let last = { to: '', at: 0 };

  const here = () => Temporal.Instant.fromEpochMilliseconds(now()).toZonedDateTimeISO(zone);
  const peopleToday = (): number => (counted.day === here().toPlainDate().toString() ? counted.people : 0);
  const count = (): Promise<void> => {
    counted = { day: here().toPlainDate().toString(), people: peopleToday() + 1 };
    return kept.write(counted).catch(trouble);
  };
  /** When this message may go. Asked again in its turn, it answers the same; who comes late gets a new one. */
  const turnOf = ({ ref, to }: Spoken): number => {
    const mine = turns.get(ref);
    if (mine !== undefined && mine > now() - pace.firstGap) return mine;
    const gap = to === last.to ? 0 : pace.firstGap + Math.random() * pace.firstSpread;
    const at = Math.max(now(), last.at + gap);
    last = { to, at };
    turns.set(ref, at);
    if (turns.size > REMEMBERED) turns.delete([...turns.keys()][0] as string);
    return at;
  };
  const untilMorning = (): number => {
    const morning = here().add({ days: 1 }).withPlainTime({ hour: pace.morning });
    return Math.ceil((morning.epochMilliseconds - now()) / 1_000);
  };
  return {
    async admit(message, isNew) {
      if (message.isAnswer) return null;
      const wait = turnOf(message) - now();
      if (wait > pace.inHand) return later(wait / 1_000, 'one person at a time');
      turns.delete(message.ref);
      // Who cannot be looked up counts as new: better late than banned.
      const counts = await isNew().catch(() => true);
      if (counts && peopleToday() >= pace.newPeople) {
        return later(untilMorning(), 'enough new people for today');
      }
      if (counts) await count();
      await pause(wait);
      return null;
    },
  };
}
