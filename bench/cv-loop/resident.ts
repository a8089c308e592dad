import { setTimeout as pause } from 'node:timers/promises';
import { REFUSALS, type Refusal } from '../../bot/cv/reading.ts';
import { loadWords } from '../../bot/words.ts';

/** What somebody has in her hand: a name and bytes. */
export type Sheet = { readonly name: string; readonly content: Uint8Array };

/** What she saw of it at once. `page`: the page of the chat did not even send it, and said why. */
export type Handed = {
  readonly came: 'receipt' | Refusal | 'page';
  /** Milliseconds from the moment at which she sent the file until then, with all questions in between answered. */
  readonly ms: number;
};

/** Somebody at a telephone or a browser, as a program has to move her. */
export type Hands = {
  /** Opens the chat and agrees, up to the menu. */
  begin(): Promise<void>;
  /** Taps the newest choice with this text. */
  tap(label: string): Promise<void>;
  /** Sends the file; false where the page refuses it. */
  send(sheet: Sheet): Promise<boolean>;
  /** What can be tapped now, and everything that was said. */
  sees(): Promise<{ readonly choices: readonly string[]; readonly said: readonly string[] }>;
};

const words = loadWords();
export const said = (key: string): string => words.say(key, undefined, 'nl');

const SOON_MS = 20;
const PATIENCE_MS = 60_000;

/** Asks again and again until there is an answer. */
export async function until<Found>(
  what: string,
  found: () => Promise<Found | null>,
  most = PATIENCE_MS,
): Promise<Found> {
  const late = Date.now() + most;
  while (Date.now() < late) {
    const one = await found();
    if (one !== null) return one;
    await pause(SOON_MS);
  }
  throw new Error(`nobody saw ${what}`);
}

const has = (labels: readonly string[], label: string): boolean => labels.some((one) => one.includes(label));

/** Hands in one document as its CV, tap by tap, and tells what came of it. */
export async function handIn(hands: Hands, sheet: Sheet): Promise<Handed> {
  await hands.begin();
  await hands.tap(said('cv-desk.menu'));
  await hands.tap(said('cv-desk.kind-cv'));
  const begun = performance.now();
  const done = (came: Handed['came']): Handed => ({ came, ms: performance.now() - begun });
  if (!(await hands.send(sheet))) return done('page');
  const next = await until(`a question after ${sheet.name}`, async () => {
    const { choices } = await hands.sees();
    return (['cv-desk.pages-all', 'cv-desk.job-skip'] as const).find((key) => has(choices, said(key))) ?? null;
  });
  await hands.tap(said(next));
  if (next === 'cv-desk.pages-all') await hands.tap(said('cv-desk.job-skip'));
  await hands.tap(said('cv-desk.agree-review'));
  return done(await until(`a receipt for ${sheet.name}`, () => outcome(hands)));
}

async function outcome(hands: Hands): Promise<'receipt' | Refusal | null> {
  const { choices, said: lines } = await hands.sees();
  if (has(choices, said('cv-desk.status-choice'))) return 'receipt';
  return REFUSALS.find((why) => lines.some((line) => line.includes(said(`cv-desk.refused-${why}`)))) ?? null;
}
