import ICAL from 'ical.js';

/** One event as another's parser reads it: the one of Thunderbird. */
export type Parsed = {
  readonly uid: string;
  readonly summary: string;
  readonly location: string | null;
  readonly sequence: number;
  readonly status: string;
  readonly starts: string;
  readonly ends: string;
  readonly revised: string;
  readonly stamp: string;
  readonly geo: unknown;
  /** Names of all its properties: what a name might have smuggled in would stand here. */
  readonly properties: readonly string[];
};

const instant = (value: unknown): string => (value as ICAL.Time).toJSDate().toISOString();

/** The name of a calendar is younger than what ical.js knows, and given back as written: read as the text that it is. */
function nameIn(calendar: ICAL.Component): string | null {
  const written = calendar.getFirstPropertyValue('x-wr-calname');
  return written === null ? null : String(ICAL.parse.property(`SUMMARY:${written}`)[3]);
}

/** A calendar as ical.js reads it; throws where it is none. */
export function parsed(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const of = (component: ICAL.Component) => {
    const value = (name: string) => component.getFirstPropertyValue(name);
    return {
      uid: String(value('uid')),
      summary: String(value('summary')),
      location: value('location') as string | null,
      sequence: Number(value('sequence')),
      status: String(value('status')),
      starts: instant(value('dtstart')),
      ends: instant(value('dtend')),
      revised: instant(value('last-modified')),
      stamp: instant(value('dtstamp')),
      geo: value('geo'),
      properties: component.getAllProperties().map(({ name }) => name),
    } satisfies Parsed;
  };
  return {
    name: nameIn(calendar),
    components: calendar.getAllSubcomponents().map(({ name }) => name),
    properties: calendar.getAllProperties().map(({ name }) => name),
    events: calendar.getAllSubcomponents('vevent').map(of),
  };
}
