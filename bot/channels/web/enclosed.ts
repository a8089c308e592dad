import type { Inbound } from '../../engine/inbound.ts';
import { CALENDAR_FILE, type Enclosure } from '../../engine/saying.ts';
import type { Mark, ThreadLine } from '../../ports.ts';
import type { SentFile } from './files.ts';
import { givenAs, type Kind, plainName, promisedBy } from './kinds.ts';

/** What stands in a line besides its words. */
export type Shown =
  | {
      readonly kind: Kind;
      readonly href: string;
      readonly name: string;
      /** Null where nobody knows. */
      readonly bytes: number | null;
      readonly seconds: number | null;
    }
  /** It came, and the house did not keep it or keeps it no more. */
  | { readonly kind: 'missing'; readonly name: string }
  /** It came, and is read elsewhere in the house now. */
  | { readonly kind: 'moved'; readonly name: string }
  | {
      readonly kind: 'place';
      readonly name: string;
      readonly address: string;
      readonly map: string;
      /** For a phone that opens its own map. */
      readonly geo: string;
    };

type Place = Extract<Enclosure, { kind: 'place' }>;

/** Where a file of a line is read: `"/chat/files/12.1"`. */
const hrefOf = ({ turn, position }: Mark): string => `/chat/files/${turn}.${position}`;

const DECIMALS = 6;

/** The place on a map that needs no account, and as an address that a phone hands to its own map. */
function onMap({ name, address, latitude, longitude }: Place): Shown {
  const [lat, lon] = [latitude.toFixed(DECIMALS), longitude.toFixed(DECIMALS)];
  return {
    kind: 'place',
    name,
    address,
    map: `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=17/${lat}/${lon}`,
    geo: `geo:${lat},${lon}?q=${encodeURIComponent(`${lat},${lon}(${name.toWellFormed()})`)}`,
  };
}

function ofHouse(line: ThreadLine, enclosure: Enclosure): Shown {
  if (enclosure.kind === 'place') return onMap(enclosure);
  if (enclosure.kind === 'calendar') {
    return { kind: 'file', href: hrefOf(line), name: CALENDAR_FILE.name, bytes: null, seconds: null };
  }
  const { name, type, bytes } = enclosure;
  return { kind: givenAs(type, false).kind, href: hrefOf(line), name, bytes, seconds: null };
}

function ofVisitor(line: ThreadLine, inbound: Inbound & { kind: 'file' | 'voice' }, sent: SentFile | undefined): Shown {
  const isVoice = inbound.kind === 'voice';
  const name = isVoice ? '' : plainName(inbound.name);
  if (sent === undefined || sent.state === 'refused') return { kind: 'missing', name };
  if (sent.state === 'moved') return { kind: 'moved', name };
  const { kind } = givenAs(sent.type ?? promisedBy(name), isVoice);
  const bytes = sent.bytes === 0 ? null : sent.bytes;
  return { kind, href: hrefOf(line), name, bytes, seconds: isVoice ? inbound.seconds : null };
}

/** What is enclosed in a line; `sent` are the files that its conversation keeps. */
export function enclosedIn(line: ThreadLine, sent: readonly SentFile[]): Shown | null {
  const { inbound, saying } = line;
  if (saying?.enclosure !== undefined) return ofHouse(line, saying.enclosure);
  if (inbound?.kind !== 'file' && inbound?.kind !== 'voice') return null;
  return ofVisitor(
    line,
    inbound,
    sent.find(({ turn }) => turn === line.turn),
  );
}
