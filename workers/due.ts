import type { Calendar } from '../bot/engine/calendar.ts';
import type { Nudge } from '../bot/engine/capability.ts';
import type { House } from '../bot/engine/house.ts';
import { isBefore } from '../bot/engine/instant.ts';
import type { Carrier, Clock, Knock, Knocks, Planner } from '../bot/ports.ts';
import { noteCorrections } from './corrections.ts';
import { nudgesIn } from './nudges.ts';

/** After a longer stop than this, what was missed is too old to be said; a first start looks back as far. */
const LOOK_BACK_MS = 24 * 60 * 60 * 1_000;
/** Occasions that are worked out at a time: well under a second, also in the minute of all reminders. */
const MOST_OCCASIONS = 500;

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

/** How many knocks were carried, and whether there is more to do at once. */
export type Due = { readonly carried: number; readonly more: boolean };

/**
 * Notes what is due by now, or a portion of it, and has open knocks carried. Computed from the database: run twice, or
 * after a flushed queue, it changes nothing that is done and loses nothing that is open.
 */
export async function runDue(parts: DueParts): Promise<Due> {
  const { knocks, carrier, clock } = parts;
  const now = clock();
  const more = await noteNudges(parts, now);
  const open = await knocks.due(now);
  for (const key of open) carrier.knock(key, now);
  return { carried: open.length, more };
}

/** Goes on where the last run stopped; true where this one stopped before the end. */
async function noteNudges({ house, calendar, planner, knocks, zone }: DueParts, now: string): Promise<boolean> {
  const { from, until, bookmark, isNew } = await windowAt(planner, now);
  let worked = 0;
  for await (const { nudges, size, next } of nudgesIn(house, calendar, { from, until }, zone, bookmark)) {
    const noted = nudges.filter((nudge) => isWorthNoting(nudge, isNew, now)).map(knockOf);
    if (noted.length > 0) await knocks.put(noted);
    worked += size;
    if (next === null || worked < MOST_OCCASIONS) continue;
    await planner.pause({ until, bookmark: next });
    return true;
  }
  await noteCorrections(calendar, knocks, { from, until }, now);
  await planner.done(until);
  return false;
}

/** The window that is to be worked out: the one that a run before left off in, or from where the last one ended. */
async function windowAt(planner: Planner, now: string) {
  const earliest = new Date(Date.parse(now) - LOOK_BACK_MS).toISOString();
  const { upTo, paused } = await planner.where();
  const from = upTo === null || isBefore(upTo, earliest) ? earliest : upTo;
  const next = new Date(Date.parse(now) + 1).toISOString();
  return { from, until: paused?.until ?? next, bookmark: paused?.bookmark ?? null, isNew: upTo === null };
}

/**
 * What comes too late by now is noted as well: nothing is said, and staff see why. Not by a house that starts for the
 * very first time, for nobody had expected anything of it.
 */
const isWorthNoting = ({ silent, expires, news }: Nudge, isNew: boolean, now: string): boolean =>
  silent === undefined && (isBefore(now, expires) || (!isNew && news === undefined));

const knockOf = ({ key, person, at, place, expires, news }: Nudge) => ({
  key,
  person,
  at,
  inbound: news === undefined ? ({ kind: 'nudge-due', place, expires } as const) : ({ kind: 'news', ...news } as const),
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
