import type { Nudge, Window } from '../bot/engine/capability.ts';
import { type Facts, type Need, withAnswer } from '../bot/engine/fact.ts';
import type { House } from '../bot/engine/house.ts';
import { isBefore } from '../bot/engine/instant.ts';
import type { Carrier, Clock, FactSource, Knock, Knocks } from '../bot/ports.ts';

/** After a stop of this length the nudges of meanwhile are still said, where they have not expired. */
const LOOK_BACK_MS = 24 * 60 * 60 * 1_000;

export type DueParts = {
  readonly house: House;
  readonly facts: FactSource;
  readonly knocks: Knocks;
  readonly carrier: Carrier;
  readonly clock: Clock;
};

/** Everything that the rooms want to say first in a window, soonest first, with what they know to be silent. */
export async function nudgesIn(
  house: House,
  source: FactSource,
  window: Window,
  now: string,
): Promise<readonly Nudge[]> {
  const rooms = house.rooms.flatMap(({ due }) => (due === undefined ? [] : [due]));
  const needs = rooms.flatMap((due) => due.needs(window));
  const facts = await answered(source, needs, now);
  const nudges = rooms.flatMap((due) => due.nudges(facts, window));
  return nudges.sort((one, other) => one.at.localeCompare(other.at) || one.key.localeCompare(other.key));
}

async function answered(source: FactSource, needs: readonly Need[], now: string): Promise<Facts> {
  const answers = await source.answer(needs, null, now);
  return needs.reduce<Facts>((facts, need, index) => withAnswer(facts, need, answers[index]), new Map());
}

/**
 * Notes what is due by now and has every open knock carried. Computed from the database each time: run twice, or
 * after a flushed queue, it changes nothing that is done and loses nothing that is open.
 */
export async function runDue({ house, facts, knocks, carrier, clock }: DueParts): Promise<number> {
  const now = clock();
  const window = {
    from: new Date(Date.parse(now) - LOOK_BACK_MS).toISOString(),
    until: new Date(Date.parse(now) + 1).toISOString(),
  };
  const nudges = await nudgesIn(house, facts, window, now);
  const loud = nudges.filter(({ silent, expires }) => silent === undefined && isBefore(now, expires));
  await knocks.put(
    loud.map(({ key, person, at, place, expires }) => ({
      key,
      person,
      at,
      inbound: { kind: 'nudge-due', place, expires },
    })),
  );
  const open = await knocks.due(now);
  for (const key of open) carrier.knock(key, now);
  return open.length;
}

/** Knocks at the door with one open knock. One that is done, or was for somebody who is gone, is a quiet return. */
export async function runKnock(
  knocks: Knocks,
  inbound: (knock: Knock) => Promise<unknown>,
  clock: Clock,
  key: string,
): Promise<void> {
  const knock = await knocks.find(key);
  if (knock === null || isBefore(clock(), knock.at)) return;
  await inbound({ from: { person: knock.person }, arrival: { key, inbound: knock.inbound } });
  await knocks.done(key, clock());
}
