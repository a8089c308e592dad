import { cpuOf } from '../cpu.ts';
import { percentile, type Result } from './result.ts';

/** What every variant does: a mentee reports that she cannot come, in six messages. */
export const CONVERSATIONS = 2_000;
export const IN_FLIGHT = 32;
/** Menu, absence, which meeting, reason, how long, yes. */
export const MESSAGES = ['menu', '1', '1', '1', '1', '1'] as const;
export const TURNS = CONVERSATIONS * MESSAGES.length;

/** One message of one conversation, answered and safe when it resolves. */
export type Take = (conversation: number, turn: number, text: string) => Promise<void>;

async function inFlight(count: number, most: number, run: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) await run(index);
  };
  await Promise.all(Array.from({ length: most }, lane));
}

/**
 * Plays all conversations interleaved: everybody's first message, then everybody's second one. `settle` waits for
 * what a variant still has to write after its last answer; it is part of the time.
 */
export async function measure(take: Take, settle: () => Promise<void> = async () => {}): Promise<Result> {
  const latencies: number[] = [];
  const postmaster = Number(process.env.BENCH_POSTMASTER ?? 0);
  const postgresBefore = cpuOf(postmaster);
  const cpu = process.cpuUsage();
  const begun = performance.now();
  for (const [turn, text] of MESSAGES.entries()) {
    await inFlight(CONVERSATIONS, IN_FLIGHT, async (conversation) => {
      const sent = performance.now();
      await take(conversation, turn, text);
      latencies.push(performance.now() - sent);
    });
  }
  await settle();
  const seconds = (performance.now() - begun) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  const postgresAfter = cpuOf(postmaster);
  latencies.sort((one, other) => one - other);
  return {
    turnsPerSecond: TURNS / seconds,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    clientCpu: (user + system) / 1_000 / TURNS,
    postgresCpu:
      postgresBefore === null || postgresAfter === null ? null : ((postgresAfter - postgresBefore) / TURNS) * 1_000,
  };
}
