import { setTimeout as pause } from 'node:timers/promises';
import { type Account, account } from './accounting.ts';
import type { Bot } from './bot.ts';
import type { Mentee } from './cast.ts';
import { faultsIn } from './checks.ts';
import { createDraw } from './draw.ts';
import { type Evidence, readEvidence, readLeases } from './evidence.ts';
import { harass } from './harassing.ts';
import type { History } from './history.ts';
import { type Kill, rage } from './nemesis.ts';
import type { Platform } from './platform.ts';
import { play, type Standing } from './playing.ts';
import { killLine } from './report.ts';
import type { Settings } from './settings.ts';
import { settled } from './settling.ts';
import { createTempo, type Tempo } from './tempo.ts';
import type { Theatre } from './theatre.ts';

export type Performance = {
  readonly settings: Settings;
  readonly cast: readonly Mentee[];
  readonly history: History;
  readonly theatre: Theatre;
  readonly platform: Platform;
  /** The settings of the bot, and the open file that its lines go to. */
  readonly environment: Readonly<Record<string, string>>;
  readonly lines: number;
  readonly tell: (line: string) => void;
};

const LOOK_EVERY_MS = 100;

/** What was done, seen and found. */
export type Played = {
  readonly cast: readonly Mentee[];
  readonly standings: readonly Standing[];
  readonly history: History;
  readonly kills: readonly Kill[];
  readonly evidence: Evidence;
  readonly account: Account;
  readonly faults: readonly string[];
  readonly seconds: number;
};

/** Everybody talks, the bot is killed, and when all has come to its end it is looked at what there is. */
export async function perform(performance: Performance): Promise<Played> {
  const { cast, history, theatre, platform, tell } = performance;
  const started = Date.now();
  const tempo = createTempo();
  const troubles: string[] = [];
  const standings = playAll(performance, tempo, (trouble) => troubles.push(trouble));
  const unfinished = (): number => standings.filter(({ done }, n) => done < (cast[n]?.script.length ?? 0)).length;
  const kills: Kill[] = [];
  const begun = allBegun(standings).then(() => tell('everybody is talking'));
  const survivors = await killing(performance, begun, (kill) => {
    kills.push(kill);
    tell(killLine(kill, history, unfinished()));
  });
  tell(`the killing is over; ${unfinished()} conversations open`);
  if (!(await settled(theatre.pool, unfinished))) troubles.push(...waitingOnes(cast, standings));
  for (const survivor of survivors) troubles.push(...(await endOf(survivor)));
  tempo.stop();
  platform.watch.catchUp();
  const evidence = await readEvidence(theatre.pool);
  const result = account(evidence.said, history);
  const faults = [...troubles, ...result.faults, ...faultsIn(cast, history.updates, evidence)];
  const seconds = (Date.now() - started) / 1_000;
  return { cast, standings, history, kills, evidence, account: result, faults, seconds };
}

function playAll(
  { settings, cast, history, platform }: Performance,
  tempo: Tempo,
  trouble: (what: string) => void,
): readonly Standing[] {
  return cast.map((mentee, n) => {
    const standing: Standing = { done: 0, waitsSince: 0, longest: 0 };
    const draw = createDraw(settings.seed * 1_009 + n);
    const stage = { platform, history, tempo, draw };
    play(mentee, stage, standing).catch((error) => trouble(`chat ${mentee.chat}: ${error}`));
    return standing;
  });
}

async function allBegun(standings: readonly Standing[]): Promise<void> {
  while (standings.some(({ done }) => done === 0)) await pause(LOOK_EVERY_MS);
}

/** Kills until it is enough; what lives on is returned. */
async function killing(
  performance: Performance,
  begun: Promise<void>,
  struck: (kill: Kill) => void,
): Promise<readonly Bot[]> {
  const { settings, history, theatre, platform, environment, lines } = performance;
  const leases = () => readLeases(theatre.pool);
  const arena = { platform, history, settings: environment, lines, leases, begun, struck };
  const draw = createDraw(settings.seed);
  if (settings.halves === 'both') return [await rage({ ...arena, half: 'both', draw }, settings.kills)];
  const enough = new AbortController();
  return Promise.all([
    rage({ ...arena, half: 'bot', draw }, settings.kills).finally(() => enough.abort()),
    harass({ ...arena, draw: createDraw(settings.seed + 1) }, enough.signal),
  ]);
}

const waitingOnes = (cast: readonly Mentee[], standings: readonly Standing[]): string[] => [
  'not everything came to its end in time',
  ...standings.flatMap(({ done, waitsSince }, n) => {
    const { chat, script } = cast[n] as Mentee;
    const waits = ((Date.now() - waitsSince) / 1_000).toFixed(0);
    return done === script.length ? [] : [`chat ${chat}: waits ${waits} s for ${script[done]?.hears.join()}`];
  }),
];

/** Who was left alive goes when asked to. */
async function endOf(survivor: Bot): Promise<string[]> {
  const how = await survivor.stop();
  return how === 'exit 0' ? [] : [`a process that was asked to stop ended with ${how}`];
}
