import { parse, updateId } from './parse.ts';
import type { Take, Taken } from './receiving.ts';

/**
 * The updates that were fetched and not confirmed yet: those from `offset` on. An update is confirmed, and with it
 * all before it, by asking for later ones, so the offset may only pass what is safe.
 */
export type Window = {
  readonly offset: number | undefined;
  /** True when something was fetched that is not safe. */
  readonly open: boolean;
  /** Takes what is not safe yet, and moves the offset up to the first that still is not. Never rejects. */
  takeAll(updates: readonly unknown[], take: Take): Promise<Outcome>;
};

/** How a round went: whether the house heard anything, and what went wrong first. */
export type Outcome = { readonly heard: boolean; readonly failure: { readonly error: unknown } | null };

/** An update by its number, and in whose lane it waits. */
type Numbered = { readonly id: number; readonly update: unknown };

export function createWindow(): Window {
  let offset: number | undefined;
  let open = false;
  /** What is safe although something before it is not. */
  let safe = new Map<number, Taken>();
  /** What failed in the round before. */
  let failing = new Set<number>();

  return {
    get offset() {
      return offset;
    },
    get open() {
      return open;
    },
    async takeAll(updates, take) {
      const numbered = numberedOf(updates);
      const waiting = numbered.filter(({ id }) => !safe.has(id));
      const proof = waiting.some(({ id }) => !failing.has(id)) ? [] : proofAmong(numbered, safe);
      const round = await takeInLanes(waiting.length === 0 ? [] : [...proof, ...waiting], take);
      for (const [id, taken] of round.taken) safe.set(id, taken);
      const first = numbered.find(({ id }) => !safe.has(id));
      open = first !== undefined;
      offset = first?.id ?? after(numbered);
      safe = new Map([...safe].filter(([id]) => offset !== undefined && id > offset));
      failing = new Set(waiting.filter(({ id }) => !round.taken.has(id)).map(({ id }) => id));
      return { heard: [...round.taken.values()].includes('heard'), failure: round.failure };
    },
  };
}

const numberedOf = (updates: readonly unknown[]): readonly Numbered[] =>
  updates
    .flatMap((update) => {
      const id = updateId(update);
      return id === null ? [] : [{ id, update }];
    })
    .sort((one, other) => one.id - other.id);

/** Nothing after an empty answer: asked without an offset, Telegram is followed when it counts anew after a quiet week. */
function after(numbered: readonly Numbered[]): number | undefined {
  const last = numbered.at(-1);
  return last === undefined ? undefined : last.id + 1;
}

/**
 * Where only updates are left that failed before, one that passed is handed over once more. It is silent, because it
 * was heard, and it proves that the house hears, so that the others can be told from a house that is away.
 */
const proofAmong = (numbered: readonly Numbered[], safe: ReadonlyMap<number, Taken>): readonly Numbered[] =>
  numbered.filter(({ id }) => safe.get(id) === 'heard').slice(-1);

type Round = { readonly taken: ReadonlyMap<number, Taken>; readonly failure: Outcome['failure'] };

/** Chats side by side; in a chat one after the other, and nothing after one that failed. */
async function takeInLanes(updates: readonly Numbered[], take: Take): Promise<Round> {
  const lanes = new Map<string, Numbered[]>();
  for (const one of updates) {
    const lane = laneOf(one);
    lanes.set(lane, [...(lanes.get(lane) ?? []), one]);
  }
  const taken = new Map<number, Taken>();
  let failure: Outcome['failure'] = null;
  const takeLane = async (lane: readonly Numbered[]): Promise<void> => {
    try {
      for (const { id, update } of lane) taken.set(id, await take(update));
    } catch (error) {
      failure ??= { error };
    }
  };
  await Promise.all([...lanes.values()].map(takeLane));
  return { taken, failure };
}

function laneOf({ id, update }: Numbered): string {
  const from = parse(update)?.from;
  return from !== undefined && 'address' in from ? from.address.id : `alone ${id}`;
}
