import { setTimeout as pause } from 'node:timers/promises';
import { type Bot, type Half, openBot } from './bot.ts';
import type { Draw } from './draw.ts';
import type { History, Life } from './history.ts';
import { type Moment, momentOf, rest } from './moment.ts';
import type { Platform } from './platform.ts';

export type Arena = {
  readonly platform: Platform;
  readonly history: History;
  readonly draw: Draw;
  /** What is struck, and the settings with which it is started. */
  readonly half: Half;
  readonly settings: Readonly<Record<string, string>>;
  /** The file that its lines go to. */
  readonly lines: number;
  /** What the database holds under a lease now. */
  leases(): Promise<Leases>;
  /** Resolves when everybody is talking: the first life is left alone until then. */
  readonly begun: Promise<void>;
  /** Told after each kill. */
  readonly struck: (kill: Kill) => void;
};

/** Messages under a lease, and until when. */
type Leases = ReadonlyMap<string, number>;

export type Kill = { readonly number: number; readonly age: number; readonly moment: Moment; readonly orphans: number };

/** Somebody who lives. */
type Alive = { readonly bot: Bot; readonly life: Life; readonly listens: Promise<void> };

const LONGEST_START_MS = 30_000;

/** Starts the bot, kills it so many times, each time starting it anew at once, and leaves the last one alive. */
export async function rage(arena: Arena, kills: number): Promise<Bot> {
  let alive = bornIn(arena);
  await living(alive.bot, alive.listens);
  const start = Date.now() - alive.life.born;
  await living(alive.bot, arena.begun);
  let leases: Leases = new Map();
  for (let number = 1; number <= kills; number++) {
    const moment = momentOf(arena.draw);
    if (moment !== 'starting') await living(alive.bot, alive.listens);
    await living(alive.bot, rest(moment, arena, start));
    leases = await strike(arena, alive, leases);
    const { born, died, orphans } = alive.life;
    alive = bornIn(arena);
    arena.struck({ number, age: (died ?? born) - born, moment, orphans: orphans.size });
  }
  await living(alive.bot, alive.listens);
  return alive.bot;
}

function bornIn({ platform, history, half, settings, lines }: Arena): Alive {
  const life: Life = { number: history.lives.length + 1, born: Date.now(), died: null, orphans: new Map() };
  history.lives.push(life);
  const listens = within(platform.watch.called(platform.listens), LONGEST_START_MS);
  // Nobody may be waiting for it: who is struck while starting never listens.
  listens.catch(() => {});
  return { bot: openBot(half, settings, lines), life, listens };
}

async function strike({ platform, leases }: Arena, { bot, life }: Alive, inherited: Leases): Promise<Leases> {
  await bot.kill();
  life.died = Date.now();
  // What it had written before its death has arrived; nothing may be taken for a word of its successor.
  platform.watch.catchUp();
  const held = await leases();
  life.orphans = new Map([...held].filter(([ref, until]) => inherited.get(ref) !== until));
  return held;
}

/** A bot that dies without having been struck ends the run: that is a fault of its own. */
export async function living(bot: Bot, meanwhile: Promise<void>): Promise<void> {
  const died = await Promise.race([meanwhile.then(() => null), bot.dead]);
  if (died !== null) throw new Error(`the bot died by itself: ${died}`);
}

async function within(happens: Promise<void>, ms: number): Promise<void> {
  const late = pause(ms, 'late', { ref: false });
  if ((await Promise.race([happens, late])) === 'late') throw new Error(`the bot did not listen within ${ms} ms`);
}
