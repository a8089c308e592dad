/** One thing in a calendar, in the words of whoever reads it. */
export type CalendarEvent = {
  /** Its name for ever, in every calendar of the world: by it an app knows the newer copy for the same thing. */
  readonly uid: string;
  /** How often it was changed, and when last, as an instant. */
  readonly revision: number;
  readonly revisedAt: string;
  /** Instants. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly summary: string;
  readonly location: string;
  readonly pin: { readonly latitude: number; readonly longitude: number } | null;
  readonly isCancelled: boolean;
};

/** Octets in a line, the end of it not counted. RFC 5545, 3.1 */
const LINE_OCTETS = 75;
const PRODUCT = '-//Buurtmus//Buurtmus//NL';
/** How often an app is asked to look again; most choose for themselves. */
const LOOK_AGAIN = 'PT1H';

/** What ends a line, what no text may hold, and half of a character: in names, places and titles all are blanks. */
const plain = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();

/** RFC 5545, 3.3.11 */
const escaped = (text: string): string => plain(text).replaceAll(/[\\;,]/gu, (sign) => `\\${sign}`);

/** `"20261124T130000Z"`. In UTC no clock change has to be told, and every app shows it on its reader's own clock. */
const momentOf = (instant: string): string => instant.replaceAll(/[-:]|\.\d+/gu, '');

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x1_00_00 ? 3 : 4;
}

/** Most lines are short, and of Latin letters: told without counting. */
const SHORT = /^[\x20-\x7e]{0,75}$/u;

/** Longer lines go on after a blank, and no character is cut in two. */
function folded(line: string): string {
  if (SHORT.test(line)) return line;
  let text = '';
  let room = LINE_OCTETS;
  for (const character of line) {
    const octets = octetsOf(character);
    if (octets > room) {
      text += '\r\n ';
      room = LINE_OCTETS - 1;
    }
    text += character;
    room -= octets;
  }
  return text;
}

function linesOf({ uid, revision, revisedAt, startsAt, endsAt, ...told }: CalendarEvent): string[] {
  const { summary, location, pin, isCancelled } = told;
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `SEQUENCE:${revision}`,
    // Without a METHOD this too says when it was last changed, so an unchanged calendar stays the same to the letter.
    `DTSTAMP:${momentOf(revisedAt)}`,
    `LAST-MODIFIED:${momentOf(revisedAt)}`,
    `DTSTART:${momentOf(startsAt)}`,
    `DTEND:${momentOf(endsAt)}`,
    `SUMMARY:${escaped(summary)}`,
    ...(location === '' ? [] : [`LOCATION:${escaped(location)}`]),
    ...(pin === null ? [] : [`GEO:${pin.latitude};${pin.longitude}`]),
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    // In an agenda that colleagues or a family can look into, it is hers alone.
    'CLASS:PRIVATE',
    'END:VEVENT',
  ];
}

/**
 * A calendar as RFC 5545 writes it. With a name it is one that an app reads again and again; without, a file that is
 * taken over once.
 */
export function icsOf(events: readonly CalendarEvent[], name: string | null): string {
  const followed =
    name === null
      ? []
      : [
          `NAME:${escaped(name)}`,
          `X-WR-CALNAME:${escaped(name)}`,
          `REFRESH-INTERVAL;VALUE=DURATION:${LOOK_AGAIN}`,
          `X-PUBLISHED-TTL:${LOOK_AGAIN}`,
        ];
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${PRODUCT}`,
    'CALSCALE:GREGORIAN',
    ...followed,
    ...events.flatMap(linesOf),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}
