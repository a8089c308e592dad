import type { Language } from '../engine/language.ts';
import type { Param, Params } from '../engine/saying.ts';
import type { CalendarEvent } from './ics.ts';

/** A day of something in somebody's own calendar, with nothing in it but what she may know. */
export type Entry = {
  readonly occasion: string;
  /** Whom a guardian brings; null where somebody comes for herself. */
  readonly child: string | null;
  /** Which lesson, which kind of appointment, with whom she meets every week. */
  readonly what: Param;
  /** First names beside that: of the visitor for a host, of both halves for staff. */
  readonly names: readonly string[];
  /** Instants. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string;
  readonly address: string | null;
  readonly pin: CalendarEvent['pin'];
  readonly state: 'planned' | 'cancelled';
  readonly revision: number;
  readonly revisedAt: string;
};

/** Puts a key into words. */
export type Say = (key: string, params: Params | undefined, language: Language) => string;

/** In whose words, and under whose name the house signs: `{ "language": "ar", "host": "chat.example.org" }`. */
export type Reader = { readonly say: Say; readonly language: Language; readonly host: string };

function told(what: Param, { say, language }: Reader): string {
  if (typeof what !== 'object') return String(what);
  if ('key' in what) return say(what.key, what.params, language);
  return what.content[language] ?? what.content.nl ?? '';
}

/** `"Hulp met cv: Plamen"` */
function summaryOf({ what, names }: Entry, reader: Reader): string {
  if (names.length === 0) return told(what, reader);
  return reader.say('calendar.with', { what, name: names.join(', ') }, reader.language);
}

/** An entry in the words of its reader. A child has an entry of its own: a mother may bring two to one thing. */
export function eventOf(entry: Entry, reader: Reader): CalendarEvent {
  const { occasion, child, startsAt, endsAt, place, address, pin, state, revision, revisedAt } = entry;
  return {
    uid: `${occasion}${child === null ? '' : `-${child}`}@${reader.host}`,
    revision,
    revisedAt,
    startsAt,
    endsAt,
    summary: summaryOf(entry, reader),
    location: address === null ? place : `${place}, ${address}`,
    pin,
    isCancelled: state === 'cancelled',
  };
}
