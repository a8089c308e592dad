import type { Params } from '../../../engine/saying.ts';
import { localTime } from '../../../engine/weekly.ts';
import type { MatchNow, MeetingName } from '../facts.ts';

/** What a word about one meeting knows of it. */
export type Meeting = Pick<MeetingName, 'match'> & {
  /** The day that its rule gave it; words that were noted before an update have none. */
  readonly day?: string;
  /** Wall-clock time at which it starts, also where it was moved. */
  readonly starts: string;
  readonly place: string;
  /** The other half. */
  readonly name: string;
};

/** How the meeting is named. */
export const nameOf = ({ match, starts, day = starts.slice(0, 10) }: Meeting): MeetingName => ({ match, day });

/** The holes of every text about a meeting. */
export const momentOf = ({ starts, place, name }: Meeting): Params => ({ day: starts, time: starts, place, name });

/** The match is over on the clock of whoever is spoken to. */
export const isOver = ({ until }: MatchNow, now: string, zone: string): boolean =>
  until < localTime(now, zone).slice(0, 10);
