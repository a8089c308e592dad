import type { Calendar } from '../../bot/engine/calendar.ts';
import type { Nudge, Window } from '../../bot/engine/capability.ts';
import { type FirstWord, firstWord } from '../../bot/engine/first-word.ts';
import type { House } from '../../bot/engine/house.ts';
import { isBefore } from '../../bot/engine/instant.ts';
import type { Person } from '../../bot/engine/person.ts';
import { localTime } from '../../bot/engine/weekly.ts';
import type { Conversation, Conversations } from '../../bot/ports.ts';
import { nudgesIn } from '../nudges.ts';

/** One thing that would be said first, or would not. Nobody is named: people are told by id. */
export type DueLine = {
  readonly at: string;
  /** The same moment on the person's own clock: `"2026-11-24 09:00"`. */
  readonly local: string;
  readonly person: string;
  readonly what: string;
  readonly why: string;
  readonly key: string;
  /** Null when it would be said at once; else what keeps it silent, or until when it waits. */
  readonly silent: string | null;
};

export type ReportParts = {
  readonly house: House;
  readonly calendar: Calendar;
  readonly conversations: Conversations;
  /** The zone of the centre. */
  readonly zone: string;
};

/** What keeps a nudge from being said at its moment, as things stand now. */
function silenceOf(nudge: Nudge, conversation: Conversation | null): string | null {
  if (nudge.silent !== undefined) return nudge.silent;
  if (conversation === null) return 'unreachable: has not joined a chat';
  const { session, person } = conversation;
  const told = (may: FirstWord): string | null => {
    if (may.kind === 'now') return null;
    if (may.kind === 'never') return may.because === 'unreachable' ? unreachable(person) : may.because;
    const late = !isBefore(may.at, nudge.expires);
    return late
      ? `${may.because}, and then too late`
      : `${may.because}, said at ${localTime(may.at, person.zone).replace('T', ' ')}`;
  };
  const { at, expires, news } = nudge;
  return told(firstWord(news === undefined ? { kind: 'nudge-due', expires } : { kind: 'news' }, session, person, at));
}

/** She blocked us, or the address is gone, and since when. */
const unreachable = ({ unreachable: found, zone }: Person): string =>
  `unreachable: ${found?.why} since ${localTime(found?.since ?? '', zone).replace('T', ' ')}`;

/**
 * Everything that would be said first in a window, to whom, why, and what keeps it silent. Nothing is sent, and
 * nothing is written: the same rules as the worker's, asked beforehand.
 */
export async function dueReport(
  { house, calendar, conversations, zone: centre }: ReportParts,
  window: Window,
): Promise<DueLine[]> {
  const known = new Map<string, Conversation | null>();
  const lines: DueLine[] = [];
  for (const nudge of await allIn(house, calendar, window, centre)) {
    const { person, at, place, why, key } = nudge;
    if (!known.has(person)) known.set(person, await conversations.recognise({ person }));
    const conversation = known.get(person) ?? null;
    const zone = conversation?.person.zone ?? centre;
    const local = localTime(at, zone).replace('T', ' ');
    lines.push({
      at,
      local,
      person,
      what: `${place.room}.${place.step}`,
      why,
      key,
      silent: silenceOf(nudge, conversation),
    });
  }
  return lines;
}

/** All of a window, soonest first; what has the same key is said once. */
async function allIn(...asked: Parameters<typeof nudgesIn>): Promise<Nudge[]> {
  const all = new Map<string, Nudge>();
  for await (const { nudges } of nudgesIn(...asked)) for (const nudge of nudges) all.set(nudge.key, nudge);
  return [...all.values()].sort((one, other) => one.at.localeCompare(other.at) || one.key.localeCompare(other.key));
}

const WIDTHS = [16, 36, 28] as const;

/** The report for people: one line each, and a word when there is nothing. */
export function printed(lines: readonly DueLine[], window: Window): string {
  if (lines.length === 0) return `Nothing is to be said first between ${window.from} and ${window.until}.`;
  const rows = lines.map(({ local, person, what, why, silent }) => {
    const columns = [local, person, what].map((text, at) => text.padEnd(WIDTHS[at] ?? 0));
    return `${columns.join('  ')}  ${why}${silent === null ? '' : `  — silent: ${silent}`}`;
  });
  const silent = lines.filter((line) => line.silent !== null).length;
  return `${rows.join('\n')}\n${lines.length} to be said first, ${silent} of them silent or waiting.`;
}
