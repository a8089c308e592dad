import type { Calendar, Occasion, Sweep } from '../bot/engine/calendar.ts';
import type { Moment, Nudge, Window } from '../bot/engine/capability.ts';
import type { House } from '../bot/engine/house.ts';
import { isBefore } from '../bot/engine/instant.ts';
import type { Carrier, Clock, Knock, Knocks, Planner } from '../bot/ports.ts';
import { noteCorrections } from './corrections.ts';
import { partsOf } from './sweeping.ts';

/** After a longer stop than this, what was missed is too old to be said; a first start looks back as far. */
const LOOK_BACK_MS = 24 * 60 * 60 * 1_000;

export type DueParts = {
  readonly house: House;
  readonly calendar: Calendar;
  readonly planner: Planner;
  readonly knocks: Knocks;
  readonly carrier: Carrier;
  readonly clock: Clock;
  /** The zone of the centre. */
  readonly zone: string;
};

/**
 * Everything that the rooms want to say first in a window, part by part: as many occasions at a time as the calendar
 * gives, so that a year and a city fit as well.
 */
export async function* nudgesIn(
  house: House,
  calendar: Calendar,
  window: Window,
  zone: string,
): AsyncGenerator<readonly Nudge[]> {
  for (const { sweep, moments } of sweepsOf(house, window, zone)) {
    for await (const occasions of partsOf(calendar, sweep)) {
      yield occasions.flatMap((occasion) => nudgesOf(moments, occasion, window));
    }
  }
}

/** Each sweep once, with the moments that want it. */
function sweepsOf(house: House, window: Window, zone: string): { sweep: Sweep; moments: Moment[] }[] {
  const sweeps = new Map<string, { sweep: Sweep; moments: Moment[] }>();
  for (const moment of house.rooms.flatMap(({ due = [] }) => due)) {
    for (const sweep of moment.sweeps(window, zone)) {
      const name = JSON.stringify(sweep);
      const known = sweeps.get(name) ?? { sweep, moments: [] };
      sweeps.set(name, { sweep, moments: [...known.moments, moment] });
    }
  }
  return [...sweeps.values()];
}

const nudgesOf = (moments: readonly Moment[], occasion: Occasion, { from, until }: Window): Nudge[] =>
  moments.flatMap((moment) => moment.nudges(occasion)).filter(({ at }) => !isBefore(at, from) && isBefore(at, until));

/**
 * Notes what is due by now and has every open knock carried. Computed from the database: run twice, or after a
 * flushed queue, it changes nothing that is done and loses nothing that is open.
 */
export async function runDue(parts: DueParts): Promise<number> {
  const { knocks, carrier, clock } = parts;
  const now = clock();
  await noteNudges(parts, now);
  const open = await knocks.due(now);
  for (const key of open) carrier.knock(key, now);
  return open.length;
}

async function noteNudges({ house, calendar, planner, knocks, zone }: DueParts, now: string): Promise<void> {
  const earliest = new Date(Date.parse(now) - LOOK_BACK_MS).toISOString();
  const done = await planner.doneUpTo();
  const from = done === null || isBefore(done, earliest) ? earliest : done;
  const until = new Date(Date.parse(now) + 1).toISOString();
  for await (const nudges of nudgesIn(house, calendar, { from, until }, zone)) {
    const loud = nudges.filter(({ silent, expires }) => silent === undefined && isBefore(now, expires));
    if (loud.length > 0) await knocks.put(loud.map(knockOf));
  }
  await noteCorrections(calendar, knocks, { from, until }, now);
  await planner.done(until);
}

const knockOf = ({ key, person, at, place, expires }: Nudge) => ({
  key,
  person,
  at,
  inbound: { kind: 'nudge-due', place, expires } as const,
});

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
