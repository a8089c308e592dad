import type { Inbound } from '../engine/inbound.ts';
import type { Speech } from './speech.ts';
import { TEXTS } from './texts.ts';

/** What came in, as it was kept: with the reason where the bot kept quiet about it. */
type Kept = Inbound & { readonly silent?: string };

type Reader = { readonly speech: Speech; readonly colleagues: ReadonlyMap<string, string> };

/** What happened; `quoted` is what was not sent. */
export type Happened = { readonly what: string; readonly quoted: string | null };

/** The bot comes back to these by itself. */
const LATER = new Set(['quiet-hours', 'running-conversation']);

/** The small grey line for something that the resident neither said nor heard; null for everything else. */
export function noteOn(inbound: Kept, { speech, colleagues }: Reader): Happened | null {
  const { thread } = TEXTS;
  switch (inbound.kind) {
    case 'staff-take':
      return { what: thread.took(inbound.name), quoted: null };
    case 'staff-hand-back':
      return { what: thread.gaveBack(colleagues.get(inbound.staff) ?? thread.someone), quoted: null };
    case 'nudge-due':
      return { what: unlessSilent(inbound, thread.nudge), quoted: null };
    case 'news':
      return {
        what: unlessSilent(inbound, thread.news),
        quoted: inbound.silent === undefined ? null : speech.dutch(inbound.key, inbound.params),
      };
    case 'result':
      return { what: thread.result, quoted: null };
    case 'effect-refused':
      return { what: thread.refused, quoted: null };
    default:
      return null;
  }
}

function unlessSilent({ silent }: Kept, spoken: string): string {
  if (silent === undefined) return spoken;
  const why = TEXTS.silent[silent] ?? TEXTS.otherReason;
  return LATER.has(silent) ? TEXTS.thread.sentLater(why) : TEXTS.thread.notSent(why);
}
