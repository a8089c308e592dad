import { cpuOf } from '../cpu.ts';
import { percentile, type Result } from './result.ts';

/** What every variant does: a mentee reports that she cannot come, in six messages. */
const MEASURED = 2_000;
/**
 * Played first and not measured, by every variant: what is timed is a process that has been running for a while. With 400
 * its compiler was still busy on the second core, which cost ours, with the most code, a tenth of its turns.
 */
const WARM_UP = 2_000;
export const CONVERSATIONS = MEASURED + WARM_UP;
const IN_FLIGHT = 32;
/** Menu, absence, longer than once, the whole week, another reason, no childcare. */
const MESSAGES = ['menu', '1', '3', '1', '5', '1'] as const;
export const TURNS = CONVERSATIONS * MESSAGES.length;
export const MEASURED_TURNS = MEASURED * MESSAGES.length;

/** One message of one conversation, answered and safe when it resolves. */
export type Take = (conversation: number, turn: number, text: string) => Promise<void>;

async function inFlight(first: number, end: number, run: (index: number) => Promise<void>): Promise<void> {
  let next = first;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < end; index = next++) await run(index);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
}

/** Plays conversations interleaved: everybody's first message, then everybody's second one. */
async function play(first: number, end: number, take: Take): Promise<number[]> {
  const latencies: number[] = [];
  for (const [turn, text] of MESSAGES.entries()) {
    await inFlight(first, end, async (conversation) => {
      const sent = performance.now();
      await take(conversation, turn, text);
      latencies.push(performance.now() - sent);
    });
  }
  return latencies;
}

/** Measures a variant. `settle` waits for what it still has to write after its last answer, and is part of the time. */
export async function measure(take: Take, settle: () => Promise<void> = async () => {}): Promise<Result> {
  await play(MEASURED, CONVERSATIONS, take);
  await settle();
  const postmaster = Number(process.env.BENCH_POSTMASTER ?? 0);
  const postgresBefore = cpuOf(postmaster);
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const latencies = await play(0, MEASURED, take);
  await settle();
  const seconds = (performance.now() - begun) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  const postgresAfter = cpuOf(postmaster);
  latencies.sort((one, other) => one - other);
  const postgres = postgresBefore === null || postgresAfter === null ? null : postgresAfter - postgresBefore;
  return {
    turnsPerSecond: MEASURED_TURNS / seconds,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    clientCpu: (user + system) / 1_000 / MEASURED_TURNS,
    postgresCpu: postgres === null ? null : (postgres / MEASURED_TURNS) * 1_000,
  };
}
