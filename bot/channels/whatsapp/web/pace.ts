/** How much of something, and why that much. */
export type Rule = { readonly value: number; readonly unit: string; readonly why: string };

const rule = (value: number, unit: string, why: string): Rule => ({ value, unit, why });

/**
 * Everything that is waited for and counted on an ordinary number. WhatsApp publishes no limits for one; it bans
 * numbers that behave like machines, and above all those that write to people who never answer. So the house writes as
 * a person at a desk would, and only ever first to somebody who wrote before.
 *
 * @example PACE.firstGap // → { value: 12000, unit: 'milliseconds', why: '…' }
 */
export const PACE = {
  // How a person writes.
  typingBase: rule(500, 'milliseconds', '"typing…" is shown at least so long before a message'),
  typingEach: rule(20, 'milliseconds a character', 'a quick typist; with the base and the cap, most answers take 2 s'),
  typingMost: rule(3_000, 'milliseconds', 'who waits for an answer is not kept waiting for the sake of looks'),
  firstGap: rule(
    12_000,
    'milliseconds',
    'between first messages to different people: fifty reminders in a quarter of an hour',
  ),
  firstSpread: rule(8_000, 'milliseconds', 'added to the gap at random: only machines keep a beat'),
  newPeople: rule(20, 'people a day', 'first messages to who never answers; bans were seen after some twenty'),
  morning: rule(9, 'o’clock', 'what was over the cap of a day goes on at this hour of the next'),
  // How long something may take.
  inHand: rule(15_000, 'milliseconds', 'a send waits for its turn so long, well within the 60 s of its lease'),
  call: rule(30_000, 'milliseconds', 'one call into the page; what takes longer may still happen, and is looked for'),
  file: rule(45_000, 'milliseconds', 'a file on its way up, within the 60 s of its lease'),
  pending: rule(120_000, 'milliseconds', 'a clock on a message so long after the page was opened anew: sent again'),
  opening: rule(90_000, 'milliseconds', 'from a sign of life of the opening page to the next one'),
  ready: rule(90_000, 'milliseconds', 'from "authenticated" to "ready"; the library may never get there'),
  qr: rule(90_000, 'milliseconds', 'a fresh QR code comes every 20 to 60 s, until WhatsApp stops without a word'),
  code: rule(240_000, 'milliseconds', 'a fresh pairing code comes every 180 s'),
  heartbeat: rule(60_000, 'milliseconds', 'a page that hangs tells nobody; it is asked this often'),
  sweep: rule(300_000, 'milliseconds', 'messages of which the library did not tell are looked for this often'),
  settle: rule(900_000, 'milliseconds', 'after a pairing WhatsApp brings older messages for a while'),
  closing: rule(10_000, 'milliseconds', 'for a browser to save its profile; then it is ended'),
  quiet: rule(3_600_000, 'milliseconds', 'the planned restart waits so long for a moment in which nothing is sent'),
  // Trouble.
  first: rule(1_000, 'milliseconds', 'the wait after a first failure; doubled for each further one'),
  most: rule(300_000, 'milliseconds', 'the longest wait between two attempts'),
  steady: rule(60_000, 'milliseconds', 'a session that lasted so long begins its waits anew'),
  restarts: rule(3, 'restarts an hour', 'from this one on staff are told'),
  idle: rule(5_000, 'milliseconds', 'a process that may not hold the session asks again'),
} as const satisfies Readonly<Record<string, Rule>>;

/** The numbers of the table. Tests go faster; nothing else changes them. */
export type Pace = Readonly<Record<keyof typeof PACE, number>>;

/** The pace of the house, with what a test wants otherwise. */
export function paceOf(changes: Partial<Pace> = {}): Pace {
  const numbers = Object.fromEntries(Object.entries(PACE).map(([name, { value }]) => [name, value]));
  return { ...(numbers as Pace), ...changes };
}

/** How long somebody would type this. */
export const typingTime = (text: string, { typingBase, typingEach, typingMost }: Pace): number =>
  Math.min(typingMost, typingBase + typingEach * text.length);
